"""Log, client and therapist: three tracks, and no score that joins them.

Who rates, and when, changes the answer (Mausbach 2010, doi:10.1007/s10608-010-9297-z), so
nothing here averages them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from midweek_rules.adherence import Tally


@dataclass(frozen=True, slots=True)
class Tracks:
    """What each of the three says of the same weeks; answers are counted, each by its code."""

    log: Tally
    client: Mapping[str, int]
    therapist: Mapping[str, int]


def tracks(log: Tally, *, client: Iterable[str], therapist: Iterable[str]) -> Tracks:
    """Put what the log counts beside what client and therapist said."""
    return Tracks(log, dict(Counter(client)), dict(Counter(therapist)))
