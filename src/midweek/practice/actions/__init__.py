"""Deeds of practice: keeping what a phone tells, opening what was shared, taking up a notice."""
