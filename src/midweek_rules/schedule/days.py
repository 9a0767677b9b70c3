"""The days of a repeat rule. The work grows with the days asked for, not with the rule's age."""

import calendar
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import islice

from midweek_rules.recurrence import Rule

_LONGEST_COUNT_IN_YEARS = 100


@lru_cache(maxsize=4096)
def last_counted(rule: Rule, starts: date) -> date | None:
    """Find the day on which a counted rule ends, at most a hundred years on."""
    if rule.count is None:
        return None
    horizon = date(min(starts.year + _LONGEST_COUNT_IN_YEARS, date.max.year), 12, 31)
    counted = list(islice(days_of(rule, starts, starts, horizon), rule.count))
    return counted[-1] if len(counted) == rule.count else horizon


def days_of(rule: Rule, starts: date, first: date, end: date) -> Iterator[date]:
    """Yield the days of a rule from `first` to `end`, whatever its count."""
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
