"""Marks: what one entry or skip leaves in the month's sealed row, and how a month packs them."""

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

NO_NUMBERS: Mapping[str, float] = MappingProxyType({})
PURPOSE = 1
Kind = Literal["entry", "not_today", "too_hard"]
Packed = dict[str, list[list[Any]]]


class Mark(NamedTuple):
    """One thing that happened, in numbers.

    `kind` is entry, not_today or too_hard; `on` the client's local day; `minute` counts
    from 1970; `numbers` are the observations of an entry (mood 1 to 5, a scale, a
    measure's total, minutes).
    """

    id: str
    on: date
    minute: int
    kind: Kind
    purpose: str
    slug: str = ""
    assignment: str = ""
    slot: str = ""
    numbers: Mapping[str, float] = NO_NUMBERS
    words: bool = False
    finished: bool = True
    wants: str = ""

    @property
    def at(self) -> datetime:
        """When it happened, to the minute."""
        return datetime.fromtimestamp(self.minute * 60, UTC)


def minute_of(moment: datetime) -> int:
    """The whole minutes from 1970 to `moment`."""
    return int(moment.timestamp()) // 60


USUAL = [{}, False, True, ""]
"""Numbers, words, finished, wants: what stands behind a mark that does not say."""


def packed(marks: Iterable[Mark]) -> Packed:
    """Say the marks of one month in few bytes: what repeats once, what is usual not at all.

    Rows are padded to steps, and a month of one entry a day must fit the smaller one: a
    caseload reads two hundred of them.
    """
    things: dict[tuple[str, ...], int] = {}
    rows = []
    for mark in marks:
        name = (mark.kind, mark.purpose, mark.slug, mark.assignment, mark.slot)
        thing = things.setdefault(name, len(things))
        more = [dict(mark.numbers), mark.words, mark.finished, mark.wants]
        while more and more[-1] == USUAL[len(more) - 1]:
            more.pop()
        rows.append([mark.id, mark.on.day, mark.minute, thing, *more])
    return {"things": [list(thing) for thing in things], "marks": rows}


def unpacked(
    month: Packed | None,
    first: date,
    *,
    purposes: Collection[str] | None = None,
    since: date = date.min,
) -> list[Mark]:
    """Read what `packed` wrote for the month that begins on `first`.

    Of some purposes alone, if these are said. What was done before `since` is left out but
    for measures: a change is counted from the first answer.
    """
    if not month:
        return []
    days, start = _days_of(first), (since - first).days + 1
    known = list(enumerate(month["things"]))
    things = {n: one for n, one in known if purposes is None or one[PURPOSE] in purposes}
    always = {n for n, one in things.items() if one[PURPOSE] == "measures"}
    return [
        Mark(pk, days[day], minute, *things[thing], *more)
        for pk, day, minute, thing, *more in month["marks"]
        if thing in things and (day >= start or thing in always)
    ]


@lru_cache(maxsize=100)
def _days_of(first: date) -> tuple[date, ...]:
    # Every mark of a day shares its date, and building one each takes as long as the mark.
    before = first - timedelta(days=1)
    return tuple(before + timedelta(days=count) for count in range(32))
