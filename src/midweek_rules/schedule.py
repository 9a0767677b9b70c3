"""When is practice due? Calendar arithmetic only: no database, no clock, no Django."""

import calendar
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice
from zoneinfo import ZoneInfo

from midweek_rules.recurrence import Rule, UnreadableRule, format_rule, parse_rule

__all__ = [
    "Occasion",
    "Rule",
    "Schedule",
    "UnreadableRule",
    "UnreadableTime",
    "format_rule",
    "moment",
    "occasions",
    "parse_rule",
]

_LONGEST_COUNT_IN_YEARS = 100


class UnreadableTime(ValueError):
    """A day not written as YYYY-MM-DD, or a time of day not written as HH:MM."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """One time that practice is due: a local day and slot, never an instant.

    No slot means any time that day.
    """

    date: date
    slot: time | None = None

    @classmethod
    def read(cls, written: Mapping[str, str | None]) -> "Occasion":
        """Read what `written` wrote; raise ValueError for anything else."""
        slot = written.get("slot")
        return cls(
            date=_read_date(str(written.get("date"))),
            slot=None if slot is None else _read_time(str(slot)),
        )

    def written(self) -> dict[str, str | None]:
        """Write as the phone does: `{"date": "2026-11-03", "slot": "21:30"}`."""
        return {
            "date": self.date.isoformat(),
            "slot": None if self.slot is None else f"{self.slot:%H:%M}",
        }


@dataclass(frozen=True, slots=True)
class Schedule:
    """What was agreed about when: days by `rrule` (None is as needed), times on the wall.

    `paused` are first and last days of what is on hold: nothing is due between them, and
    the rule goes on counting.
    """

    rrule: str | None
    times: tuple[time, ...]
    starts: date
    until: date | None = None
    paused: tuple[tuple[date, date], ...] = ()

    def __post_init__(self) -> None:
        """Refuse a rule or a set of times that could not be followed."""
        if self.rrule is not None:
            parse_rule(self.rrule)
        if len(set(self.times)) != len(self.times):
            raise UnreadableTime("Each time of day may stand once.")

    def on_hold(self, day: date) -> bool:
        """Whether a pause covers this day."""
        return any(first <= day <= last for first, last in self.paused)

    @classmethod
    def read(cls, written: Mapping[str, object]) -> "Schedule":
        """Read what `written` wrote; raise ValueError for anything else."""
        rrule, until, times = written.get("rrule"), written.get("until"), written.get("times") or []
        paused = written.get("paused") or []
        if not isinstance(times, list | tuple) or not isinstance(paused, list | tuple):
            raise UnreadableTime("Times and pauses are lists.")
        return cls(
            rrule=None if rrule is None else str(rrule),
            times=tuple(_read_time(str(each)) for each in times),
            starts=_read_date(str(written.get("starts"))),
            until=None if until is None else _read_date(str(until)),
            paused=tuple((_read_date(str(first)), _read_date(str(last))) for first, last in paused),
        )

    def written(self) -> dict[str, object]:
        """Write as the phone reads it: days as ISO dates, times as HH:MM."""
        paused = [[first.isoformat(), last.isoformat()] for first, last in self.paused]
        return {
            "rrule": self.rrule,
            "times": [f"{each:%H:%M}" for each in self.times],
            "starts": self.starts.isoformat(),
            "until": self.until.isoformat() if self.until else None,
            **({"paused": paused} if paused else {}),
        }


def occasions(schedule: Schedule, first: date, last: date) -> Iterator[Occasion]:
    """Yield, in order, each occasion from `first` to `last`, both included.

    The work grows with the days asked for, not with the age of the plan.
    """
    if schedule.rrule is None:
        return
    rule = parse_rule(schedule.rrule)
    end = min(
        filter(None, (last, schedule.until, rule.until, _last_counted(rule, schedule.starts)))
    )
    slots: Sequence[time | None] = sorted(schedule.times) or [None]
    for day in _days(rule, schedule.starts, first, end):
        if schedule.on_hold(day):
            continue
        for slot in slots:
            yield Occasion(day, slot)


def moment(occasion: Occasion, zone: ZoneInfo) -> datetime:
    """Turn an occasion into an instant, in UTC, on the client's clock.

    A time that spring skips falls on the first moment after the gap; a time that autumn
    repeats falls on its first pass. An occasion without a slot begins with its day.
    """
    wall = datetime.combine(occasion.date, occasion.slot or time.min).replace(fold=0)
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


@lru_cache(maxsize=4096)
def _last_counted(rule: Rule, starts: date) -> date | None:
    """Find the day on which a counted rule ends, at most a hundred years on."""
    if rule.count is None:
        return None
    horizon = date(min(starts.year + _LONGEST_COUNT_IN_YEARS, date.max.year), 12, 31)
    counted = list(islice(_days(rule, starts, starts, horizon), rule.count))
    return counted[-1] if len(counted) == rule.count else horizon


def _days(rule: Rule, starts: date, first: date, end: date) -> Iterator[date]:
    first = max(first, starts)
    if first > end:
        return iter(())
    walk = {"DAILY": _daily, "WEEKLY": _weekly, "MONTHLY": _monthly}[rule.frequency]
    return (day for day in walk(rule, starts, first, end) if first <= day <= end)


def _daily(rule: Rule, starts: date, first: date, end: date) -> Iterator[date]:
    wanted = {weekday.day for weekday in rule.weekdays} or set(range(7))
    begin = starts.toordinal()
    skipped = -(-(first.toordinal() - begin) // rule.interval)
    for ordinal in range(begin + skipped * rule.interval, end.toordinal() + 1, rule.interval):
        if (ordinal + 6) % 7 in wanted:
            yield date.fromordinal(ordinal)


def _weekly(rule: Rule, starts: date, first: date, end: date) -> Iterator[date]:
    wanted = sorted(weekday.day for weekday in rule.weekdays) or [starts.weekday()]
    monday = starts.toordinal() - starts.weekday()
    step = 7 * rule.interval
    skipped = (first.toordinal() - monday) // step
    for week in range(monday + skipped * step, end.toordinal() + 1, step):
        for weekday in wanted:
            if week + weekday <= end.toordinal():
                yield date.fromordinal(week + weekday)


def _monthly(rule: Rule, starts: date, first: date, end: date) -> Iterator[date]:
    begin = starts.year * 12 + starts.month - 1
    skipped = (first.year * 12 + first.month - 1 - begin) // rule.interval
    for month in range(begin + skipped * rule.interval, end.year * 12 + end.month, rule.interval):
        yield from _in_month(rule, starts.day, *divmod(month, 12))


def _in_month(rule: Rule, day: int, year: int, month_index: int) -> Iterator[date]:
    first_weekday, length = calendar.monthrange(year, month_index + 1)
    if not rule.weekdays:
        chosen = {day} if day <= length else set()
    else:
        chosen = {
            number
            for weekday in rule.weekdays
            for number in _matching(weekday.day, weekday.nth, first_weekday, length)
        }
    return (date(year, month_index + 1, number) for number in sorted(chosen))


def _matching(day: int, nth: int | None, first_weekday: int, length: int) -> list[int]:
    every = list(range(1 + (day - first_weekday) % 7, length + 1, 7))
    if nth is None:
        return every
    place = nth - 1 if nth > 0 else len(every) + nth
    return every[place : place + 1] if 0 <= place < len(every) else []


def _read_time(text: str) -> time:
    if not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", text):
        raise UnreadableTime("Write a time of day as HH:MM, like 21:30.")
    return time(int(text[:2]), int(text[3:]))


def _read_date(text: str) -> date:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise UnreadableTime("Write a day as YYYY-MM-DD, like 2026-11-03.")
    return date.fromisoformat(text)
