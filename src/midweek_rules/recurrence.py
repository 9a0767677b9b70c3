"""Read and write the part of RFC 5545's RRULE that a plan needs.

A plan repeats by days, so COUNT counts days on which something is due, not the times of
a day, and UNTIL is a day.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

Frequency = Literal["DAILY", "WEEKLY", "MONTHLY"]
FREQUENCIES: tuple[Frequency, ...] = ("DAILY", "WEEKLY", "MONTHLY")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LARGEST_NUMBER = 999
PARTS = frozenset({"FREQ", "INTERVAL", "BYDAY", "COUNT", "UNTIL"})
_DAY = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")


class UnreadableRule(ValueError):
    """A repeat rule that we cannot follow; `part` names the piece, `why` says so in words."""

    def __init__(self, part: str, why: str) -> None:
        super().__init__(f"{part}: {why}")
        self.part = part
        self.why = why


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week (0 is Monday); `nth` picks one of the month, -1 the last."""

    day: int
    nth: int | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A recurrence rule of RFC 5545, as far as practice needs one."""

    frequency: Frequency
    interval: int = 1
    weekdays: tuple[Weekday, ...] = ()
    count: int | None = None
    until: date | None = None

    def __str__(self) -> str:
        return format_rule(self)


@lru_cache(maxsize=4096)
def parse_rule(text: str) -> Rule:
    """Read RRULE text; raise `UnreadableRule` for anything we would not follow exactly."""
    parts = _parts(text)
    frequency = _frequency(parts)
    if "COUNT" in parts and "UNTIL" in parts:
        raise UnreadableRule("COUNT", "A rule ends after a count or on a day, not both.")
    return Rule(
        frequency=frequency,
        interval=_number(parts, "INTERVAL") or 1,
        weekdays=_weekdays(parts, frequency),
        count=_number(parts, "COUNT"),
        until=_until(parts),
    )


def format_rule(rule: Rule) -> str:
    """Write a rule as RRULE text that `parse_rule` reads back to an equal rule."""
    parts = [f"FREQ={rule.frequency}"]
    if rule.interval != 1:
        parts.append(f"INTERVAL={rule.interval}")
    if rule.weekdays:
        parts.append("BYDAY=" + ",".join(f"{d.nth or ''}{WEEKDAYS[d.day]}" for d in rule.weekdays))
    if rule.count is not None:
        parts.append(f"COUNT={rule.count}")
    if rule.until is not None:
        parts.append(f"UNTIL={rule.until:%Y%m%d}")
    return ";".join(parts)


def _parts(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for piece in text.split(";"):
        name, equals, value = piece.partition("=")
        if not equals or not value:
            raise UnreadableRule("RRULE", "Each part needs a name, an equals sign and a value.")
        if name not in PARTS:
            raise UnreadableRule("RRULE", "A part of this rule is not supported.")
        if name in parts:
            raise UnreadableRule(name, "Each part may stand once.")
        parts[name] = value
    return parts


def _frequency(parts: dict[str, str]) -> Frequency:
    for known in FREQUENCIES:
        if parts.get("FREQ") == known:
            return known
    raise UnreadableRule("FREQ", "A rule repeats daily, weekly or monthly.")


def _number(parts: dict[str, str], name: str) -> int | None:
    if name not in parts:
        return None
    if not re.fullmatch(r"[1-9][0-9]{0,2}", parts[name]):
        raise UnreadableRule(name, f"Use a whole number from 1 to {LARGEST_NUMBER}.")
    return int(parts[name])


def _weekdays(parts: dict[str, str], frequency: Frequency) -> tuple[Weekday, ...]:
    if "BYDAY" not in parts:
        return ()
    found = [_DAY.fullmatch(piece) for piece in parts["BYDAY"].split(",")]
    days = [Weekday(WEEKDAYS.index(m[2]), int(m[1]) if m[1] else None) for m in found if m]
    if len(days) != len(found):
        raise UnreadableRule("BYDAY", "Name days as MO, TU, WE, TH, FR, SA or SU.")
    if len(set(days)) != len(days):
        raise UnreadableRule("BYDAY", "Each day may stand once.")
    if frequency != "MONTHLY" and any(day.nth for day in days):
        raise UnreadableRule("BYDAY", "Only a monthly rule can ask for the first or last of a day.")
    return tuple(sorted(days, key=lambda day: (day.nth or 0, day.day)))


def _until(parts: dict[str, str]) -> date | None:
    if "UNTIL" not in parts:
        return None
    try:
        if re.fullmatch(r"[0-9]{8}", parts["UNTIL"]):
            return date.fromisoformat(parts["UNTIL"])
    except ValueError:
        pass
    raise UnreadableRule("UNTIL", "Write the last day as YYYYMMDD.")
