"""Many clients, or many studies, in one: random-effects meta-analysis.

Heterogeneity by restricted maximum likelihood (Viechtbauer 2005,
doi:10.3102/10769986030003261), DerSimonian and Laird 1986 or Paule and Mandel 1982; the
interval of Hartung and Knapp 2001 when asked for. As R's metafor does it, to five decimals.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import atanh, sqrt, tanh
from typing import Literal

from midweek_rules.matrices import Matrix, Vector, inverse, times
from midweek_rules.numerics import (
    chi_squared_quantile,
    chi_squared_share,
    normal_quantile,
    root,
    t_quantile,
)
from midweek_rules.proportions import LEVEL, Interval

Method = Literal["REML", "DL", "PM"]
STEPS = 200
CLOSE = 1e-12


@dataclass(frozen=True, slots=True)
class Pooled:
    """What comes out of all together, and how much they differ.

    `interval` is where the mean lies; `prediction` where the next one may. `i2` is the
    share, 0 to 1, of what they differ that is more than chance would make.
    """

    k: int
    estimate: float
    se: float
    interval: Interval
    tau2: float
    i2: float
    q: float
    q_p: float
    prediction: Interval


@dataclass(frozen=True, slots=True)
class Moderated:
    """Where the effects start, and by how much they change with one moderator."""

    k: int
    intercept: float
    slope: float
    intercept_se: float
    slope_se: float
    interval: Interval
    tau2: float
    q: float


def fisher_z(r: float, n: int) -> tuple[float, float]:
    """A correlation on Fisher's scale, with its variance. It takes four pairs at least."""
    if n < 4:
        raise ValueError("A correlation of fewer than four pairs says nothing.")
    return atanh(r), 1 / (n - 3)


def from_z(z: float) -> float:
    """A correlation again."""
    return tanh(z)


def random_effects(
    effects: Sequence[float],
    variances: Sequence[float],
    method: Method = "REML",
    knha: bool = False,
    *,
    level: float = LEVEL,
) -> Pooled:
    """Pool effects with their variances; one alone stays what it is."""
    model = _Model(effects, variances, [[1.0]] * len(effects))
    tau2 = model.tau2(method)
    fit = model.fit(tau2)
    beta, (se,), df = fit.beta[0], model.errors(fit, knha), model.df
    reach = _reach(df if knha else None, level)
    spread = reach * sqrt(se * se + tau2)
    return Pooled(
        k=model.k,
        estimate=beta,
        se=se,
        interval=Interval(beta - reach * se, beta + reach * se),
        tau2=tau2,
        i2=tau2 / (tau2 + model.typical()) if df else 0.0,
        q=model.fit(0.0).q,
        q_p=1 - chi_squared_share(model.fit(0.0).q, df) if df else 1.0,
        prediction=Interval(beta - spread, beta + spread),
    )


def wider(effects: Sequence[float], variances: Sequence[float], *, level: float = LEVEL) -> Pooled:
    """Pool by REML with Hartung-Knapp from five on, and take the wider of the two intervals.

    Where effects agree more than chance would have them, Hartung-Knapp is the narrower one.
    """
    plain = random_effects(effects, variances, level=level)
    if len(effects) < 5:
        return plain
    careful = random_effects(effects, variances, knha=True, level=level)
    narrower = (
        careful.interval.high - careful.interval.low < plain.interval.high - plain.interval.low
    )
    return plain if narrower else careful


def meta_regression(
    effects: Sequence[float],
    variances: Sequence[float],
    moderator: Sequence[float],
    method: Method = "REML",
    knha: bool = False,
    *,
    level: float = LEVEL,
) -> Moderated:
    """Let effects depend on one moderator. `interval` is that of the slope."""
    model = _Model(effects, variances, [[1.0, float(one)] for one in moderator])
    tau2 = model.tau2(method)
    fit = model.fit(tau2)
    errors = model.errors(fit, knha)
    reach = _reach(model.df if knha else None, level) * errors[1]
    return Moderated(
        k=model.k,
        intercept=fit.beta[0],
        slope=fit.beta[1],
        intercept_se=errors[0],
        slope_se=errors[1],
        interval=Interval(fit.beta[1] - reach, fit.beta[1] + reach),
        tau2=tau2,
        q=model.fit(0.0).q,
    )


def tau2_interval(
    effects: Sequence[float], variances: Sequence[float], *, level: float = LEVEL
) -> Interval:
    """Where the heterogeneity lies, by the Q-profile (Viechtbauer 2007, doi:10.1002/sim.2514)."""
    model = _Model(effects, variances, [[1.0]] * len(effects))
    low, high = (chi_squared_quantile(p, model.df) for p in ((1 + level) / 2, (1 - level) / 2))
    return Interval(model.tau2_where(low), model.tau2_where(high))


