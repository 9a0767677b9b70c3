"""Pages about getting in, and about one's own account."""
