"""Activities that have a place of their own on every phone, planned or not."""

PARTS_OF_A_PAGE = ("journal-excerpt", "journal-topics")
"""What a client shares of a journal page where it is not the whole. Nobody agrees on these."""
GUIDED = (
    "guided-worry",
    "guided-hard-talk",
    "guided-good-moment",
    "guided-evening",
    "guided-letter",
    "guided-choice",
)
ALWAYS_AT_HAND = ("check-in", "open-journal", "session-note", *PARTS_OF_A_PAGE, *GUIDED)
