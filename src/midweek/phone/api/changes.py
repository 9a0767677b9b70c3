"""What changed of a client's own: entries, skips, what was said; a page, as phones read it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from midweek.audit.prepared import question
from midweek.people.access import given_name, name_of
from midweek.people.models import Person
from midweek.people.vault import Grant, open_values
from midweek.phone.api.listed import topics_since, topics_told
from midweek.phone.api.rows import PAGE, Row, iso
from midweek.phone.api.said import messages_since, messages_told
from midweek.practice.models import Entry, Skip

ANSWERS, FELT = Entry._meta.get_field("answers"), Entry._meta.get_field("felt")
QUALITY = Entry._meta.get_field("quality")
OBSTACLES = Skip._meta.get_field("obstacles")
NOTHING_ADDED = {"useful": None, "learnt": None}


@dataclass(frozen=True)
class Changes:
    """A page of changes: what changed by its kind, the last number, and whether more wait."""

    told: dict[str, list[dict[str, Any]]]
    last: int
    more: bool

    @property
    def versions(self) -> set[UUID]:
        """The versions of activities that the entries are of."""
        return {entry["activity"] for entry in self.told["entries"]}


def changes(client: Person, *, since: int, grant: Grant) -> Changes:
    """What changed of the client's own after `since`, a page of it.

    A page ends at a number and not at a row, so that two rows changed by one operation
    never fall on either side of it. What was said is asked for only where it changed.
    """
    found = {
        "entries": _entries(client=client.pk, since=since),
        "skips": _skips(client=client.pk, since=since),
    }
    if since < client.talk_counter:
        found["messages"] = messages_since(client=client.pk, since=since)
        found["topics"] = topics_since(client=client.pk, since=since)
    last = min((rows[PAGE - 1][0] for rows in found.values() if len(rows) > PAGE), default=None)
    if last is not None:
        found = {kind: [row for row in rows if row[0] <= last] for kind, rows in found.items()}
    told = {kind: TOLD[kind](rows, client, grant) for kind, rows in found.items()}
    return Changes(told, client.counter if last is None else last, last is not None)


@question
def _entries(*, client: UUID, since: int) -> QuerySet[Entry, Row]:
    found = Entry.objects.filter(client=client, changed_seq__gt=since)
    return found.order_by("changed_seq").values_list(
        "changed_seq",
        "id",
        "version_id",
        "assignment_id",
        "occasion_on",
        "occasion_slot",
        "happened_at",
        "happened_on",
        "finished",
        "replaces_id",
        "unshared_at",
        "undone_at",
        "seen_at",
        "entered_by_id",
        "entered_how",
        "quality",
        "felt",
        "answers",
    )[: PAGE + 1]


@question
def _skips(*, client: UUID, since: int) -> QuerySet[Skip, Row]:
    found = Skip.objects.filter(client=client, changed_seq__gt=since)
    return found.order_by("changed_seq").values_list(
        "changed_seq",
        "id",
        "assignment_id",
        "occasion_on",
        "occasion_slot",
        "kind",
        "wants",
        "undone_at",
        "obstacles",
    )[: PAGE + 1]


def _entries_told(rows: list[Row], client: Person, grant: Grant) -> list[dict[str, Any]]:
    answers = open_values(ANSWERS, [(row[1], row[-1]) for row in rows], grant=grant)
    felt = open_values(FELT, [(row[1], row[-2]) for row in rows], grant=grant)
    quality = open_values(QUALITY, [(row[1], row[-3]) for row in rows], grant=grant)
    names = _names_of({row[13] for row in rows} - {None}, client)
    return [
        _entry(row, answers.get(row[1], {}), names)
        | {"felt": felt.get(row[1]), **NOTHING_ADDED, **quality.get(row[1], {})}
        for row in rows
    ]


def _names_of(people: set[UUID], client: Person) -> dict[UUID, str]:
    """What those who wrote something down for the client are called."""
    known = Person.objects.filter(pk__in=people) if people else ()
    return {one.pk: given_name(name_of(one, by=client)) for one in known}


def _skips_told(rows: list[Row], client: Person, grant: Grant) -> list[dict[str, Any]]:
    obstacles = open_values(OBSTACLES, [(row[1], row[-1]) for row in rows], grant=grant)
    return [_skip(row) | {"obstacles": obstacles.get(row[1], [])} for row in rows]


def _entry(row: Row, answers: Any, names: dict[UUID, str]) -> dict[str, Any]:
    seq, pk, version, assignment, on, slot, at, day, finished, replaces = row[:10]
    unshared_at, undone_at, seen_at, by, how = row[10:15]
    return {
        "id": pk,
        "seq": seq,
        "activity": version,
        "assignment": assignment,
        "occasion": _occasion(on, slot),
        "happened_at": iso(at),
        "happened_on": day,
        "finished": finished,
        "replaces": replaces,
        "shared": unshared_at is None,
        "undone": undone_at is not None,
        "seen_at": iso(seen_at) if seen_at else None,
        "answers": answers,
        "entered": {"by": names.get(by, ""), "how": how} if by else None,
    }


def _skip(row: Row) -> dict[str, Any]:
    seq, pk, assignment, on, slot, kind, wants, undone_at = row[:8]
    return {
        "id": pk,
        "seq": seq,
        "assignment": assignment,
        "occasion": _occasion(on, slot),
        "kind": kind,
        "wants": wants or None,
        "undone": undone_at is not None,
    }


def _occasion(on: date | None, slot: str) -> dict[str, Any] | None:
    return {"date": on, "slot": slot or None} if on else None


TOLD = {
    "entries": _entries_told,
    "skips": _skips_told,
    "messages": messages_told,
    "topics": topics_told,
}
