"""The record chapter: what goes into the file, and stays."""
