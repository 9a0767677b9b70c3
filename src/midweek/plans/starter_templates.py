"""A few sets to begin with, made of the starter library: copied, never bound to it."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from midweek.plans.actions.assigning import Agreed
from midweek.plans.actions.templates import Part
from midweek.plans.models.planning import Planning

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Starter:
    """One set: its name by language, and its parts."""

    slug: str
    names: dict[str, str]
    parts: tuple[Part, ...]

    def name(self, language: str) -> str:
        """What it is called in a language, or else in English."""
        return self.names.get(language, self.names["en"])


@cache
def starter_templates() -> dict[str, Starter]:
    """Every set, by its slug."""
    said = json.loads((HERE / "starter_templates.json").read_text(encoding="utf-8"))
    found = [
        Starter(one["slug"], one["name"], tuple(_part(part) for part in one["parts"]))
        for one in said
    ]
    return {one.slug: one for one in found}


def _part(said: dict[str, Any]) -> Part:
    agreed = Agreed(
        why="",
        starts=date.min,
        rrule=said.get("rrule", ""),
        times=tuple(said.get("times", ())),
        rung=said.get("rung", "agreed"),
        planning=Planning(why_later=True, obstacle=said.get("obstacle", "")),
    )
    return Part(said["slug"], agreed)
