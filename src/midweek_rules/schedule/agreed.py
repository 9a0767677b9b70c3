"""What was agreed about when, whole: a rule, times, a start, an end, and what goes beyond."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from midweek_rules.recurrence import parse_rule
from midweek_rules.schedule.beyond import NOTHING_BEYOND, Beyond
from midweek_rules.schedule.occasion import (
    UnreadableTime,
    read_date,
    read_time,
    read_wall,
    written_wall,
)


@dataclass(frozen=True, slots=True)
class Schedule:
    """What was agreed about when: days by `rrule` (None is as needed), times on the wall.

    `paused` are first and last days of what is on hold: nothing is due between them, and
    the rule goes on counting. `meetings` are the sessions, on the client's wall, that
    `beyond` speaks of; `seed` makes chance come out the same wherever it is asked. None of
    these is agreed; whoever asks tells them: see `midweek.plans.queries.timing`.
    """

    rrule: str | None
    times: tuple[time, ...]
    starts: date
    until: date | None = None
    paused: tuple[tuple[date, date], ...] = ()
    beyond: Beyond = NOTHING_BEYOND
    meetings: tuple[datetime, ...] = ()
    seed: str = ""

    def __post_init__(self) -> None:
        """Refuse a rule or a set of times that could not be followed."""
        if self.rrule is not None:
            parse_rule(self.rrule)
        if len(set(self.times)) != len(self.times):
            raise UnreadableTime("Each time of day may stand once.")
        if self.beyond.a_week or self.beyond.session:
            if self.rrule is not None:
                raise UnreadableTime("Choose days, or one of the other ways.")
        elif (self.beyond.windows or self.beyond.at_random) and self.rrule is None:
            raise UnreadableTime("Choose days.")
        if self.times and (self.beyond.windows or self.beyond.at_random or self.beyond.a_week):
            raise UnreadableTime("Choose times, or one of the other ways.")

    def on_hold(self, day: date) -> bool:
        """Whether a pause covers this day."""
        return any(first <= day <= last for first, last in self.paused)

    @property
    def is_due(self) -> bool:
        """Whether it asks for anything by itself; what is as needed does not."""
        return bool(self.rrule or self.beyond.a_week or self.beyond.session)

    @property
    def ends(self) -> datetime | None:
        """The moment on the wall with which "until the next session" is over."""
        if not self.beyond.until_session:
            return None
        return min((one for one in self.meetings if one.date() > self.starts), default=None)

    @classmethod
    def read(cls, written: Mapping[str, object]) -> "Schedule":
        """Read what `written` wrote; raise ValueError for anything else."""
        rrule, until = written.get("rrule"), written.get("until")
        return cls(
            rrule=None if rrule is None else str(rrule),
            times=tuple(read_time(str(each)) for each in _listed(written, "times")),
            starts=read_date(str(written.get("starts"))),
            until=None if until is None else read_date(str(until)),
            paused=tuple(
                (read_date(str(first)), read_date(str(last)))
                for first, last in _listed(written, "paused")
            ),
            beyond=Beyond.read(written.get("beyond") or {}),
            meetings=tuple(read_wall(str(each)) for each in _listed(written, "meetings")),
            seed=str(written.get("seed") or ""),
        )

    def written(self) -> dict[str, Any]:
        """Write as the phone reads it: days as ISO dates, times as HH:MM."""
        told: dict[str, Any] = {
            "rrule": self.rrule,
            "times": [f"{each:%H:%M}" for each in self.times],
            "starts": self.starts.isoformat(),
            "until": self.until.isoformat() if self.until else None,
        }
        if self.paused:
            told["paused"] = [[first.isoformat(), last.isoformat()] for first, last in self.paused]
        if self.beyond != NOTHING_BEYOND:
            told["beyond"] = self.beyond.written()
        if self.meetings:
            told["meetings"] = [written_wall(each) for each in self.meetings]
        return told | ({"seed": self.seed} if self.seed else {})


def _listed(written: Mapping[str, object], name: str) -> Sequence[Any]:
    found = written.get(name) or []
    if not isinstance(found, list | tuple):
        raise UnreadableTime("Times, sessions and pauses are lists.")
    return found
