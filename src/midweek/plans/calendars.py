"""Read sessions out of a calendar file (RFC 5545), and say of every event what became of it."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice
from typing import Any

from django.utils.translation import gettext_lazy as _
from icalendar import Calendar

from midweek_rules.schedule import Schedule, UnreadableRule, occasions, parse_rule

LARGEST_CALENDAR = 512 * 1024
MOST_EVENTS = 500
MOST_ZONES = 50
MOST_TOLD = 2000
HORIZON = timedelta(days=366)
_BLOCK = re.compile(r"^BEGIN:(VEVENT|VTIMEZONE)[ \t]*\r?$.*?^END:\1[ \t]*\r?$", re.M | re.S)


class UnreadableCalendar(ValueError):
    """The file is no calendar, or too large."""


@dataclass(frozen=True)
class Found:
    """One event time: in which line it begins, when it is, what it is called, what is amiss.

    With a `problem` it cannot be kept. `source` tells it from every other, and is a hash:
    names of calendars are people's addresses.
    """

    line: int
    called: str
    starts_at: datetime | None = None
    source: str = ""
    problem: Any = ""


def read_calendar(text: str, *, zone: tzinfo, now: datetime) -> list[Found]:
    """Tell of every event in a calendar, in the order of the file: none is left out silently.

    Times without a zone are on the wall of `zone`. Events that repeat are told of for a
    year ahead.
    """
    if len(text.encode()) > LARGEST_CALENDAR:
        raise UnreadableCalendar(_("This calendar is too large."))
    if text.count("BEGIN:VEVENT") > MOST_EVENTS or text.count("BEGIN:VTIMEZONE") > MOST_ZONES:
        raise UnreadableCalendar(_("This calendar has too many events."))
    blocks = list(_BLOCK.finditer(text))
    events = [block for block in blocks if block[1] == "VEVENT"]
    if not events or text.count("BEGIN:VEVENT") != len(events):
        raise UnreadableCalendar(_("This is no calendar we can read."))
    zones = "\r\n".join(block[0] for block in blocks if block[1] == "VTIMEZONE")
    read = [(text.count("\n", 0, one.start()) + 1, _event(zones, one[0])) for one in events]
    told = (found for line, event in read for found in _told(line, event, read, zone, now))
    found = list(islice(told, MOST_TOLD + 1))
    if len(found) > MOST_TOLD:
        raise UnreadableCalendar(_("This calendar has too many events."))
    return found


def _event(zones: str, block: str) -> Any:
    wrapped = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{zones}\r\n{block}\r\nEND:VCALENDAR\r\n"
    try:
        return next(iter(Calendar.from_ical(wrapped).walk("VEVENT")), None)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        return None


def _told(line: int, event: Any, all_of: Any, zone: tzinfo, now: datetime) -> Iterator[Found]:
    called = str(event.get("SUMMARY", ""))[:120] if event else ""
    begins = _begins(event)
    if event is None or begins is None:
        yield Found(line, called, problem=_("When it begins cannot be read."))
    elif not isinstance(begins, datetime):
        yield Found(line, called, problem=_("It has no time of day."))
    elif str(event.get("STATUS", "")).upper() == "CANCELLED":
        yield Found(line, called, problem=_("It was cancelled in the calendar."))
    else:
        begins = begins if begins.tzinfo else begins.replace(tzinfo=zone)
        yield from _moments(line, called, event, begins, _replaced(event, all_of, zone), now)


def _begins(event: Any) -> Any:
    try:
        return event["DTSTART"].dt if event else None
    except (KeyError, AttributeError, ValueError):
        return None


def _moments(
    line: int, called: str, event: Any, begins: datetime, replaced: set[str], now: datetime
) -> Iterator[Found]:
    uid = str(event.get("UID", f"{called}/{begins.isoformat()}"))
    if "RRULE" not in event:
        its = event["RECURRENCE-ID"].dt if "RECURRENCE-ID" in event else begins
        yield _found(line, called, begins, _source(uid, _key(its, begins)), now)
        return
    try:
        days = list(_days(event, begins, now))
    except (UnreadableRule, ValueError, TypeError, AttributeError):
        yield Found(line, called, problem=_("We cannot follow how it repeats."))
        return
    if not days:
        yield Found(line, called, problem=_("It has passed."))
    for day in days:
        at = datetime.combine(day, begins.time()).replace(tzinfo=begins.tzinfo)
        if _key(at, begins) not in replaced:
            yield _found(line, called, at, _source(uid, _key(at, begins)), now)


def _found(line: int, called: str, at: datetime, source: str, now: datetime) -> Found:
    problem = "" if at > now else _("It has passed.")
    return Found(line, called, at.astimezone(UTC), source, problem)


def _days(event: Any, begins: datetime, now: datetime) -> Iterator[date]:
    rule = event["RRULE"]
    if isinstance(rule, list) or "RDATE" in event:
        raise ValueError("More than one rule.")
    if rule.get("WKST", ["MO"]) != ["MO"] and rule.get("INTERVAL", [1]) != [1]:
        raise ValueError("Its weeks begin on another day than ours.")
    last = (now + HORIZON).date()
    until = (rule.get("UNTIL") or [None])[0]
    parts = {name: value for name, value in rule.items() if name not in ("UNTIL", "WKST")}
    if until is not None:
        last = min(last, _last_day(until, begins))
    text = type(rule)(parts).to_ical().decode()
    parse_rule(text)
    left_out = {_key(one.dt, begins) for one in _exdates(event)}
    schedule = Schedule(text, (time(0),), begins.date())
    for one in occasions(schedule, begins.date(), last):
        at = datetime.combine(one.date, begins.time()).replace(tzinfo=begins.tzinfo)
        if at > now and _key(at, begins) not in left_out:
            yield one.date


def _last_day(until: Any, begins: Any) -> date:
    if not isinstance(until, datetime):
        return date(until.year, until.month, until.day)
    until = until.astimezone(begins.tzinfo) if until.tzinfo else until
    day: date = until.date()
    return day if until.time() >= begins.time() else day - timedelta(days=1)


def _exdates(event: Any) -> list[Any]:
    found = event.get("EXDATE", [])
    return [one for each in (found if isinstance(found, list) else [found]) for one in each.dts]


def _replaced(event: Any, all_of: Any, zone: tzinfo) -> set[str]:
    """The times of a series that other events of the file stand in for."""
    uid, begins = event.get("UID"), _begins(event)
    begins = begins if begins.tzinfo else begins.replace(tzinfo=zone)
    return {
        _key(other["RECURRENCE-ID"].dt, begins)
        for _line, other in all_of
        if other is not None and other.get("UID") == uid and "RECURRENCE-ID" in other
    }


def _key(at: Any, begins: Any) -> str:
    if not isinstance(at, datetime):
        at = datetime.combine(at, begins.time())
    at = at if at.tzinfo else at.replace(tzinfo=begins.tzinfo)
    return str(at.astimezone(UTC).isoformat())


def _source(uid: str, key: str) -> str:
    return hashlib.sha256(f"{uid}\n{key}".encode()).hexdigest()
