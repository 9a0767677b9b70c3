"""From the wall to an instant: through the hour that spring skips and autumn repeats."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from midweek_rules.schedule.occasion import Occasion

A_DAY = timedelta(days=1)
Stay = tuple[datetime | None, ZoneInfo]
"""A zone the client's clock follows, from an instant on; None is since ever."""


def moment(occasion: Occasion, zone: ZoneInfo) -> datetime:
    """Turn an occasion into an instant, in UTC, on the client's clock.

    A time that spring skips falls on the first moment after the gap; a time that autumn
    repeats falls on its first pass. An occasion without a slot begins with its day.
    """
    return instant_of(occasion.begins, zone)


def end_of(occasion: Occasion, zone: ZoneInfo) -> datetime:
    """Say at which instant an occasion is over: with its window, or else with its day.

    One that spring skips whole, like 23:59 in Greenland, is open as long as it would have been.
    """
    over = occasion.ends or datetime.combine(occasion.date + A_DAY, time.min)
    begins, end = moment(occasion, zone), instant_of(over, zone)
    return end if end > begins else begins + (over - occasion.begins)


def moment_on_the_way(occasion: Occasion, stays: Sequence[Stay]) -> datetime:
    """Turn an occasion into an instant for somebody whose clock has changed zones.

    It is the first instant at which the clock they went by showed the agreed time or a
    later one. Whoever flies east over it has it on arrival; whoever flies west, once.
    """
    for (since, zone), (left, _next) in zip(stays, [*stays[1:], (None, None)], strict=True):
        due = moment(occasion, zone)
        if since is not None and due < since:
            due = since
        if left is None or due < left:
            return due
    raise ValueError("There is no zone to go by.")


def instant_of(wall: datetime, zone: ZoneInfo) -> datetime:
    """Find the first instant at which clocks of `zone` show `wall` or later."""
    wall = wall.replace(fold=0)
    instant = wall.replace(tzinfo=zone).astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == wall:
        return instant
    return _end_of_gap(wall, zone)


def _end_of_gap(wall: datetime, zone: ZoneInfo) -> datetime:
    """Find the instant at which the clock jumps over `wall`, by halving."""
    after = wall.replace(tzinfo=zone).astimezone(UTC)
    before = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    too_early, soonest = 0, int((after - before).total_seconds())
    while soonest - too_early > 1:
        middle = (too_early + soonest) // 2
        there = (before + timedelta(seconds=middle)).astimezone(zone).replace(tzinfo=None)
        too_early, soonest = (too_early, middle) if there > wall else (middle, soonest)
    return before + timedelta(seconds=soonest)
