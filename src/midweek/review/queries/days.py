"""Marks turned into days: moods, what was done, what was too hard."""

from collections.abc import Iterable
from datetime import date, timedelta

from midweek.review.charts.active_days import Day
from midweek.review.queries.months import Marks

FOUR_WEEKS = 28
WEEK = 7


def last_days(today: date, span: int = FOUR_WEEKS) -> tuple[date, ...]:
    """The last `span` days, today last."""
    return tuple(today - timedelta(days=back) for back in reversed(range(span)))


def day_by_day(marks: Marks, name: str, days: Iterable[date]) -> tuple[float | None, ...]:
    """One number a day: the mean of what was said that day, or nothing."""
    told: dict[date, list[float]] = {}
    for mark in marks:
        value = mark.numbers.get(name)
        if value is not None:
            told.setdefault(mark.on, []).append(value)
    return tuple(mean(told.get(day)) for day in days)


def mean(values: list[float] | None) -> float | None:
    """The mean, and nothing of nothing."""
    return sum(values) / len(values) if values else None


def kinds_of_days(marks: Marks, days: Iterable[date]) -> tuple[Day, ...]:
    """What each day held: something done, something too hard, or nothing we know of."""
    active = {mark.on for mark in marks if mark.kind == "entry"}
    hard = {mark.on for mark in marks if mark.kind == "too_hard"}
    return tuple(kind_of_day(day, active, hard) for day in days)


def kind_of_day(day: date, active: set[date], hard: set[date]) -> Day:
    """What one day held; too hard outweighs, because it is what there is to talk about."""
    return Day.TOO_HARD if day in hard else Day.ACTIVE if day in active else Day.QUIET


def answered_days(marks: Marks) -> set[date]:
    """The days on which the client let us know anything at all."""
    return {mark.on for mark in marks}


def entries_since(marks: Marks, day: date) -> int:
    """How many entries there are from `day` on."""
    return sum(mark.kind == "entry" and mark.on >= day for mark in marks)
