"""Deeds of the people chapter: opening a clinic, inviting, joining, agreeing, ending."""
