"""How far are like feelings told apart? (Barrett 2004; Kashdan 2015.)"""

from collections.abc import Sequence
from statistics import fmean

ENOUGH_OCCASIONS = 20
ENOUGH_WORDS = 3


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
