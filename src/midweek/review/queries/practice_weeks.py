"""Weeks of practice between two answers of a measure, for one client."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from midweek.review.queries.courses import FIRST_SHOWN, Course, courses
from midweek.review.queries.months import Marks
from midweek.review.queries.practised import Thing, counted_in
from midweek_rules.pairing import Pair, pairs


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


def _in_order(found: Mapping[str, Course]) -> list[Course]:
    first = [found[slug] for slug in FIRST_SHOWN if slug in found]
    return [*first, *(one for slug, one in found.items() if slug not in FIRST_SHOWN)]
