"""The words for feelings, in each language. The phone's player holds the same list."""

import json
from functools import cache
from pathlib import Path

WORDS = Path(__file__).parent / "feelings.json"
RATED, ENGLISH, GERMAN = 3, 4, 5


@cache
def feeling_words(language: str) -> dict[str, str]:
    """Every word by its id. A language we have no words in hears the English ones."""
    families = json.loads(WORDS.read_text(encoding="utf-8"))
    column = GERMAN if language.startswith("de") else ENGLISH
    return {row[0]: row[column] for family in families for row in family["words"]}
