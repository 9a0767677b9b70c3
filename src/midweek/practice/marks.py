"""Marks: what one entry or skip leaves in the week's sealed row."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from midweek.people.access import grant_to_client
from midweek.people.models import Person
from midweek.people.vault import Grant, open_sealed, seal
from midweek.practice.models import Week


@dataclass(frozen=True)
class Mark:
    """One thing that happened, in numbers.

    `kind` is entry, not_today or too_hard; `on` the client's local day; `numbers` the
    observations of an entry (mood 1 to 5, a scale, a measure's total, minutes).
    """

    id: str
    kind: str
    on: str
    at: str
    purpose: str
    slug: str = ""
    assignment: str = ""
    slot: str = ""
    numbers: dict[str, float] = field(default_factory=dict)
    words: bool = False
    finished: bool = True
    wants: str = ""

    @property
    def day(self) -> date:
        """The client's local day."""
        return date.fromisoformat(self.on)


def put_mark(client: Person, mark: Mark, *, instead_of: Iterable[UUID] = ()) -> None:
    """Write `mark` into its week, in place of any mark with its own id or one of these."""
    gone = {mark.id, *(str(one) for one in instead_of)}
    _rewrite(client, mark.day, without=gone, adding=[packed(mark)])


def drop_mark(client: Person, *, day: date, mark_id: UUID) -> None:
    """Take a mark out of its week."""
    _rewrite(client, day, without={str(mark_id)}, adding=[])


def _rewrite(client: Person, day: date, *, without: set[str], adding: list[dict[str, Any]]) -> None:
    week = Week.objects.filter(client=client, monday=monday_of(day)).first()
    is_new = week is None
    week = week or Week(clinic_id=client.clinic_id, client=client, monday=monday_of(day))
    # The client's own operation is being kept: the phone's owner writes their own week.
    grant = grant_to_client(client, by=client, purpose="receiving")
    packed = open_sealed(week, "marks", grant=grant) or []
    seal(week, marks=[one for one in packed if one["id"] not in without] + adding)
    week.save(force_insert=is_new, force_update=not is_new)


def packed(mark: Mark) -> dict[str, Any]:
    """Name what a mark says, without what is empty: this is what a week seals."""
    return {name: value for name, value in vars(mark).items() if value != _EMPTY[name]}


_EMPTY = vars(Mark(id="", kind="", on="", at="", purpose=""))


def marks_in(week: Week, *, grant: Grant) -> list[Mark]:
    """Open a week."""
    return [_unpacked(one) for one in open_sealed(week, "marks", grant=grant) or []]


def _unpacked(one: dict[str, Any]) -> Mark:
    # A frozen dataclass sets each field by a call of its own, and a caseload of a hundred
    # clients has ten thousand marks: filled this way it opens in a third of the time.
    mark = object.__new__(Mark)
    vars(mark).update(_EMPTY, **one)
    return mark


def monday_of(day: date) -> date:
    """The first day of the ISO week of `day`."""
    return day - timedelta(days=day.weekday())
