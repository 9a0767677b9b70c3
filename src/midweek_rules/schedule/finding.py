"""Which occasions lie between two days? The one answer to "what is due"."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from midweek_rules.recurrence import parse_rule
from midweek_rules.schedule.agreed import Schedule
from midweek_rules.schedule.beyond import AroundSession
from midweek_rules.schedule.chance import moments_at_random
from midweek_rules.schedule.days import days_of, last_counted
from midweek_rules.schedule.occasion import Occasion

A_DAY, A_WEEK, AN_HOUR = timedelta(days=1), timedelta(days=7), timedelta(hours=1)


def occasions(schedule: Schedule, first: date, last: date) -> Iterator[Occasion]:
    """Yield, in order, each occasion from `first` to `last`, both included.

    The work grows with the days asked for, not with the age of the plan. Something to do
    so many times a week, whenever, has so many occasions in each week, spread over its
    days; practice on any day of the week answers any of them.
    """
    over = schedule.ends
    end = min(filter(None, (last, schedule.until, over and over.date())))
    found = _found(schedule, max(first, schedule.starts), end)
    return (one for one in found if over is None or one.slot is None or one.begins < over)


def _found(schedule: Schedule, first: date, end: date) -> Iterator[Occasion]:
    beyond = schedule.beyond
    if first > end or not schedule.is_due:
        return iter(())
    if beyond.session:
        around = _around(schedule, beyond.session, first, end)
        return iter(one for one in around if _stays(schedule, one.date))
    excepted = beyond.left_out or beyond.moved or schedule.paused
    days = (_with_exceptions if excepted else _days)(schedule, first, end)
    return (occasion for day in days for occasion in _on(schedule, day))


def _days(schedule: Schedule, first: date, end: date) -> Iterator[date]:
    if schedule.rrule is None:
        return _spread(schedule.beyond.a_week or 0, first, end)
    rule = parse_rule(schedule.rrule)
    counted = last_counted(rule, schedule.starts)
    last = min(filter(None, (end, rule.until, counted)))
    return days_of(rule, schedule.starts, first, last)


def _spread(a_week: int, first: date, end: date) -> Iterator[date]:
    monday = first - timedelta(days=first.weekday())
    while monday <= end:
        for number in range(a_week):
            day = monday + timedelta(days=(2 * number + 1) * 7 // (2 * a_week))
            if first <= day <= end:
                yield day
        monday += A_WEEK


def _with_exceptions(schedule: Schedule, first: date, end: date) -> Iterator[date]:
    days = {day for day in _days(schedule, first, end) if _stays(schedule, day)}
    for origin, day in schedule.beyond.moved:
        within = schedule.starts <= origin <= (schedule.until or origin)
        was_due = within and any(_days(schedule, origin, origin))
        if first <= day <= end and was_due and not schedule.on_hold(day):
            days.add(day)
    return iter(sorted(days))


def _stays(schedule: Schedule, day: date) -> bool:
    beyond = schedule.beyond
    moved_away = any(day == origin for origin, _day in beyond.moved)
    return not (moved_away or day in beyond.left_out or schedule.on_hold(day))


def _on(schedule: Schedule, day: date) -> list[Occasion]:
    beyond = schedule.beyond
    if beyond.a_week:
        monday = datetime.combine(day - timedelta(days=day.weekday()), time.min)
        return [Occasion(day, opens=monday, ends=monday + A_WEEK)]
    if beyond.at_random:
        slots = moments_at_random(beyond.at_random, schedule.seed, day)
        gap = timedelta(minutes=beyond.at_random.gap)
        return [Occasion(day, at, ends=datetime.combine(day, at) + gap) for at in slots]
    if beyond.windows:
        ordered = sorted(beyond.windows, key=lambda window: window.begins)
        return [Occasion(day, w.begins, ends=datetime.combine(day, w.ends)) for w in ordered]
    return [Occasion(day, slot) for slot in sorted(schedule.times)] or [Occasion(day)]


def _around(schedule: Schedule, around: AroundSession, first: date, end: date) -> list[Occasion]:
    away = timedelta(days=-around.days if around.side == "before" else around.days)
    found: dict[Occasion, None] = {}
    for meeting in sorted(schedule.meetings):
        day = meeting.date() + away
        if first <= day <= end:
            slots: Sequence[time | None] = sorted(schedule.times)
            asked = slots or [_usual_slot(around, meeting)]
            told = [_beside(around, meeting, Occasion(day, slot)) for slot in asked]
            found.update((one, None) for one in told if one)
    return list(found)


def _usual_slot(around: AroundSession, meeting: datetime) -> time | None:
    """A day before a session means from 24 hours before it; on its day after it, an hour on."""
    if around.side == "before":
        return meeting.time() if around.days else None
    if around.days:
        return None
    later = meeting + AN_HOUR
    return later.time() if later.date() == meeting.date() else time(23, 59)


def _beside(around: AroundSession, meeting: datetime, occasion: Occasion) -> Occasion | None:
    if around.side == "before":
        fits = occasion.begins < meeting
        return Occasion(occasion.date, occasion.slot, ends=meeting) if fits else None
    fits = occasion.slot is None or occasion.begins > meeting
    return occasion if fits else None
