"""The crisis numbers each region starts with, and which region a browser suggests.

The numbers lie in regions.json with their owner and the date of their last check. They
are examples: a clinic confirms its own before it invites its first client.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

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


@cache
def _told() -> dict[str, Any]:
    path = Path(__file__).with_name("regions.json")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def checked_on() -> str:
    """When the numbers that ship with Midweek were last looked at."""
    return str(_told()["checked_on"])


def region(code: str, *, language: str = "en") -> Region:
    """The region with this code; for one we do not know, numbers that work in most places."""
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
