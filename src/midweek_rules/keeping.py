"""Which backups are kept, and for how long a record: none for ever."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any


@dataclass(frozen=True)
class Kept:
    """How long one backup an hour, a day and a week is kept."""

    hourly: timedelta
    daily: timedelta
    weekly: timedelta


DATA = Kept(timedelta(hours=24), timedelta(days=7), timedelta(weeks=4))
KEYRING = Kept(timedelta(hours=24), timedelta(days=7), timedelta(0))
"""Shorter, because a key that was destroyed lives on in each of these until it goes."""


def to_keep(made: Iterable[datetime], *, now: datetime, how: Kept) -> set[datetime]:
    """The moments whose backups stay: the newest of each hour, day and week, and the newest."""
    known = sorted(made)
    periods: tuple[tuple[timedelta, Callable[[datetime], Any]], ...] = (
        (how.hourly, lambda one: (one.date(), one.hour)),
        (how.daily, lambda one: one.date()),
        (how.weekly, lambda one: one.isocalendar()[:2]),
    )
    kept = set(known[-1:])
    for lasts, period in periods:
        young = [one for one in known if now - one < lasts]
        kept.update({period(one): one for one in young}.values())
    return kept


def kept_until(ended_on: date, *, years: int) -> date:
    """The last day a record is kept that ended on this day: as many years later.

    The end of February is the last day of February in any year.
    """
    try:
        return ended_on.replace(year=ended_on.year + years)
    except ValueError:
        return ended_on.replace(year=ended_on.year + years, day=28)
