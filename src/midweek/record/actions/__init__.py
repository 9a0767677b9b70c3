"""Deeds on the record."""
