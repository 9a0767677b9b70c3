"""Log, client and therapist: three tracks, and no score that joins them.

Who rates, and when, changes the answer (Mausbach 2010, doi:10.1007/s10608-010-9297-z), so
nothing here averages them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from midweek_rules.adherence import Tally


@dataclass(frozen=True, slots=True)
class Said:
    """What one side said about one thing: how often, from where to where, and the middle."""

    count: int
    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Tracks:
    """What each of the three says of the same weeks, each by its name."""

    log: Tally
    client: Mapping[str, Said]
    therapist: Mapping[str, Said]


def tracks(
    log: Tally,
    *,
    client: Iterable[tuple[str, float]],
    therapist: Iterable[tuple[str, float]],
) -> Tracks:
    """Put what the log counts beside what client and therapist said, each by its name."""
    return Tracks(log, _said(client), _said(therapist))


def _said(told: Iterable[tuple[str, float]]) -> dict[str, Said]:
    heard: dict[str, list[float]] = {}
    for name, value in told:
        heard.setdefault(name, []).append(value)
    return {
        name: Said(len(values), min(values), median(values), max(values))
        for name, values in heard.items()
    }
