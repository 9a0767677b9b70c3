"""Tidy tables of what one client shares: one row for each thing, one column for each fact."""
