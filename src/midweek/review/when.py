"""When something is due, in the desk's words, for every kind of schedule."""

from collections.abc import Iterator
from datetime import date, time

from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from midweek.review.charts.wording import day_of_week, full_day
from midweek_rules.recurrence import Rule, Weekday, parse_rule
from midweek_rules.schedule import AroundSession, Schedule, Window


def schedule_in_words(schedule: Schedule) -> str:
    """Say when something is due: Mon, Wed at 21:30."""
    days, times = _days(schedule), ", ".join(_times(schedule))
    when = _("%(days)s at %(times)s") % {"days": days, "times": times} if times else days
    return ", ".join([when, *_within(schedule), *_exceptions(schedule)])


def weekday_names() -> tuple[str, ...]:
    """The short names of the days, Monday first."""
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))


def _days(schedule: Schedule) -> str:
    beyond = schedule.beyond
    if beyond.a_week:
        said = ngettext("Once a week", "%(count)d times a week", beyond.a_week)
        return said % {"count": beyond.a_week}
    if beyond.session:
        return _around(beyond.session)
    if schedule.rrule is None:
        return _("Whenever it is needed")
    return _by_rule(parse_rule(schedule.rrule), schedule.starts)


def _around(session: AroundSession) -> str:
    if session.side == "before":
        if not session.days:
            return _("Before each session, the same day")
        said = ngettext(
            "The day before each session", "%(days)d days before each session", session.days
        )
    elif session.days:
        said = ngettext(
            "The day after each session", "%(days)d days after each session", session.days
        )
    else:
        return _("After each session, the same day")
    return said % {"days": session.days}


def _by_rule(rule: Rule, starts: date) -> str:
    names, count = weekday_names(), {"count": rule.interval}
    if rule.count == 1 and not rule.weekdays:
        return _("Once, on %(day)s") % {"day": full_day(starts)}
    if rule.frequency == "MONTHLY":
        return _monthly(rule, starts)
    if rule.frequency == "DAILY" and rule.interval > 1:
        return _("Every %(count)d days") % count
    days = [weekday.day for weekday in rule.weekdays]
    if len(days) == 7 or (rule.frequency == "DAILY" and not days):
        return _("Every day") if rule.interval == 1 else _("Every %(count)d weeks") % count
    weeks = "" if days else _("Each week")
    if rule.interval > 1:
        other = rule.interval == 2
        weeks = _("Every other week") if other else _("Every %(count)d weeks") % count
    return ", ".join(filter(None, [weeks, ", ".join(names[day] for day in days)]))


def _monthly(rule: Rule, starts: date) -> str:
    days = ", ".join(_of_month(day) for day in rule.weekdays)
    days = days or _("on day %(day)d") % {"day": starts.day}
    if rule.interval == 1:
        return _("Each month %(days)s") % {"days": days}
    return _("Every %(count)d months %(days)s") % {"count": rule.interval, "days": days}


def _of_month(weekday: Weekday) -> str:
    name = weekday_names()[weekday.day]
    nth = {
        1: _("on the first %(day)s"),
        2: _("on the second %(day)s"),
        3: _("on the third %(day)s"),
        4: _("on the fourth %(day)s"),
        5: _("on the fifth %(day)s"),
        -1: _("on the last %(day)s"),
        None: _("on each %(day)s"),
    }
    return nth.get(weekday.nth, _("on the second last %(day)s")) % {"day": name}


def _times(schedule: Schedule) -> list[str]:
    return [_clock(one) for one in schedule.times]


def _within(schedule: Schedule) -> Iterator[str]:
    beyond, count = schedule.beyond, schedule.rrule and parse_rule(schedule.rrule).count
    for window in sorted(beyond.windows, key=lambda window: window.begins):
        yield _between(window)
    if beyond.at_random:
        said = ngettext("once at random", "%(count)d times at random", beyond.at_random.count)
        yield said % {"count": beyond.at_random.count} + f" {_between(beyond.at_random.within)}"
    if count and count > 1:
        yield _("%(count)d days in all") % {"count": count}
    if beyond.until_session:
        yield _("until the next session")


def _exceptions(schedule: Schedule) -> Iterator[str]:
    """Say only what is still to come."""
    beyond, today = schedule.beyond, timezone.localdate()
    for day in beyond.left_out:
        if day >= today:
            yield _("not on %(day)s") % {"day": day_of_week(day)}
    for origin, day in beyond.moved:
        if day >= today:
            said = {"day": day_of_week(origin), "other": day_of_week(day)}
            yield _("%(day)s moved to %(other)s") % said
    for first, last in schedule.paused:
        if last >= today:
            said = {"day": day_of_week(first), "other": day_of_week(last)}
            yield _("pause from %(day)s to %(other)s") % said


def _between(window: Window) -> str:
    return _("from %(begins)s to %(ends)s") % {
        "begins": _clock(window.begins),
        "ends": _clock(window.ends),
    }


def _clock(moment: time) -> str:
    return time_format(moment, "H:i")
