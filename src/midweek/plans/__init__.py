"""The plans chapter: what client and therapist agreed to do."""
