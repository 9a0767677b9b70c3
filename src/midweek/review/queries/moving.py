"""How did mood, and what the two follow, move?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from midweek.plans.queries import Followed
from midweek.review.queries.months import Marks
from midweek_rules.dynamics import Dynamics, Moment, dynamics

MOOD = (1.0, 5.0)
FOLLOWED = (0.0, 10.0)


@dataclass(frozen=True)
class Moved:
    """One thing that was answered again and again. `label` is None for mood."""

    label: str | None
    low: float
    high: float
    dynamics: Dynamics


def moved(marks: Marks, follows: Sequence[Followed]) -> Iterator[Moved]:
    """Mood first, then what is followed, those that were answered at all."""
    named = [("mood", None, MOOD), *((str(one.id), one.label, FOLLOWED) for one in follows)]
    for name, label, (low, high) in named:
        told = [Moment(mark.at, mark.numbers[name]) for mark in marks if name in mark.numbers]
        if told:
            yield Moved(label, low, high, dynamics(told, low=low, high=high))
