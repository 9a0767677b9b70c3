"""The starter set: one file for each activity and measure that a new clinic begins with."""

from functools import lru_cache
from pathlib import Path

from midweek.library.definition import Definition

FIRST = (
    "check-in",
    "ten-minute-walk",
    "slow-breathing",
    "open-journal",
    "phq-9",
    "phq-8",
    "gad-7",
    "session-note",
)
"""What is offered before anything else, in this order; the rest follows by title."""


@lru_cache(maxsize=1)
def starter_set() -> tuple[Definition, ...]:
    """Read the starter set, in the order in which it is offered."""
    found = [Definition.read(path.read_bytes()) for path in Path(__file__).parent.glob("*/*.json")]
    return tuple(sorted(found, key=_place))


def _place(definition: Definition) -> tuple[int, str]:
    return (place_of(definition.slug), definition.title["en"])


def place_of(slug: str) -> int:
    """Say how early an activity is offered; everything after the first few is alike."""
    return FIRST.index(slug) if slug in FIRST else len(FIRST)
