"""The people chapter: clinics, persons, care, consent, and the vault that keeps their words."""
