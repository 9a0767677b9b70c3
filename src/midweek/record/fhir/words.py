"""What each resource is made of: ids, references, moments and coded words."""

import json
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

Said = dict[str, Any]
OURS = "urn:midweek:"
UNITS = "http://unitsofmeasure.org"
TERMS = "http://terminology.hl7.org/CodeSystem/"


def resource(kind: str, of: UUID, **says: Any) -> Said:
    """One resource. FHIR knows no empty value, so whatever is empty is left out."""
    return {"resourceType": kind, "id": str(of), **_filled(says)}


def _filled(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: part for name, one in value.items() if _is_said(part := _filled(one))}
    if isinstance(value, list):
        return [part for one in value if _is_said(part := _filled(one))]
    return value


def _is_said(value: Any) -> bool:
    return value is not None and value not in ("", [], {})


def address(of: UUID) -> str:
    """Where a resource of the bundle is found."""
    return f"urn:uuid:{of}"


def link(to: UUID) -> Said:
    """A reference to a resource of the same bundle."""
    return {"reference": address(to)}


def derived(of: UUID, name: str) -> UUID:
    """The id of a further resource from the same row, the same each time."""
    return uuid5(of, name)


def coding(system: str, code: str, display: str = "") -> Said:
    """A code with the system it comes from."""
    return {"system": system, "code": code, "display": display}


def concept(*codes: Said, text: str = "") -> Said:
    """Codes that mean the same, and the words for it."""
    return {"coding": list(codes), "text": text}


def period(start: date | None, end: date | None) -> Said:
    """From when until when, as far as that is known."""
    return {"start": start, "end": end}


def as_json(value: Said) -> str:
    """The JSON text of a resource."""
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(type(value))
