"""Weeks of practice, each with the change to the next answer of a measure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

LONGEST_APART = 21
"""Days. A measure later than this is not the next one any more."""

Counted = Callable[[date, date], tuple[int, int]]
"""How much was done, of how much that was planned, from one day up to before another."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What was practised between two answers to a measure, and both totals."""

    since: date
    until: date
    done: int
    planned: int
    before: float
    after: float

    @property
    def share(self) -> float:
        """How much of what was planned was done, 0 to 1; more than planned adds nothing."""
        return min(1.0, self.done / self.planned)

    @property
    def change(self) -> float:
        """By how much the measure moved."""
        return self.after - self.before


def pairs(totals: Sequence[tuple[date, float]], counted: Counted) -> list[Pair]:
    """Pair what was practised with the change to the next answer.

    Left out are times in which nothing was planned, and answers too far apart. Practice on
    the day of an answer comes after it: what comes later cannot have led to it.
    """
    newest = sorted(dict(totals).items())
    found = []
    for (since, before), (until, after) in pairwise(newest):
        done, planned = counted(since, until)
        if planned and (until - since).days <= LONGEST_APART:
            found.append(Pair(since, until, done, planned, before, after))
    return found
