"""Sheets of paper: what a desk shows, set in type as a PDF that anybody can read."""
