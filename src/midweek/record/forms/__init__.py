"""What is asked for on pages of the record."""
