"""A text of a FHIR resource, with its translations."""

from collections.abc import Mapping
from typing import Any

from midweek.library.exchange.fhir.words import TRANSLATION, extension, value_of
from midweek.library.exchange.findings import Notes
from midweek.library.exchange.texts import plain

RICH = "http://hl7.org/fhir/StructureDefinition/rendering-xhtml"


def texts_in(
    of: Mapping[str, Any], name: str, language: str, notes: Notes, where: str = ""
) -> dict[str, str]:
    """Read a text with its translations."""
    aside, path = of.get(f"_{name}") or {}, f"{where}.{name}".lstrip(".")
    shown = of.get(name) or value_of(extension(aside, RICH)) or "-"
    found = {language: plain(shown, path, notes) or "-"}
    for each in aside.get("extension") or ():
        if each.get("url") == TRANSLATION:
            parts = {part.get("url"): value_of(part) for part in each.get("extension") or ()}
            found[str(parts.get("lang"))] = plain(parts.get("content") or "-", path, notes)
    return found
