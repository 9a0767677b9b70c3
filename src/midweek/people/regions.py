"""The crisis numbers each region starts with, and which region a browser suggests.

The numbers lie in regions.json with their owner and the date of their last check. They
are examples: a clinic confirms its own before it invites its first client.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from midweek.people.models import HelpLine

ELSEWHERE = "ZZ"
OF_LANGUAGE = {"en": "GB", "de": "DE"}
NAMES = {
    "GB": _("United Kingdom"),
    "IE": _("Ireland"),
    "US": _("United States"),
    "CA": _("Canada"),
    "AU": _("Australia"),
    "NZ": _("New Zealand"),
    "DE": _("Germany"),
    "AT": _("Austria"),
    "CH": _("Switzerland"),
    "EU": _("Another country in Europe"),
    "ZZ": _("Somewhere else"),
}


@dataclass(frozen=True)
class Region:
    """A region, the zone most of it lives in, and the numbers it starts with."""

    code: str
    zone: str
    lines: tuple[dict[str, Any], ...]

    @property
    def name(self) -> str:
        """Its name in the reader's language."""
        return str(NAMES[self.code])

    @property
    def emergency(self) -> str:
        """The number for emergencies."""
        return str(self.lines[0]["number"])


@cache
def _told() -> dict[str, Any]:
    path = Path(__file__).with_name("regions.json")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def checked_on() -> str:
    """When the numbers that ship with Midweek were last looked at."""
    return str(_told()["checked_on"])


def region(code: str, *, language: str | None = None) -> Region:
    """The region with this code; for one we do not know, numbers that work in most places."""
    language = language or get_language() or "en"
    known = code if code in NAMES else ELSEWHERE
    told = _told()["regions"][known]
    lines = tuple(_in_language(line, language) for line in told["lines"])
    return Region(code=known, zone=told["zone"], lines=lines)


def _in_language(line: dict[str, Any], language: str) -> dict[str, Any]:
    told = {name: value for name, value in line.items() if name != "shown_de"}
    if language.startswith("de"):
        told["shown"] = line["shown_de"]
    return told


def suggested(accept_language: str) -> str:
    """The region that a browser's languages suggest: "en-NZ,en;q=0.9" is New Zealand's."""
    for wanted in accept_language.split(","):
        language, _dash, country = wanted.split(";")[0].strip().partition("-")
        if country.upper() in NAMES:
            return country.upper()
        if not country and language in OF_LANGUAGE:
            return OF_LANGUAGE[language]
    return "GB"


def help_for(code: str, *, lines: Sequence[HelpLine]) -> dict[str, Any]:
    """What a help page shows: the checked lines when there are any, else the examples.

    Never an empty list: a region we do not know gets 112 and a directory of helplines.
    """
    known = region(code)
    told = [_told_of(one) for one in lines or [HelpLine(**line) for line in known.lines]]
    checked = min((one.checked_on for one in lines if one.checked_on), default=None)
    emergency = [one["number"] for one in told if one["kind"] == "emergency"]
    return {
        "region": known.code,
        "emergency": (emergency or [known.emergency])[0],
        "lines": [one for one in told if one["kind"] != "emergency"],
        "checked_on": checked.isoformat() if checked else None,
    }


def _told_of(line: HelpLine) -> dict[str, Any]:
    return {
        "kind": line.channel,
        "label": line.label,
        "number": line.number,
        "shown": line.shown or line.number,
        "body": line.text_body or None,
    }
