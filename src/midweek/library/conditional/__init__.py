"""Measures that we can score but whose text is not ours to ship: one file each, without words.

A clinic that has checked the terms adds the text; only then is the measure offered.
"""

from functools import lru_cache
from pathlib import Path

from midweek.library.conditional.wording import Blank, NotComplete, Wording, worded

__all__ = ["Blank", "NotComplete", "Wording", "blanks", "worded"]


@lru_cache(maxsize=1)
def blanks() -> dict[str, Blank]:
    """Read the measures that wait for their text, by slug."""
    found = (Blank.read(path.read_bytes()) for path in Path(__file__).parent.glob("*.json"))
    return {blank.slug: blank for blank in found}
