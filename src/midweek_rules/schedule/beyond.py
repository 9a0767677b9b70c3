"""What was agreed about when that no repeat rule of a calendar can say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Literal

from midweek_rules.schedule.occasion import UnreadableTime, read_date, read_time

MOST_WINDOWS = 6
MOST_MOMENTS = 8
SHORTEST_GAP = 15
FURTHEST_FROM_SESSION = 14
MOST_EXCEPTIONS = 200


@dataclass(frozen=True, slots=True)
class Window:
    """Any time between two times of a day."""

    begins: time
    ends: time

    def __post_init__(self) -> None:
        if self.begins >= self.ends:
            raise UnreadableTime("A window ends after it begins, on the same day.")


@dataclass(frozen=True, slots=True)
class AtRandom:
    """Moments nobody foresees: `count` in a window, at least `gap` minutes apart."""

    count: int
    within: Window
    gap: int

    def __post_init__(self) -> None:
        if not 1 <= self.count <= MOST_MOMENTS or not SHORTEST_GAP <= self.gap < 24 * 60:
            raise UnreadableTime("Ask one to eight times a day, a quarter of an hour apart.")
        if self.slack < 0:
            raise UnreadableTime("So many moments do not fit into this window.")

    @property
    def slack(self) -> int:
        """The minutes of the window that the gaps leave free."""
        return minute(self.within.ends) - minute(self.within.begins) - (self.count - 1) * self.gap


@dataclass(frozen=True, slots=True)
class AroundSession:
    """So many days before or after each session; none is the day of the session itself."""

    side: Literal["before", "after"]
    days: int

    def __post_init__(self) -> None:
        if self.side not in ("before", "after") or not 0 <= self.days <= FURTHEST_FROM_SESSION:
            raise UnreadableTime("Choose up to fourteen days before or after a session.")


@dataclass(frozen=True, slots=True)
class Beyond:
    """What a rule cannot say: windows, chance, a number a week, sessions, and exceptions.

    `left_out` days are not asked about; what was due on the first day of each of `moved` is
    asked on the second.
    """

    windows: tuple[Window, ...] = ()
    at_random: AtRandom | None = None
    a_week: int | None = None
    session: AroundSession | None = None
    until_session: bool = False
    left_out: tuple[date, ...] = ()
    moved: tuple[tuple[date, date], ...] = ()

    def __post_init__(self) -> None:
        """Refuse what could not be followed, or says two things at once."""
        ways = [self.windows, self.at_random, self.a_week, self.session]
        if sum(bool(way) for way in ways) > 1:
            raise UnreadableTime("Choose one way only.")
        if self.a_week is not None and not 1 <= self.a_week <= 7:
            raise UnreadableTime("Choose one to seven times a week.")
        exceptions = len(self.left_out) + len(self.moved)
        if len(self.windows) > MOST_WINDOWS or exceptions > MOST_EXCEPTIONS:
            raise UnreadableTime("These are too many.")
        if len({window.begins for window in self.windows}) != len(self.windows):
            raise UnreadableTime("Each window may stand once.")

    @classmethod
    def read(cls, written: object) -> "Beyond":
        """Read what `written` wrote; raise ValueError for anything else."""
        if not isinstance(written, Mapping) or set(written) - set(_READ):
            raise UnreadableTime("This says something we cannot follow.")
        try:
            return cls(**{name: _READ[name](value) for name, value in written.items()})
        except (TypeError, KeyError, AttributeError) as problem:
            raise UnreadableTime("This says something we cannot follow.") from problem

    def written(self) -> dict[str, Any]:
        """Write as plain JSON; what says nothing is left out."""
        told = {
            "windows": [_written_window(one) for one in self.windows],
            "at_random": self.at_random and _written_chance(self.at_random),
            "a_week": self.a_week,
            "session": self.session and {"side": self.session.side, "days": self.session.days},
            "until_session": self.until_session,
            "left_out": [day.isoformat() for day in self.left_out],
            "moved": [[one.isoformat(), other.isoformat()] for one, other in self.moved],
        }
        return {name: value for name, value in told.items() if value}


NOTHING_BEYOND = Beyond()


def minute(clock: time) -> int:
    """The minutes from midnight on the wall."""
    return clock.hour * 60 + clock.minute


def _written_window(window: Window) -> list[str]:
    return [f"{window.begins:%H:%M}", f"{window.ends:%H:%M}"]


def _written_chance(chance: AtRandom) -> dict[str, Any]:
    return {"count": chance.count, "within": _written_window(chance.within), "gap": chance.gap}


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise UnreadableTime("Use a whole number.")
    return value


def _window(value: Any) -> Window:
    begins, ends = value
    return Window(read_time(str(begins)), read_time(str(ends)))


def _chance(value: Any) -> AtRandom:
    return AtRandom(_whole(value["count"]), _window(value["within"]), _whole(value["gap"]))


_READ: dict[str, Any] = {
    "windows": lambda value: tuple(_window(one) for one in value),
    "at_random": _chance,
    "a_week": _whole,
    "session": lambda value: AroundSession(value["side"], _whole(value["days"])),
    "until_session": bool,
    "left_out": lambda value: tuple(read_date(str(day)) for day in value),
    "moved": lambda value: tuple((read_date(str(one)), read_date(str(to))) for one, to in value),
}
