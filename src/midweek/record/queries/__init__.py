"""Questions about the record."""
