"""Quantiles, roots and valleys, as far as our statistics ask for them.

Incomplete beta and gamma functions by their continued fractions and series (Press et al.,
Numerical Recipes, chapter 6, by the method of Lentz 1976), quantiles by halving. SciPy would
do it, too, and weigh 269 MB.
"""

from collections.abc import Callable
from math import exp, lgamma, log, sqrt
from statistics import NormalDist

TINY = 1e-300
ENOUGH = 1e-15
MOST_TERMS = 500
HALVINGS = 200


def normal_quantile(p: float) -> float:
    """The value below which a share `p` of the standard normal lies."""
    return NormalDist().inv_cdf(p)


def beta_share(x: float, a: float, b: float) -> float:
    """The share of the beta distribution below `x`: the regularised incomplete beta function."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x))
    if x < (a + 1) / (a + b + 2):
        return front * _beta_fraction(x, a, b) / a
    return 1 - front * _beta_fraction(1 - x, b, a) / b


def beta_quantile(p: float, a: float, b: float) -> float:
    """The value below which a share `p` of the beta distribution lies."""
    return _halved(lambda x: beta_share(x, a, b) - p, 0.0, 1.0)


def t_tails(t: float, df: float) -> float:
    """The share of Student's t at least as far from zero as `t`."""
    return beta_share(df / (df + t * t), df / 2, 0.5)


def t_quantile(p: float, df: float) -> float:
    """The value below which a share `p` of Student's t lies."""
    if p == 0.5:
        return 0.0
    x = beta_quantile(2 * min(p, 1 - p), df / 2, 0.5)
    t = sqrt(df * (1 - x) / x)
    return t if p > 0.5 else -t


def chi_squared_share(x: float, df: float) -> float:
    """The share of chi-squared below `x`: the regularised incomplete gamma function."""
    return 0.0 if x <= 0 else _gamma_share(df / 2, x / 2)


def chi_squared_quantile(p: float, df: float) -> float:
    """The value below which a share `p` of chi-squared lies."""
    high = df + 1.0
    while chi_squared_share(high, df) < p:
        high *= 2
    return _halved(lambda x: chi_squared_share(x, df) - p, 0.0, high)


def root(question: Callable[[float], float], low: float, high: float) -> float:
    """Where a falling or rising function of one number meets zero, between two of its signs."""
    rises = question(high) > 0
    return _halved(lambda x: question(x) if rises else -question(x), low, high)


def lowest(question: Callable[[float], float], low: float, high: float) -> float:
    """Where a function with one valley is lowest, by the golden section."""
    golden = (sqrt(5) - 1) / 2
    left, right = high - golden * (high - low), low + golden * (high - low)
    at_left, at_right = question(left), question(right)
    while high - low > 1e-10 * (1 + abs(low)):
        if at_left < at_right:
            high, right, at_right = right, left, at_left
            left = high - golden * (high - low)
            at_left = question(left)
        else:
            low, left, at_left = left, right, at_right
            right = low + golden * (high - low)
            at_right = question(right)
    return (low + high) / 2


def _halved(question: Callable[[float], float], low: float, high: float) -> float:
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if question(middle) < 0 else (low, middle)
    return (low + high) / 2


def _beta_fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, 1 / _away(1 - (a + b) * x / (a + 1))
    found = d
    for m in range(1, MOST_TERMS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            d, c = 1 / _away(1 + term * d), _away(1 + term / c)
            found *= d * c
        if abs(d * c - 1) < ENOUGH:
            break
    return found


def _gamma_share(a: float, x: float) -> float:
    front = exp(a * log(x) - x - lgamma(a))
    if x < a + 1:
        term = total = 1 / a
        for n in range(1, 100 * MOST_TERMS):
            term *= x / (a + n)
            total += term
            if term < total * ENOUGH:
                break
        return front * total
    b = x + 1 - a
    c, d = 1 / TINY, 1 / _away(b)
    found = d
    for n in range(1, 100 * MOST_TERMS):
        term, b = n * (a - n), b + 2
        d, c = 1 / _away(term * d + b), _away(b + term / c)
        found *= d * c
        if abs(d * c - 1) < ENOUGH:
            break
    return 1 - front * found


def _away(value: float) -> float:
    return value if abs(value) > TINY else TINY
