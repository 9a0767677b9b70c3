"""Do two numbers go together, in a handful of pairs? With intervals, and with sober priors.

Nothing here says why. Two numbers may go together because of a third, or the other way round.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import atanh, sqrt, tanh
from statistics import fmean, variance

from midweek_rules.numerics import normal_quantile, t_quantile, t_tails
from midweek_rules.proportions import LEVEL, Interval

Numbers = Sequence[float]


class NotEnoughVariation(ValueError):
    """All values of one side are the same, or there are too few of them."""


@dataclass(frozen=True, slots=True)
class Line:
    """The straight line through pairs (least squares)."""

    intercept: float
    slope: float
    slope_se: float
    df: int
    residual_sd: float

    def interval(self, *, level: float = LEVEL) -> Interval:
        """Where the slope lies."""
        reach = t_quantile((1 + level) / 2, self.df) * self.slope_se
        return Interval(self.slope - reach, self.slope + reach)


@dataclass(frozen=True, slots=True)
class Split:
    """The mean of one group less that of another (Welch 1947)."""

    high: float
    low: float
    n_high: int
    n_low: int
    difference: float
    df: float
    interval: Interval


def pearson(xs: Numbers, ys: Numbers) -> float:
    """The correlation of Pearson."""
    xx, yy, xy = _squares(xs, ys)
    return max(-1.0, min(1.0, xy / sqrt(xx * yy)))


def correlation_interval(r: float, n: int, *, level: float = LEVEL) -> Interval:
    """Where a correlation of `n` pairs lies, on Fisher's scale and back."""
    if abs(r) == 1:
        return Interval(r, r)
    reach = normal_quantile((1 + level) / 2) / sqrt(n - 3)
    return Interval(tanh(atanh(r) - reach), tanh(atanh(r) + reach))


def correlation_test(r: float, n: int) -> tuple[float, float]:
    """Student's t of a correlation, and how often chance alone would reach it."""
    t = r * sqrt((n - 2) / (1 - r * r))
    return t, t_tails(t, n - 2)


def spearman(xs: Numbers, ys: Numbers) -> float:
    """The correlation of ranks; those that tie share their rank."""
    return pearson(_ranks(xs), _ranks(ys))


def kendall(xs: Numbers, ys: Numbers) -> float:
    """Kendall's tau-b: pairs that agree less those that do not, with ties allowed for."""
    pairs = list(combinations(zip(xs, ys, strict=True), 2))
    agree = sum(_sign(a[0] - b[0]) * _sign(a[1] - b[1]) for a, b in pairs)
    free_x = sum(a[0] != b[0] for a, b in pairs)
    free_y = sum(a[1] != b[1] for a, b in pairs)
    if not free_x or not free_y:
        raise NotEnoughVariation
    return agree / sqrt(free_x * free_y)


def line(xs: Numbers, ys: Numbers) -> Line:
    """The line through pairs, of which there must be three at least."""
    xx, yy, xy = _squares(xs, ys)
    slope, df = xy / xx, len(xs) - 2
    if df < 1:
        raise NotEnoughVariation
    rest = sqrt(max(0.0, yy - slope * xy) / df)
    return Line(fmean(ys) - slope * fmean(xs), slope, rest / sqrt(xx), df, rest)


def split(high: Numbers, low: Numbers, *, level: float = LEVEL) -> Split:
    """Compare two groups of at least two each, without taking them to scatter alike."""
    if len(high) < 2 or len(low) < 2:
        raise NotEnoughVariation
    parts = [variance(group) / len(group) for group in (high, low)]
    whole = sum(parts)
    if not whole:
        raise NotEnoughVariation
    df = whole**2 / sum(
        part**2 / (len(group) - 1) for part, group in zip(parts, (high, low), strict=True)
    )
    difference = fmean(high) - fmean(low)
    reach = t_quantile((1 + level) / 2, df) * sqrt(whole)
    inside = Interval(difference - reach, difference + reach)
    return Split(fmean(high), fmean(low), len(high), len(low), difference, df, inside)


def _squares(xs: Numbers, ys: Numbers) -> tuple[float, float, float]:
    if len(xs) < 2:
        raise NotEnoughVariation
    x0, y0 = fmean(xs), fmean(ys)
    xx = sum((x - x0) ** 2 for x in xs)
    yy = sum((y - y0) ** 2 for y in ys)
    if xx <= 1e-18 or yy <= 1e-18:
        raise NotEnoughVariation
    return xx, yy, sum((x - x0) * (y - y0) for x, y in zip(xs, ys, strict=True))


def _ranks(values: Numbers) -> list[float]:
    return [
        sum(other < value for other in values) + (sum(other == value for other in values) + 1) / 2
        for value in values
    ]


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)
