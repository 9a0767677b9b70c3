"""What changed of a client's own: entries and skips, a page of them, as phones read them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from midweek.audit.prepared import question
from midweek.people.models import Person
from midweek.people.vault import Grant, open_values
from midweek.practice.models import Entry, Skip

PAGE = 200
Row = tuple[Any, ...]
ANSWERS, FELT = Entry._meta.get_field("answers"), Entry._meta.get_field("felt")


@dataclass(frozen=True)
class Changes:
    """A page of changes: the entries and skips, the last number of it, and whether more wait."""

    entries: list[dict[str, Any]]
    skips: list[dict[str, Any]]
    last: int
    more: bool

    @property
    def versions(self) -> set[UUID]:
        """The versions of activities that the entries are of."""
        return {entry["activity"] for entry in self.entries}


def changes(client: Person, *, since: int, grant: Grant) -> Changes:
    """The client's entries and skips that changed after `since`, a page of them.

    A page ends at a number and not at a row, so that two rows changed by one operation
    never fall on either side of it.
    """
    entries = _entries(client=client.pk, since=since)
    skips = _skips(client=client.pk, since=since)
    last, more = client.counter, max(len(entries), len(skips)) > PAGE
    if more:
        last = min(rows[PAGE - 1][0] for rows in (entries, skips) if len(rows) > PAGE)
        entries = [entry for entry in entries if entry[0] <= last]
        skips = [skip for skip in skips if skip[0] <= last]
    answers = open_values(ANSWERS, [(entry[1], entry[-1]) for entry in entries], grant=grant)
    felt = open_values(FELT, [(entry[1], entry[-2]) for entry in entries], grant=grant)
    return Changes(
        [_entry(entry, answers.get(entry[1], {}), felt.get(entry[1])) for entry in entries],
        [_skip(skip) for skip in skips],
        last,
        more,
    )


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
    )[: PAGE + 1]


def _entry(row: Row, answers: Any, felt: str | None) -> dict[str, Any]:
    seq, pk, version, assignment, on, slot, at, day, finished, replaces = row[:10]
    unshared_at, undone_at, seen_at = row[10:13]
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
        "felt": felt,
    }


def _skip(row: Row) -> dict[str, Any]:
    seq, pk, assignment, on, slot, kind, wants, undone_at = row
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


def iso(moment: datetime) -> str:
    """A moment as phones read it."""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
