"""Make a client of a parsed record, within the deed that takes it in."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import available_timezones

from django.apps import apps
from django.conf import settings

from midweek.audit import clock
from midweek.people.access import grant_to_client
from midweek.people.models import Person
from midweek.people.vault import seal
from midweek.plans.queries import items
from midweek.practice.actions.months import rebuild_months
from midweek.practice.models import Entry
from midweek.record.queries.timeline import timeline
from midweek.record.tables.reading import reader_of
from midweek.record.tables.zipped import archive_of
from midweek.record.whole.library import known_as
from midweek.record.whole.names import Unreadable, fresh_ids, renamed
from midweek.record.whole.parsing import LONGEST_NAME, Parsed
from midweek.record.whole.rows import check_entry, make_row
from midweek.record.whole.shape import NOT_TAKEN_OVER


def take_in(parsed: Parsed, client: Person, *, by: Person) -> int:
    """Fill a fresh client with what a file says; return how many rows there were."""
    rows = dict(_wanted(parsed))
    names = fresh_ids(row["id"] for found in rows.values() for row in found)
    names[str(parsed.client.get("id"))] = str(client.pk)
    names |= known_as(parsed.activities, by=by)
    names |= _people(parsed, client)
    _describe(client, parsed)
    known = set(names.values())
    for label, found in rows.items():
        for told in found:
            _make(apps.get_model(label), renamed(told, names), client, known)
    rebuild_months(client, by=by)
    _read_everything(client, by)
    return sum(map(len, rows.values()))


def _wanted(parsed: Parsed) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for label, found in parsed.rows.items():
        if label not in NOT_TAKEN_OVER:
            yield label, found


def _people(parsed: Parsed, client: Person) -> dict[str, str]:
    """Who did what elsewhere: a name here, who never worked here and cannot sign in."""
    names = fresh_ids(one["id"] for one in parsed.people)
    for told in parsed.people:
        name = told.get("name")
        if not isinstance(name, str) or len(name) > LONGEST_NAME:
            raise Unreadable("Somebody in it has no name.")
        person = Person(
            id=names[told["id"]],
            clinic_id=client.clinic_id,
            kind=Person.Kind.STAFF,
            left_at=clock.now(),
        )
        seal(person, name=name)
        person.save(force_insert=True)
    return names


def _describe(client: Person, parsed: Parsed) -> None:
    language, zone = parsed.client.get("language"), parsed.client.get("zone")
    if language in dict(settings.LANGUAGES):
        client.language = str(language)
    if isinstance(zone, str) and zone in available_timezones():
        client.zone = zone
    client.save(update_fields=["language", "zone"])


def _make(model: Any, told: dict[str, Any], client: Person, known: set[str]) -> None:
    row = make_row(model, told, client, known)
    row.save(force_insert=True)
    if isinstance(row, Entry):
        check_entry(row, told.get("answers"))


def _read_everything(client: Person, by: Person) -> None:
    """Read all of it as our pages do: what they could not show is not kept."""
    grant = grant_to_client(client, by=by, purpose="import")
    try:
        items(client, grant=grant)
        before: datetime | None = None
        while (page := timeline(client, by=by, before=before)).older:
            before = page.older
        for _piece in archive_of(reader_of(client, by=by)):
            pass
    except Exception as problem:
        raise Unreadable("Something in it cannot be shown.") from problem
