"""A client's own words out of their entries, opened as entries are: noted, and seen by them."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from midweek.library.queries import definitions
from midweek.practice.models import Entry
from midweek_rules.branching import is_answered

WRITTEN = ("text", "text_long")


def first_words(
    entries: Sequence[Entry], said: Mapping[UUID, Mapping[str, Any]], *, language: str
) -> dict[UUID, str]:
    """The first thing that was written in each entry, as it was written."""
    texts = definitions({entry.version_id for entry in entries}, language=language)
    found = {
        entry.pk: _first(texts[str(entry.version_id)]["steps"], said[entry.pk]) for entry in entries
    }
    return {pk: words for pk, words in found.items() if words}


def _first(steps: Sequence[Mapping[str, Any]], said: Mapping[str, Any]) -> str:
    for step in steps:
        answer = said.get(step.get("id", ""))
        if step["type"] in WRITTEN and is_answered(answer):
            return str(answer)
        if step["type"] == "thought" and isinstance(answer, Mapping) and answer.get("text"):
            return str(answer["text"])
    return ""
