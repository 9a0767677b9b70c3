"""The audit chapter: in whose clinic we are, and who did what in it."""
