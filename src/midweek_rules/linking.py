"""For one client: does more practice than their usual go before a better measure?

Practice comes first and the next measure after it; each is taken as a deviation from the
client's own. Below four pairs there is no coefficient at all, and below eight none is worth
showing. A link is not a cause: somebody may do more because they are better already.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import atanh, sqrt
from statistics import fmean, pvariance

from midweek_rules.associating import (
    NotEnoughVariation,
    Split,
    correlation_interval,
    line,
    pearson,
    split,
)
from midweek_rules.lagging import Week, ordinary
from midweek_rules.numerics import t_quantile
from midweek_rules.pairing import Pair
from midweek_rules.proportions import LEVEL, Interval
from midweek_rules.sobering import Posterior, sobered

FEWEST_PAIRS = 4
ENOUGH_FOR_A_SLOPE = 8
ENOUGH_FOR_TIME = 15
SOBER_SHARE = 2 / 27
"""How far from none a sober reader expects a slope, as a share of the scale: 2 of PHQ-9's 27."""
SURE_AT_MOST = 0.99
"""Four pairs can lie on a line by chance, and Fisher's scale has no end."""
ROUNDING = sqrt(1 / 6)
"""What whole points alone scatter a change by; no slope is surer than that allows."""


@dataclass(frozen=True, slots=True)
class Slope:
    """Points for all that was agreed against nothing of it, and what a sober reader makes of it."""

    estimate: float
    interval: Interval
    shrunken: Posterior
    with_time: bool


@dataclass(frozen=True, slots=True)
class Link:
    """How practice and change went together for one client.

    `usual` is their own mean share; `weeks` compares more than that with less. `slope` and
    `r` are None where the client practised the same in every week, or nothing moved.
    """

    pairs: tuple[Pair, ...]
    usual: float
    weeks: Split | None
    slope: Slope | None
    r: float | None
    r_interval: Interval | None

    @property
    def enough_for_a_slope(self) -> bool:
        """Whether there are enough pairs to show more than two means."""
        return len(self.pairs) >= ENOUGH_FOR_A_SLOPE and self.slope is not None


def link(found: Sequence[Pair], *, top: float) -> Link | None:
    """Say how practice and change went together; None below four pairs.

    `top` is the most that the measure can come to: it says how much a point is.
    """
    if len(found) < FEWEST_PAIRS:
        return None
    shares, changes = [one.share for one in found], [one.change for one in found]
    usual = fmean(shares)
    r = _correlation(shares, changes)
    return Link(
        pairs=tuple(found),
        usual=usual,
        weeks=_weeks(found, usual),
        slope=_slope(found, SOBER_SHARE * top),
        r=r,
        r_interval=None if r is None else correlation_interval(r, len(found)),
    )


def effect(found: Sequence[Pair], *, higher_is_worse: bool) -> tuple[float, float] | None:
    """What one client adds to many: Fisher's z, below zero when better, with its variance.

    None below four pairs, or where nothing varies.
    """
    if len(found) < FEWEST_PAIRS:
        return None
    r = _correlation([one.share for one in found], [one.change for one in found])
    if r is None:
        return None
    toward = r if higher_is_worse else -r
    return atanh(max(-SURE_AT_MOST, min(SURE_AT_MOST, toward))), 1 / (len(found) - 3)


def weeks_of(client: str, found: Sequence[Pair]) -> list[Week]:
    """One client's pairs, as the model of many takes them."""
    return [
        Week(client, number, one.before, one.share, one.after)
        for number, one in enumerate(found, start=1)
    ]


def _correlation(shares: Sequence[float], changes: Sequence[float]) -> float | None:
    try:
        return pearson(shares, changes)
    except NotEnoughVariation:
        return None


def _weeks(found: Sequence[Pair], usual: float) -> Split | None:
    more = [one.change for one in found if one.share > usual]
    less = [one.change for one in found if one.share <= usual]
    try:
        return split(more, less)
    except NotEnoughVariation:
        return None


def _slope(found: Sequence[Pair], sober: float) -> Slope | None:
    with_time = len(found) >= ENOUGH_FOR_TIME
    try:
        estimate, se, df = _adjusted(found) if with_time else _plain(found)
    except (NotEnoughVariation, ZeroDivisionError):
        return None
    shares = [one.share for one in found]
    se = max(se, ROUNDING / sqrt(pvariance(shares) * len(shares)))
    reach = t_quantile((1 + LEVEL) / 2, df) * se
    inside = Interval(estimate - reach, estimate + reach)
    return Slope(estimate, inside, sobered(estimate, se, sd=sober), with_time)


def _plain(found: Sequence[Pair]) -> tuple[float, float, int]:
    through = line([one.share for one in found], [one.change for one in found])
    return through.slope, through.slope_se, through.df


def _adjusted(found: Sequence[Pair]) -> tuple[float, float, int]:
    columns = [[1.0, one.share, one.before, float(n)] for n, one in enumerate(found)]
    effects = ordinary(columns, [one.after for one in found])
    return effects[1].estimate, effects[1].se, len(found) - len(columns[0])
