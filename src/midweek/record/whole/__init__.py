"""A client's whole record as JSON: carried away by its owner, and read into another Midweek."""
