"""Scores, mood and whatever else an entry yields as numbers: Observation."""

from collections.abc import Iterator
from typing import Any

from midweek.record.fhir.words import (
    OURS,
    TERMS,
    UNITS,
    Said,
    coding,
    concept,
    derived,
    link,
    resource,
)
from midweek.record.fhir.writing import Writing
from midweek.record.tables.reading import Told
from midweek_rules.observing import Observation, observations
from midweek_rules.scoring import band_of, score

SURVEY = concept(coding(f"{TERMS}observation-category", "survey"))
SCORE = {"unit": "score", "system": UNITS, "code": "{score}"}
MINUTES = {"unit": "min", "system": UNITS, "code": "min"}


def observed(told: Told, writing: Writing) -> Iterator[Said]:
    """Each number of an entry, with its LOINC code where the question or measure has one."""
    entry = told.entry
    for place, one in enumerate(observations(told.definition, told.answers)):
        asked = _asked(one, told.definition)
        yield resource(
            "Observation",
            derived(entry.pk, f"Observation {place}"),
            basedOn=[link(entry.assignment_id)] if entry.assignment_id else [],
            status=_status(told),
            category=[SURVEY],
            code=_code(one, asked, told, writing),
            subject=writing.patient,
            effectiveDateTime=entry.happened_at,
            issued=entry.received_at,
            performer=[writing.person(entry.client_id)],
            valueQuantity=_quantity(one, asked),
            interpretation=_band(one, asked),
            derivedFrom=[link(entry.pk)],
            component=_parts(one, asked, told),
        )


def _status(told: Told) -> str:
    if told.is_followed:
        return "entered-in-error"
    return "corrected" if told.entry.replaces_id else "final"


def _asked(one: Observation, definition: Said) -> Said:
    """The measure or the question that a number comes from."""
    if one.kind == "total" and definition.get("scoring"):
        return definition
    steps: list[Said] = definition["steps"]
    if one.kind == "total":
        return next(step for step in steps if step.get("slug") == one.name)
    name = one.name.partition(".")[0]
    return next((step for step in steps if step["id"] == name), {})


def _code(one: Observation, asked: Said, told: Told, writing: Writing) -> Said:
    published = asked["scoring"].get("code") if one.kind == "total" else asked.get("code")
    ours = coding(f"{OURS}observation", f"{told.definition['slug']}/{one.name}")
    text = writing.reader.names.get(one.name) or asked.get("title") or asked.get("text", "")
    return concept(*([published] if published else []), ours, text=text)


def _quantity(one: Observation, asked: Said) -> Said:
    if one.kind == "minutes":
        return {"value": one.value, **MINUTES}
    if one.kind == "number":
        return {"value": one.value, "unit": asked.get("unit", "")}
    return {"value": one.value, **SCORE}


def _band(one: Observation, asked: Said) -> list[Said]:
    if one.kind != "total":
        return []
    name = band_of(asked, one.value)
    bands: list[dict[str, Any]] = asked["scoring"].get("bands") or []
    return [{"text": str(band["label"])} for band in bands if band["name"] == name]


def _parts(one: Observation, asked: Said, told: Told) -> list[Said]:
    """The subscales of a questionnaire, beside its total."""
    if one.kind != "total" or asked is not told.definition:
        return []
    labels = {each["name"]: each.get("label") for each in asked["scoring"].get("subscales", ())}
    return [
        {"code": {"text": labels.get(name) or name}, "valueQuantity": {"value": value, **SCORE}}
        for name, value in score(asked, told.answers).subscales.items()
        if value is not None
    ]
