"""The best guess at one client among those who were pooled (empirical Bayes)."""

from dataclasses import dataclass
from math import sqrt

from midweek_rules.pooling import Pooled


@dataclass(frozen=True, slots=True)
class Shrunken:
    """One among many: its own value drawn towards the mean of all, as far as it is unsure."""

    estimate: float
    se: float
    weight: float


def shrunken(pooled: Pooled, effect: float, variance: float) -> Shrunken:
    """The best guess at one client among those who were pooled (empirical Bayes)."""
    weight = pooled.tau2 / (pooled.tau2 + variance)
    estimate = weight * effect + (1 - weight) * pooled.estimate
    se = sqrt(weight * variance + ((1 - weight) * pooled.se) ** 2)
    return Shrunken(estimate, se, weight)
