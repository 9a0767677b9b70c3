"""Deeds on the plan: agree something, change what was agreed, end it, follow something, meet."""
