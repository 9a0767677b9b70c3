"""Whom to call in a crisis, by region: examples to check, and what a clinic has checked."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from midweek.people.models import HelpLine


@cache
def regions() -> dict[str, Any]:
    """The examples we ship, by region code; "" is anywhere else."""
    text = Path(__file__).with_name("regions.json").read_text(encoding="utf-8")
    found = json.loads(text)
    del found["about"]
    return dict(found)


def examples(region: str) -> list[dict[str, Any]]:
    """The lines of a region for a clinic to check, the emergency number first."""
    known = regions().get(region, regions()[""])
    emergency = {"channel": "emergency", "label": known["emergency"], "number": known["emergency"]}
    return [emergency, *known["lines"]]


def help_for(region: str, *, lines: Sequence[HelpLine]) -> dict[str, Any]:
    """What a help page shows: the checked lines when there are any, else the examples.

    Never an empty list: a region we do not know gets 112 and a directory of helplines.
    """
    told = [_told(line) for line in lines] or [_told(HelpLine(**one)) for one in examples(region)]
    checked = min((line.checked_on for line in lines if line.checked_on), default=None)
    known = regions().get(region, regions()[""])
    emergency = [one["number"] for one in told if one["label"] and one["kind"] == "emergency"]
    return {
        "region": region,
        "emergency": emergency[0] if emergency else known["emergency"],
        "lines": [one for one in told if one["kind"] != "emergency"],
        "checked_on": checked.isoformat() if checked else None,
    }


def _told(line: HelpLine) -> dict[str, Any]:
    return {
        "kind": line.channel,
        "label": line.label,
        "number": line.number,
        "shown": line.shown or line.number,
        "body": line.text_body or None,
    }
