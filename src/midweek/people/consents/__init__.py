"""What clients are asked to agree to: a folder for each version, a file for each language.

A version that anybody agreed to is never edited: the next wording gets the next number.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CURRENT = 3


@dataclass(frozen=True)
class ConsentText:
    """The words of one version in one language."""

    version: int
    sentences: tuple[str, ...]
    full: tuple[str, ...]

    def for_client(self, *, therapist: str, looks: str) -> list[str]:
        """The short sentences, with the names that belong in them."""
        return [one.format(therapist=therapist, looks=looks) for one in self.sentences]


@cache
def consent_text(language: str, *, version: int = CURRENT) -> ConsentText:
    """The text of a version; in English where it was not translated."""
    folder = Path(__file__).parent / f"v{version}"
    path = folder / f"{language.split('-')[0]}.json"
    path = path if path.is_file() else folder / "en.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    return ConsentText(version, tuple(told["sentences"]), tuple(told["full"]))
