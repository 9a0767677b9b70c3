"""How do feelings move? Level, swing, jumpiness, carry-over, and telling feelings apart.

After Houben 2015 (doi:10.1037/a0038822); of which most is known once level and swing are
(Dejonckheere 2019, doi:10.1038/s41562-019-0555-0). Below the number that makes it meaningful
a value is None, and so it is where nothing varies.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import sqrt
from statistics import fmean, median, stdev

from midweek_rules.associating import NotEnoughVariation, correlation_interval, line, pearson
from midweek_rules.proportions import Interval

ENOUGH_FOR_LEVEL = 5
ENOUGH_FOR_SWING = 10
ENOUGH_PAIRS_FOR_JUMPS = 15
ENOUGH_PAIRS_FOR_CARRYING = 20
LONGEST_GAP = timedelta(hours=30)
"""Up to this far apart two daily entries follow each other; a day left out breaks the chain."""
NEAR_AN_END = 0.15


@dataclass(frozen=True, slots=True)
class Moment:
    """One answer: when it happened, and the number."""

    at: datetime
    value: float


@dataclass(frozen=True, slots=True)
class Dynamics:
    """How one thing moved. `count` answers, `pairs` that followed each other."""

    count: int
    pairs: int
    mean: float | None
    median: float | None
    sd: float | None
    rmssd: float | None
    inertia: float | None
    inertia_interval: Interval | None
    near_an_end: bool


def dynamics(
    moments: Sequence[Moment], *, low: float, high: float, longest_gap: timedelta = LONGEST_GAP
) -> Dynamics:
    """Say how the answers moved, as far as there are enough of them.

    With a mean near an end of its scale the swing must be small: `near_an_end` says so.
    """
    told = sorted(moments, key=lambda one: one.at)
    values = [one.value for one in told]
    pairs = following(told, longest_gap)
    middle = fmean(values) if len(values) >= ENOUGH_FOR_LEVEL else None
    edge = NEAR_AN_END * (high - low)
    carried = inertia(told, longest_gap) if len(pairs) >= ENOUGH_PAIRS_FOR_CARRYING else None
    return Dynamics(
        count=len(values),
        pairs=len(pairs),
        mean=middle,
        median=median(values) if middle is not None else None,
        sd=stdev(values) if len(values) >= ENOUGH_FOR_SWING else None,
        rmssd=sqrt(mssd(pairs)) if len(pairs) >= ENOUGH_PAIRS_FOR_JUMPS else None,
        inertia=carried,
        inertia_interval=None if carried is None else correlation_interval(carried, len(pairs)),
        near_an_end=middle is not None and not low + edge < middle < high - edge,
    )


def following(told: Sequence[Moment], longest_gap: timedelta) -> list[tuple[float, float]]:
    """The pairs that follow each other without a gap; a gap is never bridged."""
    return [(told[a].value, told[b].value) for a, b in _linked(told, longest_gap)]


def mssd(pairs: Sequence[tuple[float, float]]) -> float:
    """The mean of the squared steps from one answer to the next (von Neumann 1941)."""
    return fmean((after - before) ** 2 for before, after in pairs)


def inertia(told: Sequence[Moment], longest_gap: timedelta) -> float | None:
    """How far one answer carries over into the next, once the drift over time is taken out.

    Pearson over valid pairs, which works with gaps; other conventions give other numbers.
    """
    start = told[0].at
    hours = [(one.at - start).total_seconds() / 3600 for one in told]
    values = [one.value for one in told]
    try:
        drift = line(hours, values)
        left = [
            value - drift.intercept - drift.slope * hour
            for hour, value in zip(hours, values, strict=True)
        ]
        linked = _linked(told, longest_gap)
        return pearson([left[a] for a, _ in linked], [left[b] for _, b in linked])
    except NotEnoughVariation:
        return None


def _linked(told: Sequence[Moment], longest_gap: timedelta) -> list[tuple[int, int]]:
    return [(n, n + 1) for n in range(len(told) - 1) if told[n + 1].at - told[n].at <= longest_gap]
