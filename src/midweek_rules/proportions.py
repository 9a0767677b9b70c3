"""How much is three of four? A share with its interval, because 0 of 3 is not "0%".

Wilson 1927 (doi:10.1080/01621459.1927.10502953), recommended for small numbers by Brown,
Cai and DasGupta 2001 (doi:10.1214/ss/1009213286).
"""

from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from midweek_rules.numerics import beta_quantile, normal_quantile

LEVEL = 0.95


class Interval(NamedTuple):
    """From where to where."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Say whether a value lies inside."""
        return self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class Belief:
    """What may be believed of a share: its mean and where it lies."""

    mean: float
    interval: Interval


def wilson(done: int, planned: int, *, level: float = LEVEL) -> Interval:
    """The interval of Wilson for `done` of `planned`."""
    _check(done, planned)
    z = normal_quantile((1 + level) / 2)
    share, spread = done / planned, z * z / planned
    middle = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * sqrt(share * (1 - share) / planned + spread / (4 * planned))
    low = 0.0 if done == 0 else middle - half
    return Interval(low, 1.0 if done == planned else middle + half)


def clopper_pearson(done: int, planned: int, *, level: float = LEVEL) -> Interval:
    """The exact interval of Clopper and Pearson 1934: never too narrow, often too wide."""
    _check(done, planned)
    tail, left = (1 - level) / 2, planned - done
    low = beta_quantile(tail, done, left + 1) if done else 0.0
    return Interval(low, beta_quantile(1 - tail, done + 1, left) if left else 1.0)


def belief(
    done: int, planned: int, *, prior: tuple[float, float] = (1, 1), level: float = LEVEL
) -> Belief:
    """The share after a beta prior: uniform, or (1/2, 1/2) after Jeffreys, or a sober (4, 4)."""
    _check(done, planned)
    a, b = done + prior[0], planned - done + prior[1]
    tail = (1 - level) / 2
    inside = Interval(beta_quantile(tail, a, b), beta_quantile(1 - tail, a, b))
    return Belief(a / (a + b), inside)


def _check(done: int, planned: int) -> None:
    if not 0 <= done <= planned or planned == 0:
        raise ValueError("At least one must be planned, and no more done than planned.")
