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
ENOUGH_OCCASIONS = 20
ENOUGH_WORDS = 3
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


def granularity(occasions: Sequence[Sequence[float]]) -> float | None:
    """How far feelings are told apart, 0 to 1, from like feelings rated at the same times.

    One less ICC(3,k): consistency, average (Shrout and Fleiss 1979,
    doi:10.1037/0033-2909.86.2.420). Below zero it has no meaning and is taken as none alike.
    """
    if len(occasions) < ENOUGH_OCCASIONS or len(occasions[0]) < ENOUGH_WORDS:
        return None
    alike = icc_3k(occasions)
    return None if alike is None else 1 - min(1.0, max(0.0, alike))


def icc_3k(occasions: Sequence[Sequence[float]]) -> float | None:
    """The consistency of the average of the words, over occasions; None without variation."""
    between, left = _mean_squares(occasions)
    return (between - left) / between if between > 0 else None


def icc_3(occasions: Sequence[Sequence[float]]) -> float | None:
    """The consistency of one word."""
    (between, left), words = _mean_squares(occasions), len(occasions[0])
    whole = between + (words - 1) * left
    return (between - left) / whole if whole > 0 else None


def _linked(told: Sequence[Moment], longest_gap: timedelta) -> list[tuple[int, int]]:
    return [(n, n + 1) for n in range(len(told) - 1) if told[n + 1].at - told[n].at <= longest_gap]


def _mean_squares(occasions: Sequence[Sequence[float]]) -> tuple[float, float]:
    """The mean squares between occasions, and of what neither occasion nor word explains."""
    n, k = len(occasions), len(occasions[0])
    rows, columns = (
        [fmean(row) for row in occasions],
        [fmean(c) for c in zip(*occasions, strict=True)],
    )
    middle = fmean(rows)
    between = k * sum((row - middle) ** 2 for row in rows) / (n - 1)
    left = sum(
        (value - rows[i] - columns[j] + middle) ** 2
        for i, row in enumerate(occasions)
        for j, value in enumerate(row)
    )
    return between, left / ((n - 1) * (k - 1))
