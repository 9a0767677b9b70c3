"""Schedules as calendars write them (RFC 5545), where a calendar can say them, and back."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from midweek_rules.recurrence import UnreadableRule, format_rule, parse_rule
from midweek_rules.schedule.agreed import Schedule
from midweek_rules.schedule.beyond import Beyond
from midweek_rules.schedule.finding import occasions
from midweek_rules.schedule.occasion import read_date, read_time

FURTHEST = timedelta(days=366 * 28)
"""How far a first day is looked for: the calendar repeats itself after 28 years."""
_LINE = re.compile(r"(DTSTART|RRULE|EXDATE)(;VALUE=DATE)?:([A-Z0-9=;,+-]+)")
_MOMENT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})00)?")


def written_for_calendars(schedule: Schedule) -> list[str]:
    """Write DTSTART, RRULE, EXDATE and RDATE, one text for each time of the day.

    Times are local and carry no zone. What no calendar can say is refused with an
    `UnreadableRule` that names it.
    """
    for name in ("windows", "at_random", "a_week", "session", "until_session"):
        if getattr(schedule.beyond, name):
            raise UnreadableRule(name, "A calendar cannot say this way.")
    if schedule.rrule is None:
        raise UnreadableRule("RRULE", "A calendar cannot say: as needed.")
    rule = parse_rule(schedule.rrule)
    if rule.count and schedule.until:
        raise UnreadableRule("COUNT", "A rule ends after a count or on a day, not both.")
    plain = replace(schedule, times=(), paused=(), beyond=Beyond())
    first = next(_days(plain, schedule.starts, schedule.starts + FURTHEST), None)
    if first is None:
        return []
    until = min(filter(None, (rule.until, schedule.until)), default=None)
    text = format_rule(replace(rule, until=until))
    out, added = _exceptions(schedule, plain)
    slots: Sequence[time | None] = sorted(schedule.times)
    return [_text(text, first, slot, out, added) for slot in slots or [None]]


def read_from_calendar(text: str) -> Schedule:
    """Read a schedule of one time a day; refuse whatever would not be followed exactly."""
    found: dict[str, str] = {}
    for line in text.strip().splitlines():
        read = _LINE.fullmatch(line.strip())
        if read is None or read[1] in found:
            raise UnreadableRule(line.partition(":")[0][:20], "This line is not supported.")
        found[read[1]] = read[3]
    if not {"DTSTART", "RRULE"} <= set(found):
        raise UnreadableRule("RRULE", "A schedule needs DTSTART and RRULE.")
    starts, slot = _read(found["DTSTART"])
    left_out = {_read(one)[0] for one in found.get("EXDATE", "").split(",") if one}
    rrule = re.sub(r"(UNTIL=\d{8})T235959", r"\1", found["RRULE"])
    return Schedule(
        format_rule(parse_rule(rrule)),
        () if slot is None else (slot,),
        starts,
        beyond=Beyond(left_out=tuple(sorted(left_out))),
    )


def _days(schedule: Schedule, first: date, last: date) -> Iterator[date]:
    return (one.date for one in occasions(schedule, first, last))


def _exceptions(schedule: Schedule, plain: Schedule) -> tuple[list[date], list[date]]:
    """The days to leave out of the rule, and those to add to it."""
    beyond = schedule.beyond
    off = {*beyond.left_out, *(origin for origin, _day in beyond.moved)}
    for first, last in schedule.paused:
        off.update(_days(plain, first, last))
    # A day that something is moved to is asked about, also when it was left out itself.
    added = {day for _origin, day in beyond.moved if any(occasions(schedule, day, day))}
    return sorted(off - added), sorted(added)


def _text(rrule: str, first: date, slot: time | None, out: list[date], added: list[date]) -> str:
    if slot is not None:
        rrule = re.sub(r"(UNTIL=\d{8})", r"\1T235959", rrule)
    lines = [_said("DTSTART", [first], slot), f"RRULE:{rrule}"]
    lines += [_said(name, days, slot) for name, days in (("EXDATE", out), ("RDATE", added)) if days]
    return "\n".join(lines)


def _said(name: str, days: list[date], slot: time | None) -> str:
    if slot is None:
        return f"{name};VALUE=DATE:" + ",".join(f"{day:%Y%m%d}" for day in days)
    moments = (datetime.combine(day, slot) for day in days)
    return f"{name}:" + ",".join(f"{moment:%Y%m%dT%H%M%S}" for moment in moments)


def _read(text: str) -> tuple[date, time | None]:
    found = _MOMENT.fullmatch(text)
    if found is None:
        raise UnreadableRule("DTSTART", "Write a local moment, like 20261103T213000.")
    year, month, day, hour, minute = found.groups()
    return read_date(f"{year}-{month}-{day}"), read_time(f"{hour}:{minute}") if hour else None
