"""What was done, answered, observed and scored."""

import json
from collections.abc import Iterator
from typing import Any

from midweek.record.tables.reading import Reader, Told, entries
from midweek.review.queries.answers import answers as in_words
from midweek.review.queries.answers import naming
from midweek_rules.computing import with_computed
from midweek_rules.observing import observations
from midweek_rules.scoring import score

Row = dict[str, Any]


def _day(told: Told) -> Row:
    entry = told.entry
    slug = entry.version.activity.slug
    return {"entry": entry.pk, "happened_on": entry.happened_on, "activity": slug}


def entry_rows(reader: Reader) -> Iterator[Row]:
    """One row for each entry."""
    for told in entries(reader):
        entry = told.entry
        yield {
            **_day(told),
            "title": told.definition["title"],
            "assignment": entry.assignment_id,
            "kind": str(entry.purpose),
            "happened_at": entry.happened_at,
            "zone": entry.zone,
            "written_at": entry.recorded_at,
            "received_at": entry.received_at,
            "version": entry.version.number,
            "finished": entry.finished,
            "follows": entry.replaces_id,
            "is_corrected": told.is_followed,
            "entered_by_therapist": entry.entered_by_id is not None,
        }


def answer_rows(reader: Reader) -> Iterator[Row]:
    """One row for each answer."""
    for told in entries(reader):
        definition = naming(told.definition, reader.names)
        heard = with_computed(definition["steps"], told.answers)
        for step in definition["steps"]:
            if heard.get(step.get("id")) is not None:
                said = [one.said for one in in_words({"steps": [step]}, heard)]
                value = heard[step["id"]]
                yield {
                    **_day(told),
                    "step": step["id"],
                    "question": step.get("text", ""),
                    "answer": said[0] if said else "",
                    "value": json.dumps(value, ensure_ascii=False)
                    if isinstance(value, dict | list)
                    else value,
                }


def observation_rows(reader: Reader) -> Iterator[Row]:
    """One row for each number that an entry yields."""
    for told in entries(reader):
        for one in observations(told.definition, told.answers):
            yield {
                **_day(told),
                "happened_at": told.entry.happened_at,
                "kind": one.kind,
                "name": one.name,
                "label": reader.names.get(one.name, ""),
                "value": one.value,
            }


def measure_rows(reader: Reader) -> Iterator[Row]:
    """One row for each total and each subscale of a questionnaire."""
    for told in entries(reader):
        if not told.definition.get("scoring"):
            continue
        found = score(told.definition, told.answers)
        more = {"version": told.entry.version.number, "missing": len(found.missing)}
        total = {"score": found.total, "band": found.band, "prorated": found.prorated}
        yield {**_day(told), **more, "part": "total", **total}
        for name, value in found.subscales.items():
            band = found.subscale_bands.get(name)
            yield {**_day(told), **more, "part": name, "score": value, "band": band}
