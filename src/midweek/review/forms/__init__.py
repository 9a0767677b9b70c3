"""What a therapist fills in: what was agreed, when, the next session, whom to invite."""
