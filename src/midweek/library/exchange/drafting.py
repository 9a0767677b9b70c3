"""From foreign steps to an activity of ours: what a file does not say is said plainly."""

import json
from typing import Any

from pydantic import ValidationError

from midweek.library.definition import Definition
from midweek.library.exchange.findings import Finding, Form, Notes
from midweek.library.exchange.texts import as_slug

Said = dict[str, Any]

MOST_SHOWN = 20


def worksheet(name: str, *, title: str, language: str, steps: list[Said], **more: Any) -> Said:
    """Write an activity around steps that came from elsewhere; it can be edited afterwards."""

    def say(text: str) -> dict[str, str]:
        return {language: text}

    return {
        "slug": as_slug(name),
        "language": language,
        "kind": "worksheet",
        "title": say(title or name),
        "approach": "tracking",
        "concerns": ["everyone"],
        "purpose": say(title or name),
        "minutes": max(1, min(120, len(steps) // 3)),
        "layout": "one_by_one",
        "steps": steps,
        **more,
    }


def formed(name: str, said: Said, notes: Notes) -> Form:
    """Make the form out of what was read; what does not hold together is refused by path."""
    if not said.get("steps"):
        notes.refuse(name, "There is no question in it.")
    activity = None
    if not notes.refused:
        try:
            activity = Definition.model_validate_json(json.dumps(said))
        except ValidationError as error:
            notes.refused.extend(_problem(name, each) for each in error.errors()[:MOST_SHOWN])
    return Form(name, activity, tuple(notes.differently), tuple(notes.refused))


def _problem(name: str, error: Any) -> Finding:
    path = ".".join(str(part) for part in error["loc"]) or name
    return Finding(path, str(error["msg"]))
