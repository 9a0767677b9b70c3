"""How often would chance alone come this far? By trying every arrangement there is."""

from collections.abc import Sequence
from itertools import combinations, permutations
from statistics import fmean

MOST_PAIRS = 9
ALIKE = 1e-9
Numbers = Sequence[float]


def permuted(xs: Numbers, ys: Numbers) -> float:
    """How many of all orders of `ys` go with `xs` as closely as the order that was seen."""
    if len(xs) > MOST_PAIRS:
        raise ValueError(f"Every order of more than {MOST_PAIRS} takes too long.")
    middle = fmean(xs) * sum(ys)

    def apart(order: Numbers) -> float:
        return abs(sum(x * y for x, y in zip(xs, order, strict=True)) - middle)

    seen = apart(ys) - ALIKE
    found = [apart(order) >= seen for order in permutations(ys)]
    return sum(found) / len(found)


def rearranged(high: Numbers, low: Numbers) -> float:
    """How many ways to deal the values into two such groups put them as far apart."""
    values = [*high, *low]
    total, size = sum(values), len(high)

    def apart(group: Numbers) -> float:
        return abs(sum(group) / size - (total - sum(group)) / (len(values) - size))

    seen = apart(high) - ALIKE
    found = [apart(group) >= seen for group in combinations(values, size)]
    return sum(found) / len(found)
