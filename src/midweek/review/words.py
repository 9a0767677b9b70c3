"""How the desk writes moments, schedules and changes: counted, dated, with the weekday."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from midweek.review.charts.wording import day_of_week, full_day, signed
from midweek_rules.trends import Change


def clock(moment: datetime | time) -> str:
    """Write a time of day: 21:30."""
    return time_format(moment, "H:i")


def day_near(day: date, today: date) -> str:
    """Say a day as people do who look at the calendar: today, tomorrow, Mon 20, Mon 20 Oct."""
    away = (day - today).days
    if away in NEAR:
        return str(NEAR[away]())
    return day_of_week(day) if 0 < away < 28 else full_day(day)


NEAR = {0: lambda: _("Today"), 1: lambda: _("Tomorrow"), -1: lambda: _("Yesterday")}


def moment_near(moment: datetime, *, today: date, zone: ZoneInfo) -> str:
    """Say a moment on the viewer's clock: Yesterday 22:10."""
    there = moment.astimezone(zone)
    return f"{day_near(there.date(), today)} {clock(there)}"


def on_both_clocks(moment: datetime, *, zone: ZoneInfo, theirs: str) -> str:
    """Say a moment on the viewer's clock, and on the client's where that differs."""
    here, there = moment.astimezone(zone), moment.astimezone(ZoneInfo(theirs))
    said = f"{full_day(here.date())}, {clock(here)}"
    if here.utcoffset() == there.utcoffset():
        return said
    return _("%(moment)s (%(clock)s there)") % {"moment": said, "clock": clock(there)}


def change_in_words(change: Change | None) -> str:
    """Say a change with what may be said about it: −8, reliable."""
    if change is None:
        return ""
    points = signed(change.points)
    if change.verdict in ("improved", "worsened"):
        return _("%(points)s, reliable") % {"points": points}
    if change.verdict == "no_threshold" or not change.points:
        return points
    return _("%(points)s, not yet reliable") % {"points": points}


def kind_of(change: Change | None) -> str:
    """Which look a change has; only a reliable one has any."""
    looks = {"improved": "better", "worsened": "worse"}
    return looks.get(change.verdict, "") if change else ""


def entries_in_words(count: int) -> str:
    """Count entries."""
    return ngettext("%(count)d entry", "%(count)d entries", count) % {"count": count}
