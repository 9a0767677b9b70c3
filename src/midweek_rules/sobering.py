"""What a sober reader makes of an estimate: drawn towards none, by what each is worth."""

from dataclasses import dataclass
from math import atanh, sqrt
from statistics import NormalDist

from midweek_rules.numerics import normal_quantile
from midweek_rules.proportions import LEVEL, Interval

SOBER_Z = 0.3
"""How far from none a sober reader expects a correlation to be, on Fisher's scale.

Centred on none: centred on what studies found, it would tell everybody what they hope to hear.
"""


@dataclass(frozen=True, slots=True)
class Posterior:
    """What is left of an estimate after a sober prior had its say."""

    mean: float
    sd: float

    def interval(self, *, level: float = LEVEL) -> Interval:
        """Where it lies."""
        reach = normal_quantile((1 + level) / 2) * self.sd
        return Interval(self.mean - reach, self.mean + reach)

    @property
    def below_zero(self) -> float:
        """How sure it is that the true value is below zero, 0 to 1."""
        return NormalDist(self.mean, self.sd).cdf(0)


def sobered(estimate: float, se: float, *, mean: float = 0.0, sd: float) -> Posterior:
    """Let a normal prior draw an estimate towards its mean, by what each is worth."""
    if se == 0:
        return Posterior(estimate, 0.0)
    own, prior = 1 / se**2, 1 / sd**2
    return Posterior((estimate * own + mean * prior) / (own + prior), 1 / sqrt(own + prior))


def sobered_correlation(r: float, n: int, *, mean: float = 0.0, sd: float = SOBER_Z) -> Posterior:
    """The same for a correlation, on Fisher's scale."""
    return sobered(atanh(r), 1 / sqrt(n - 3), mean=mean, sd=sd)
