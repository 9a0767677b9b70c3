"""The options of a choice: from the item, or from a value set that the file brings along."""

from collections.abc import Mapping
from typing import Any

from midweek.library.exchange.fhir.texts import texts_in
from midweek.library.exchange.fhir.words import (
    ORDINAL,
    WEIGHT,
    extension,
    laid_over,
    ours_on,
    value_of,
)
from midweek.library.exchange.findings import Notes

Said = dict[str, Any]
Sets = Mapping[str, list[Said]]


def options_in(item: Said, where: str, language: str, sets: Sets, notes: Notes) -> list[Said]:
    """Read the options of a choice; the numbers they add up by become their values."""
    options = item.get("answerOption") or sets.get(
        str(item.get("answerValueSet")).removeprefix("#"), []
    )
    if not options and item.get("answerValueSet"):
        notes.refuse(
            f"{where}.answerValueSet", "The options lie elsewhere; put them into the file."
        )
    found = [
        _option(each, f"{where}.answerOption[{n}]", language, notes)
        for n, each in enumerate(options)
    ]
    values = [each["value"] for each in found]
    if len(set(map(str, values))) < len(values):
        notes.differs(where, "Two options have one value; they are numbered anew.")
        found = [each | {"value": place} for place, each in enumerate(found)]
    return found


def _option(option: Said, where: str, language: str, notes: Notes) -> Said:
    value = next((part for key, part in option.items() if key.startswith("value")), None)
    coding = value if isinstance(value, dict) else {"code": str(value), "display": str(value)}
    weight = next(
        (
            value_of(found)
            for place in (option, coding)
            for url in (ORDINAL, WEIGHT)
            if (found := extension(place, url))
        ),
        None,
    )
    if option.get("initialSelected"):
        notes.differs(where, "Left out: it was ticked beforehand; nothing is preset here.")
    whole = isinstance(weight, int | float) and weight == int(weight)
    label = {"display": coding.get("display") or coding.get("code")} | coding
    said: Said = {
        "value": int(weight)
        if whole and weight is not None
        else str(coding.get("code") or coding.get("display")),
        "label": texts_in(label, "display", language, notes, where),
    }
    if isinstance(value, dict) and (code := code_in(coding)):
        said["code"] = code
    return laid_over(said, ours_on(option))


def code_in(coding: Said) -> Said | None:
    """The code of a coding, as we keep it; None without one."""
    if not coding.get("code"):
        return None
    said = {"system": str(coding.get("system") or "unknown"), "code": str(coding["code"])}
    return said | ({"display": coding["display"]} if coding.get("display") else {})


def value_sets(resource: Said, notes: Notes) -> Sets:
    """The value sets that the file brings along, as options."""
    found = {}
    for each in resource.get("contained") or ():
        if each.get("resourceType") == "ValueSet":
            inside = each.get("expansion", {}).get("contains") or [
                concept | {"system": part.get("system")}
                for part in each.get("compose", {}).get("include") or ()
                for concept in part.get("concept") or ()
            ]
            found[str(each.get("id"))] = [{"valueCoding": coding} for coding in inside]
        else:
            notes.differs(
                f"contained: {each.get('id')}", f"Left out: a {each.get('resourceType')}."
            )
    return found