def _reach(df: int | None, level: float) -> float:
    p = (1 + level) / 2
    return normal_quantile(p) if df is None else t_quantile(p, df)


@dataclass(frozen=True, slots=True)
class _Fit:
    beta: Vector
    covariance: Matrix
    weights: Vector
    residuals: Vector

    @property
    def q(self) -> float:
        return sum(w * r * r for w, r in zip(self.weights, self.residuals, strict=True))


class _Model:
    """Weighted least squares of effects on a few columns, for any heterogeneity."""

    def __init__(
        self, effects: Sequence[float], variances: Sequence[float], columns: Matrix
    ) -> None:
        if not effects or len(effects) != len(variances) or min(variances) <= 0:
            raise ValueError("Each effect needs a variance above zero.")
        self.effects, self.variances, self.columns = effects, variances, columns
        self.k, self.p = len(effects), len(columns[0])
        if self.k < self.p:
            raise ValueError("There are more columns than effects.")
        self.df = self.k - self.p

    def fit(self, tau2: float) -> _Fit:
        weights = [1 / (v + tau2) for v in self.variances]
        covariance, _ = inverse(self.crossed(weights))
        toward = [
            sum(w * x[n] * y for w, x, y in zip(weights, self.columns, self.effects, strict=True))
            for n in range(self.p)
        ]
        beta = times(covariance, toward)
        fitted = (sum(b * one for b, one in zip(beta, x, strict=True)) for x in self.columns)
        residuals = [y - f for y, f in zip(self.effects, fitted, strict=True)]
        return _Fit(beta, covariance, weights, residuals)

    def crossed(self, weights: Sequence[float]) -> Matrix:
        inside = range(self.p)
        return [
            [
                sum(w * x[n] * x[m] for w, x in zip(weights, self.columns, strict=True))
                for m in inside
            ]
            for n in inside
        ]

    def leftover(self, fit: _Fit) -> float:
        """The trace of the matrix that takes the columns out of the effects."""
        squared = self.crossed([w * w for w in fit.weights])
        return sum(fit.weights) - self._trace(fit.covariance, squared)

    def typical(self) -> float:
        """The typical variance of one effect (Higgins and Thompson 2002)."""
        return self.df / self.leftover(self.fit(0.0))

    def errors(self, fit: _Fit, knha: bool) -> Vector:
        scale = fit.q / self.df if knha and self.df else 1.0
        return [sqrt(scale * fit.covariance[n][n]) for n in range(self.p)]

    def tau2(self, method: Method) -> float:
        if self.df == 0:
            return 0.0
        if method == "PM":
            return self.tau2_where(self.df)
        fit = self.fit(0.0)
        moments = max(0.0, (fit.q - self.df) / self.leftover(fit))
        return moments if method == "DL" else self._likeliest(moments)

    def tau2_where(self, q: float) -> float:
        """The heterogeneity that would make the effects differ just so much."""
        if self.fit(0.0).q <= q:
            return 0.0
        high = max(self.variances)
        while self.fit(high).q > q:
            high *= 2
        return root(lambda tau2: self.fit(tau2).q - q, 0.0, high)

    def _likeliest(self, start: float) -> float:
        """Fisher scoring on the restricted likelihood, halving steps that leave its range."""
        tau2 = start
        for _ in range(STEPS):
            score, information = self._slope(tau2)
            step = score / information
            while tau2 + step < 0 and abs(step) > CLOSE:
                step /= 2
            tau2 = max(0.0, tau2 + step)
            if abs(step) <= CLOSE * (1 + tau2):
                break
        return tau2 if tau2 > 10 * CLOSE else 0.0

    def _slope(self, tau2: float) -> tuple[float, float]:
        fit = self.fit(tau2)
        weights, cov = fit.weights, fit.covariance
        second = self.crossed([w**2 for w in weights])
        third = self.crossed([w**3 for w in weights])
        trace = sum(weights) - self._trace(cov, second)
        inner = _product(cov, second)
        traces = (
            sum(w * w for w in weights)
            - 2 * self._trace(cov, third)
            + sum(inner[n][m] * inner[m][n] for n in range(self.p) for m in range(self.p))
        )
        fits = sum((w * r) ** 2 for w, r in zip(weights, fit.residuals, strict=True))
        return fits - trace, traces

    def _trace(self, one: Matrix, other: Matrix) -> float:
        return sum(one[n][m] * other[m][n] for n in range(self.p) for m in range(self.p))


def _product(one: Matrix, other: Matrix) -> Matrix:
    return [
        [
            sum(a * b for a, b in zip(row, column, strict=True))
            for column in zip(*other, strict=True)
        ]
        for row in one
    ]
