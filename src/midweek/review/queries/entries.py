"""Everything a client shares, in the order it happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from midweek.people.models import Person
from midweek.practice.models import Entry, Skip

PAGE = 40


@dataclass(frozen=True)
class Told:
    """One thing the client told: an entry, or a skip."""

    at: datetime
    on: date
    id: UUID
    entry: Entry | None = None
    skip: Skip | None = None


@dataclass(frozen=True)
class Page:
    """The newest things before some moment, and where the next page begins."""

    told: list[Told]
    older: datetime | None


def told_before(
    client: Person, *, by: Person, before: datetime | None, of: UUID | None = None
) -> Page:
    """A page of what the client shares with `by`, the newest first; `of` one thing of the plan.

    A page ends between two moments and never inside one, so that nothing falls between
    two pages.
    """
    entries = Entry.objects.visible_to(by).filter(client=client).select_related("version__activity")
    skips = Skip.objects.visible_to(by).filter(client=client, undone_at=None)
    if not shares_check_ins(client):
        skips = skips.none()
    if of:
        entries, skips = entries.filter(assignment=of), skips.filter(assignment=of)
    rows = [
        *(as_told(entry) for entry in newest(entries, "happened_at", before)),
        *(skip_as_told(skip) for skip in newest(skips, "recorded_at", before)),
    ]
    rows.sort(key=lambda told: (told.at, str(told.id)), reverse=True)
    return page_of(rows)


def newest(rows: Any, moment: str, before: datetime | None) -> Any:
    """The newest rows before a moment: a page, and one to know whether there is more."""
    earlier = rows.filter(**{f"{moment}__lt": before}) if before else rows
    return earlier.order_by(f"-{moment}")[: PAGE + 1]


def page_of(rows: Sequence[Told]) -> Page:
    """Cut a page off, between two moments."""
    if len(rows) <= PAGE:
        return Page(list(rows), None)
    edge = rows[PAGE].at
    shown = [told for told in rows[:PAGE] if told.at > edge] or list(rows[:PAGE])
    return Page(shown, shown[-1].at)


def as_told(entry: Entry) -> Told:
    """An entry in the timeline."""
    return Told(entry.happened_at, entry.happened_on, entry.pk, entry=entry)


def skip_as_told(skip: Skip) -> Told:
    """A skip in the timeline."""
    return Told(skip.recorded_at, skip.occasion_on, skip.pk, skip=skip)


def shares_check_ins(client: Person) -> bool:
    """Whether the client shares what they do, which skips are part of."""
    return _shares(client, "check_ins")


def shares_measures(client: Person) -> bool:
    """Whether the client shares the answers to questionnaires."""
    return _shares(client, "measures")


def _shares(client: Person, purpose: str) -> bool:
    return bool(client.consents.filter(purpose=purpose, ended_at=None, granted=True).exists())


def neighbours(entry: Entry, *, by: Person) -> tuple[Entry | None, Entry | None, Entry | None]:
    """The shared entries before and after one, and the next that nobody opened."""
    mine = Entry.objects.visible_to(by).filter(client=entry.client_id)
    here = Q(happened_at=entry.happened_at)
    older = mine.filter(Q(happened_at__lt=entry.happened_at) | here & Q(pk__lt=entry.pk))
    newer = mine.filter(Q(happened_at__gt=entry.happened_at) | here & Q(pk__gt=entry.pk))
    new = mine.filter(seen_at=None).exclude(pk=entry.pk).order_by("-happened_at", "-pk")
    return (
        older.order_by("-happened_at", "-pk").first(),
        newer.order_by("happened_at", "pk").first(),
        new.first(),
    )
