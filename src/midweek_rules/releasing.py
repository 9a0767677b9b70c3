"""When the next part of a programme may be offered: by weeks, by sessions, or by what was done."""

from dataclasses import dataclass
from typing import Literal, get_args

Way = Literal["weeks", "sessions", "done"]
MOST = {"weeks": 26, "sessions": 12, "done": 20}


@dataclass(frozen=True, slots=True)
class Release:
    """So many weeks after the beginning, so many sessions after it, or once the part before
    was done so often. Nothing is ever taken for done because time has passed.
    """

    way: Way
    number: int

    @classmethod
    def read(cls, written: str) -> "Release | None":
        """Read what `written` wrote; empty is at once. Raise ValueError for anything else."""
        if not written:
            return None
        way, _, number = written.partition(":")
        for known in get_args(Way):
            if way == known and number.isdigit() and 1 <= int(number) <= MOST[way]:
                return cls(known, int(number))
        raise ValueError("Write a release like weeks:2, sessions:1 or done:3.")

    def is_ready(self, *, days: int, sessions: int, done: int) -> bool:
        """Whether it is time, so many days, sessions and times of doing after the beginning."""
        return {"weeks": days // 7, "sessions": sessions, "done": done}[self.way] >= self.number
