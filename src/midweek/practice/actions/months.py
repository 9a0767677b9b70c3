"""Keeping a client's months in step with entries and skips, and making them again."""

import logging
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any, cast
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from midweek.audit.action import AlreadyDone, Done, System, action
from midweek.audit.prepared import change, insert, question
from midweek.people.access import grant_to_client
from midweek.people.models import Person
from midweek.people.vault import CannotOpen, keyring, open_sealed, seal
from midweek.practice.marks import Kind, Mark, minute_of, packed, unpacked
from midweek.practice.models import Entry, Month, Skip
from midweek.practice.models.months import first_of
from midweek_rules.observing import observations

log = logging.getLogger("midweek.integrity")
WORDS = ("text", "text_long")


def put_mark(client: Person, mark: Mark, *, instead_of: Iterable[UUID] = ()) -> None:
    """Write `mark` into its month, in place of any mark with its own id or one of these."""
    gone = {mark.id, *(str(one) for one in instead_of)}
    _rewrite(client, mark.on, without=gone, adding=[mark])


def drop_mark(client: Person, *, day: date, mark_id: UUID) -> None:
    """Take a mark out of its month."""
    _rewrite(client, day, without={str(mark_id)}, adding=[])


def _rewrite(client: Person, day: date, *, without: set[str], adding: list[Mark]) -> None:
    month = next(iter(_month(client=client.pk, first=first_of(day))), None)
    is_new = month is None
    month = month or Month(clinic_id=client.clinic_id, client=client, first=first_of(day))
    try:
        marks = _marks_in(month, client)
    except CannotOpen:
        # The entry or skip behind the mark is written by now, and so is in what is made anew.
        rebuild_months(client, by=System("receiving"))
        return
    seal(month, marks=packed([one for one in marks if one.id not in without] + adding))
    if is_new:
        insert(month)
    else:
        _write(pk=month.pk, marks=month.marks)


@question
def _month(*, client: UUID, first: date) -> QuerySet[Month]:
    return Month.objects.filter(client=client, first=first)


@change
def _write(*, pk: UUID, marks: bytes) -> tuple[QuerySet[Month], dict[str, Any]]:
    return Month.objects.filter(pk=pk), {"marks": marks}


def _marks_in(month: Month, client: Person) -> list[Mark]:
    # The client's own operation is being kept: the phone's owner writes their own month.
    grant = grant_to_client(client, by=client, purpose="receiving")
    return unpacked(open_sealed(month, "marks", grant=grant), month.first)


@action("practice.months_rebuilt", says=_("The numbers behind the charts were made again"))
def rebuild_months(client: Person, *, by: Person | System) -> Done[Month] | AlreadyDone[Person]:
    """Make a client's months again from entries and skips, as when one of them does not open.

    An entry that does not open itself is left out and counted. Without the client's key
    nothing would be left, and so nothing is touched: KeyIsGone.
    """
    keyring.client_key(client.pk, clinic_id=client.clinic_id)
    Person.objects.select_for_update().get(pk=client.pk)
    marks, unreadable = _marks_anew(client)
    months = {month.first: month for month in Month.objects.filter(client=client)}
    inside = groupby(sorted(marks, key=lambda mark: mark.on), key=lambda mark: first_of(mark.on))
    anew = {first: list(found) for first, found in inside}
    for first in sorted(months.keys() | anew.keys()):
        month = months.setdefault(
            first, Month(clinic_id=client.clinic_id, client=client, first=first)
        )
        seal(month, marks=packed(anew.get(first, ())))
        month.save()
    log.warning(
        "months of %s made again: %d marks, %d unreadable", client.pk, len(marks), unreadable
    )
    if not months:
        return AlreadyDone(client)
    return Done(months[min(months)], {"marks": len(marks), "unreadable": unreadable})


def _marks_anew(client: Person) -> tuple[list[Mark], int]:
    marks = [mark_of_skip(skip) for skip in Skip.objects.filter(client=client, undone_at=None)]
    shared = Entry.objects.filter(client=client, unshared_at=None, undone_at=None)
    unreadable = 0
    for entry in shared.exclude(pk__in=overtaken(client)).select_related("version__activity"):
        try:
            marks.append(mark_of(entry, client=client))
        except CannotOpen:
            unreadable += 1
    return sorted(marks, key=lambda mark: mark.minute), unreadable


def overtaken(client: Person) -> set[UUID]:
    """The entries that another follows, near or far, which was not taken back."""
    following = Entry.objects.filter(client=client, replaces__isnull=False)
    rows = list(following.values_list("pk", "replaces_id", "undone_at"))
    before = {pk: earlier for pk, earlier, _undone in rows}
    return {
        earlier
        for pk, _earlier, undone_at in rows
        if undone_at is None
        for earlier in _chain(pk, before)
    }


def _chain(pk: UUID, before: dict[UUID, UUID]) -> Iterator[UUID]:
    while earlier := before.get(pk):
        yield earlier
        pk = earlier


def mark_of(entry: Entry, *, client: Person) -> Mark:
    """The mark of an entry that is already kept."""
    grant = grant_to_client(client, by=client, purpose="marking")
    answers = open_sealed(entry, "answers", grant=grant)
    return mark_of_answers(entry, entry.version.definition, answers)


def mark_of_answers(entry: Entry, definition: dict[str, Any], answers: dict[str, Any]) -> Mark:
    """The mark that an entry with these answers leaves."""
    return Mark(
        id=str(entry.pk),
        kind="entry",
        on=entry.happened_on,
        minute=minute_of(entry.happened_at),
        purpose=str(entry.purpose),
        slug=entry.version.activity.slug,
        assignment=str(entry.assignment_id or ""),
        slot=entry.occasion_slot,
        numbers={one.name: one.value for one in observations(definition, answers)},
        words=any(answers.get(step["id"]) for step in definition["steps"] if step["type"] in WORDS),
        finished=entry.finished,
    )


def mark_of_skip(skip: Skip) -> Mark:
    """The mark that a skip leaves."""
    return Mark(
        id=str(skip.pk),
        kind=cast(Kind, str(skip.kind)),
        on=skip.occasion_on,
        minute=minute_of(skip.recorded_at),
        purpose="check_ins",
        assignment=str(skip.assignment_id),
        slot=skip.occasion_slot,
        wants=str(skip.wants),
    )
