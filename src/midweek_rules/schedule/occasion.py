"""One time that practice is due, on the client's wall: a day, a slot of it, and until when."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

Day = date
_NEARLY = timedelta(minutes=1)


class UnreadableTime(ValueError):
    """A day not written as YYYY-MM-DD, or a time of day not written as HH:MM."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """One time that practice is due: a local day and slot, never an instant.

    No slot means any time that day. `opens` and `ends` are moments on the wall, where the
    occasion is open for longer or shorter than its day: a window of the morning, a whole
    week, up to the next session. They tell when it may be answered, not which it is: two
    occasions are the same when day and slot are.
    """

    date: date
    slot: time | None = None
    opens: datetime | None = field(default=None, compare=False)
    ends: datetime | None = field(default=None, compare=False)

    @classmethod
    def read(cls, written: Mapping[str, str | None]) -> "Occasion":
        """Read what `written` wrote; raise ValueError for anything else."""
        slot = written.get("slot")
        return cls(
            date=read_date(str(written.get("date"))),
            slot=None if slot is None else read_time(str(slot)),
        )

    def written(self) -> dict[str, str | None]:
        """Write as the phone does: `{"date": "2026-11-03", "slot": "21:30"}`."""
        return {
            "date": self.date.isoformat(),
            "slot": None if self.slot is None else f"{self.slot:%H:%M}",
        }

    @property
    def begins(self) -> datetime:
        """When it is time for it, on the wall."""
        return datetime.combine(self.date, self.slot or time.min)

    def covers(self, day: Day) -> bool:
        """Whether practice on `day` can be an answer to it."""
        first = self.opens.date() if self.opens else self.date
        last = (self.ends - _NEARLY).date() if self.ends else self.date
        return first <= day <= last


def read_time(text: str) -> time:
    """Read a time of day, written HH:MM and no other way."""
    if not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", text):
        raise UnreadableTime("Write a time of day as HH:MM, like 21:30.")
    return time(int(text[:2]), int(text[3:]))


def read_date(text: str) -> date:
    """Read a day, written YYYY-MM-DD and no other way."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise UnreadableTime("Write a day as YYYY-MM-DD, like 2026-11-03.")
    return date.fromisoformat(text)


def read_wall(text: str) -> datetime:
    """Read a moment on the wall, written YYYY-MM-DDTHH:MM."""
    day, _t, clock = text.partition("T")
    return datetime.combine(read_date(day), read_time(clock))


def written_wall(moment: datetime) -> str:
    """Write a moment on the wall as `read_wall` reads it."""
    return f"{moment:%Y-%m-%dT%H:%M}"
