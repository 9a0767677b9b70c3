"""Many clients in one answer: pooled links, and points in one model. Never below ten.

Nobody is named and nothing is ranked: `clients` come by how many weeks each has.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from midweek_rules.lagging import FEWEST_CLIENTS, TERMS, Effect, Week, lag_model
from midweek_rules.linking import effect, weeks_of
from midweek_rules.pairing import Pair
from midweek_rules.pooling import Pooled, wider

WITHIN = TERMS.index("within")


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one client adds: a link below zero when better, and their weeks of one measure."""

    measure: str
    z: float
    variance: float
    weeks: tuple[Week, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """What doing all of it, against the client's own usual, goes together with, in points."""

    measure: str
    clients: int
    weeks: int
    effect: Effect


@dataclass(frozen=True, slots=True)
class Whole:
    """Many clients together."""

    clients: tuple[Contribution, ...]
    pooled: Pooled
    points: Points | None


def contribution(
    client: str, measure: str, pairs: Sequence[Pair], *, higher_is_worse: bool
) -> Contribution | None:
    """What one client adds; None below four weeks, or where nothing varies."""
    told = effect(pairs, higher_is_worse=higher_is_worse)
    if told is None:
        return None
    return Contribution(measure, *told, tuple(weeks_of(client, pairs)))


def whole(found: Iterable[Contribution]) -> Whole | None:
    """Put clients together; None below ten of them."""
    clients = sorted(found, key=lambda one: -len(one.weeks))
    if len(clients) < FEWEST_CLIENTS:
        return None
    pooled = wider([one.z for one in clients], [one.variance for one in clients])
    return Whole(tuple(clients), pooled, _points(clients))


def _points(clients: Sequence[Contribution]) -> Points | None:
    """The model of the measure that most of them answer, if ten do."""
    measure, count = Counter(one.measure for one in clients).most_common(1)[0]
    weeks = [week for one in clients if one.measure == measure for week in one.weeks]
    if count < FEWEST_CLIENTS:
        return None
    try:
        return Points(measure, count, len(weeks), lag_model(weeks).effects[WITHIN])
    except ZeroDivisionError:
        return None
