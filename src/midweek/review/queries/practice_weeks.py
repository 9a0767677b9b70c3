"""Weeks of practice between two answers of a measure, for one client."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from midweek.review.queries.courses import FIRST_SHOWN, Course, courses
from midweek.review.queries.months import Marks
from midweek.review.queries.overview import tally_of
from midweek_rules.pairing import Counted, Pair, pairs
from midweek_rules.schedule import Occasion

A_DAY = timedelta(days=1)


class Thing(Protocol):
    """Something in a plan, as far as it is counted."""

    @property
    def id(self) -> Any:
        """Which assignment it is."""

    @property
    def ended_at(self) -> datetime | None:
        """When it ended, if it did."""

    def occasions(self, first: date, last: date) -> Iterator[Occasion]:
        """What was due in these days, each day as it was agreed then."""


@dataclass(frozen=True)
class Compared:
    """A measure with the weeks of practice between its answers."""

    course: Course
    pairs: tuple[Pair, ...]


def compared(things: Sequence[Thing], marks: Marks) -> Compared | None:
    """The measure with the most weeks to look at; None before the first total.

    The last day of a week is the day before the next answer, so that practice comes first.
    """
    found = courses(marks)
    counted = counted_in(things, marks)
    told = [
        Compared(course, tuple(pairs(totals_of(course), counted)))
        for course in _in_order(found)
        if course.totals
    ]
    return max(told, key=lambda one: len(one.pairs), default=None)


def totals_of(course: Course) -> list[tuple[date, float]]:
    """The days of a measure that came to a total."""
    return [(one.day, one.total) for one in course.readings if one.total is not None]


def counted_in(things: Sequence[Thing], marks: Marks) -> Counted:
    """Count, over all things of a plan, how much was done of how much was planned."""
    own = {str(one.id): [m for m in marks if m.assignment == str(one.id)] for one in things}

    def counted(first: date, until: date) -> tuple[int, int]:
        done = planned = 0
        for one in things:
            last = min(until - A_DAY, one.ended_at.date()) if one.ended_at else until - A_DAY
            due = list(one.occasions(first, last)) if last >= first else []
            if due:
                found = tally_of(own[str(one.id)], due, (first, until - A_DAY))
                done, planned = done + found.done, planned + found.planned
        return done, planned

    return counted


def _in_order(found: Mapping[str, Course]) -> list[Course]:
    first = [found[slug] for slug in FIRST_SHOWN if slug in found]
    return [*first, *(one for slug, one in found.items() if slug not in FIRST_SHOWN)]
