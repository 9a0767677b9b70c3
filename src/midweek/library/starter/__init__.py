"""The starter set: one file for each activity that a new clinic begins with."""

from functools import lru_cache
from pathlib import Path

from midweek.library.definition import Definition

SLUGS = (
    "check-in",
    "ten-minute-walk",
    "slow-breathing",
    "open-journal",
    "phq-9",
    "phq-8",
    "gad-7",
    "session-note",
)


@lru_cache(maxsize=1)
def starter_set() -> tuple[Definition, ...]:
    """Read the starter set, in the order in which it is offered."""
    return tuple(
        Definition.read(Path(__file__).with_name(f"{slug}.json").read_bytes()) for slug in SLUGS
    )
