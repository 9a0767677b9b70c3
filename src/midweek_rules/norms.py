"""Reliable change and clinical cut-offs from published norms.

Jacobson and Truax 1991, doi:10.1037/0022-006X.59.1.12. Variants of the standard error
exist and matter (Maassen 2004, doi:10.1017/S1355617704106097); this is the original one.
"""

from dataclasses import dataclass
from math import sqrt

from midweek_rules.numerics import normal_quantile


@dataclass(frozen=True, slots=True)
class Norms:
    """What is published of a measure: how those in treatment and others score, and how surely."""

    clinical_mean: float
    clinical_sd: float
    normal_mean: float
    normal_sd: float
    reliability: float

    @property
    def error(self) -> float:
        """The standard error of one measurement, from the spread in treatment."""
        return self.clinical_sd * sqrt(1 - self.reliability)

    @property
    def error_of_change(self) -> float:
        """The standard error of a change: two measurements err."""
        return sqrt(2) * self.error

    def reliable_points(self, *, level: float = 0.95) -> float:
        """How many points a change must reach to be reliable."""
        return normal_quantile((1 + level) / 2) * self.error_of_change

    def change_index(self, before: float, after: float) -> float:
        """The change in units of its own error (Jacobson and Truax 1991)."""
        return (after - before) / self.error_of_change

    def cut_offs(self) -> tuple[float, float, float]:
        """Their cut-offs a, b and c: out of one group, into the other, and between both."""
        up = 1 if self.normal_mean > self.clinical_mean else -1
        spread = self.normal_sd + self.clinical_sd
        between = self.normal_sd * self.clinical_mean + self.clinical_sd * self.normal_mean
        return (
            self.clinical_mean + up * 2 * self.clinical_sd,
            self.normal_mean - up * 2 * self.normal_sd,
            between / spread,
        )
