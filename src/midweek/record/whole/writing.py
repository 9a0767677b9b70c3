"""Write a client's record, row by row: as much of it as the reader may see."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from midweek.audit import clock
from midweek.library.models import Activity, ActivityVersion
from midweek.people.access import grant_to_client, name_of
from midweek.people.models import Person
from midweek.people.vault import Grant, SealedField, open_sealed
from midweek.record.whole.shape import FORMAT, NUMBER, columns, tables

PAGE = 200


def record_of(client: Person, *, by: Person) -> Iterator[str]:
    """The record as JSON text, piece by piece."""
    grant = grant_to_client(client, by=by, purpose="export")
    head = {
        "format": FORMAT,
        "number": NUMBER,
        "exported_at": clock.now(),
        "client": {
            "id": client.pk,
            "name": name_of(client, by=by),
            "language": client.language,
            "zone": client.zone,
            "joined_at": client.joined_at,
        },
    }
    people: set[UUID] = set()
    used: dict[str, set[UUID]] = {"versions": set(), "activities": set()}
    yield _text(head)[:-1] + ', "rows": {'
    for number, model in enumerate(tables()):
        yield f'{", " if number else ""}"{model._meta.label}": ['
        for place, row in enumerate(_rows(model, client, by)):
            told = _told(row, grant, people, used)
            yield (",\n" if place else "\n") + _text(told)
        yield "]"
    yield '}, "people": ' + _text(_people(people - {client.pk}, by))
    yield ', "activities": ' + _text(_activities(used)) + "}\n"


def _rows(model: Any, client: Person, by: Person) -> Iterator[Any]:
    mine = model.objects.visible_to(by).filter(client=client).order_by("pk")
    last: list[Any] = []
    while not last or len(last) == PAGE:
        rows = mine.filter(pk__gt=last[-1].pk) if last else mine
        last = list(rows[:PAGE])
        yield from last
        if not last:
            return


def _told(row: Any, grant: Grant, people: set[UUID], used: dict[str, set[UUID]]) -> dict[str, Any]:
    told = {}
    for field in columns(type(row)):
        value = getattr(row, field.attname)
        if isinstance(field, SealedField):
            value = open_sealed(row, field.name, grant=grant)
        elif field.related_model is Person and value:
            people.add(value)
        elif field.related_model is ActivityVersion and value:
            used["versions"].add(value)
        elif field.related_model is Activity and value:
            used["activities"].add(value)
        told[field.attname] = value
    return told


def _people(ids: set[UUID], by: Person) -> list[dict[str, Any]]:
    found = Person.objects.filter(pk__in=ids, kind=Person.Kind.STAFF).order_by("pk")
    return [{"id": one.pk, "name": name_of(one, by=by)} for one in found]


def _activities(used: dict[str, set[UUID]]) -> list[dict[str, Any]]:
    """What was really asked, and what the plan names: blank forms, each once."""
    versions = ActivityVersion.objects.select_related("activity")
    asked = list(versions.filter(pk__in=used["versions"]))
    named = used["activities"] - {one.activity_id for one in asked}
    newest = list(versions.filter(activity__in=named).newest())
    by_activity: dict[UUID, list[ActivityVersion]] = {}
    for one in sorted([*asked, *newest], key=lambda one: (one.activity.slug, one.number)):
        by_activity.setdefault(one.activity_id, []).append(one)
    return [
        {
            "id": found[0].activity_id,
            "slug": found[0].activity.slug,
            "kind": found[0].activity.kind,
            "versions": [
                {"id": one.pk, "number": one.number, "definition": one.definition} for one in found
            ],
        }
        for found in by_activity.values()
    ]


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(type(value))
