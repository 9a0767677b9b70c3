"""The words FHIR and we use for the same things."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

Said = dict[str, Any]

OURS = "urn:midweek:activity"
"""The extension that holds what FHIR has no word for, on the whole, an item or an option."""
FHIR = "http://hl7.org/fhir/StructureDefinition/"
TRANSLATION = f"{FHIR}translation"
ORDINAL = f"{FHIR}ordinalValue"
WEIGHT = f"{FHIR}itemWeight"
CONTROL = f"{FHIR}questionnaire-itemControl"
LOW = f"{FHIR}minValue"
HIGH = f"{FHIR}maxValue"
UNIT = f"{FHIR}questionnaire-unit"
PLACES = f"{FHIR}maxDecimalPlaces"
CONTROLS = "http://hl7.org/fhir/questionnaire-item-control"
LOINC = "http://loinc.org"
LOINC_NOTICE = (
    "This material contains content from LOINC (http://loinc.org). LOINC is copyright "
    "© Regenstrief Institute, Inc. and the Logical Observation Identifiers Names and Codes "
    "(LOINC) Committee and is available at no cost under the license at "
    "http://loinc.org/license. LOINC® is a registered United States trademark of "
    "Regenstrief Institute, Inc."
)
NO_SYSTEM = "urn:midweek:value"

KINDS = {
    "read": "display",
    "done": "display",
    "text": "string",
    "text_long": "text",
    "yes_no": "boolean",
    "choice": "choice",
    "choice_many": "choice",
    "date": "date",
    "time": "time",
    "moment": "dateTime",
    "list": "string",
    "scale": "integer",
    "mood": "integer",
    "duration": "integer",
    "pacer": "integer",
    "timer": "integer",
    "stages": "integer",
    "computed": "decimal",
    "table": "group",
    "repeat": "group",
    "measure": "group",
    "drawing": "attachment",
    "photo": "attachment",
    "audio": "attachment",
}
"""What a step of ours is called there; what is missing here is a text there."""
BACK = {
    "display": "read",
    "string": "text",
    "text": "text_long",
    "boolean": "yes_no",
    "date": "date",
    "time": "time",
    "dateTime": "moment",
    "attachment": "photo",
}
INSIDE = {"table": "columns", "repeat": "steps", "measure": "steps"}


def extension(of: Mapping[str, Any], url: str) -> Said | None:
    """The first extension with this address."""
    return next((each for each in of.get("extension") or () if each.get("url") == url), None)


def value_of(found: Mapping[str, Any] | None) -> Any:
    """The value of an extension, whatever its type."""
    return next((part for key, part in (found or {}).items() if key.startswith("value")), None)


def ours_on(of: Mapping[str, Any]) -> Said:
    """What we put beside the standard part; {} for a questionnaire of somebody else's."""
    text = value_of(extension(of, OURS))
    said = json.loads(text) if isinstance(text, str) else {}
    return said if isinstance(said, dict) else {}


def beside(
    said: Mapping[str, Any], read_back: Mapping[str, Any], *, but: Iterable[str] = ()
) -> Said:
    """What the standard part alone would not give back; None for what it would make up."""
    keys = {*said, *read_back} - set(but)
    return {key: said.get(key) for key in sorted(keys) if said.get(key) != read_back.get(key)}


def laid_over(read_back: Said, ours: Said) -> Said:
    """Put what stood beside the standard part back over it."""
    return {key: part for key, part in (read_back | ours).items() if part is not None}


def as_extension(said: Said) -> list[Said]:
    """Write what FHIR has no word for."""
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return [{"url": OURS, "valueString": text}] if said else []
