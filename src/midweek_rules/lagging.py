"""Many weeks of many clients in one model: does more than usual go before a better score?

    next = previous + (practice - own mean) + (own mean - mean of clients) + week + (1 | client)

Within and between people are kept apart, because they need not agree (Cernasov 2023,
PMC10330658; Curran and Bauer 2011, doi:10.1146/annurev.psych.093008.100356). Only the first
is about what a client could change. A random intercept for each client, by restricted
maximum likelihood, as R's lme4 does it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt
from statistics import fmean

from midweek_rules.matrices import Matrix, Vector, inverse, times
from midweek_rules.numerics import lowest, normal_quantile
from midweek_rules.proportions import LEVEL, Interval

FEWEST_CLIENTS = 10
MOST_SPREAD = 100.0
"""The largest share of clients' own level against the rest, as a ratio of deviations."""

TERMS = ("intercept", "previous", "within", "between", "week")


@dataclass(frozen=True, slots=True)
class Week:
    """One client's week: the score before, the share practised, and the score after."""

    client: str
    number: float
    before: float
    practised: float
    after: float


@dataclass(frozen=True, slots=True)
class Effect:
    """One number of a model, with its standard error."""

    estimate: float
    se: float

    def interval(self, *, level: float = LEVEL) -> Interval:
        """Where it lies."""
        reach = normal_quantile((1 + level) / 2) * self.se
        return Interval(self.estimate - reach, self.estimate + reach)


@dataclass(frozen=True, slots=True)
class Mixed:
    """A model with a level of their own for each client."""

    effects: tuple[Effect, ...]
    client_sd: float
    residual_sd: float
    clients: int
    weeks: int


@dataclass(frozen=True, slots=True)
class _Sums:
    """What one client's rows come to: enough to fit any spread without the rows."""

    n: int
    crossed: Matrix
    column: Vector
    toward: Vector
    squares: float
    total: float


def lag_model(weeks: Sequence[Week]) -> Mixed:
    """Fit the model; `effects` are in the order of `TERMS`. Raise where nothing varies."""
    own: dict[str, list[float]] = {}
    for week in weeks:
        own.setdefault(week.client, []).append(week.practised)
    means = {client: fmean(shares) for client, shares in own.items()}
    middle = fmean(means.values())
    columns = [
        [1.0, one.before, one.practised - means[one.client], means[one.client] - middle, one.number]
        for one in weeks
    ]
    return random_intercepts([one.client for one in weeks], columns, [one.after for one in weeks])


def random_intercepts(clients: Sequence[str], columns: Matrix, outcome: Sequence[float]) -> Mixed:
    """Fit outcomes on columns, with a level of their own for each client."""
    groups: dict[str, tuple[Matrix, Vector]] = {}
    for client, row, value in zip(clients, columns, outcome, strict=True):
        rows, values = groups.setdefault(client, ([], []))
        rows.append(row)
        values.append(value)
    sums = [_sums(*group) for group in groups.values()]
    spread = lowest(lambda ratio: _fit(sums, ratio).criterion, 0.0, MOST_SPREAD)
    fit = min((_fit(sums, ratio) for ratio in (spread, 0.0)), key=lambda one: one.criterion)
    return Mixed(
        effects=_effects(fit),
        client_sd=fit.ratio * fit.sd,
        residual_sd=fit.sd,
        clients=len(groups),
        weeks=len(outcome),
    )


def ordinary(columns: Matrix, outcome: Sequence[float]) -> tuple[Effect, ...]:
    """Fit outcomes on columns by least squares, for one client or none."""
    fit = _fit([_sums(columns, list(outcome))], 0.0)
    return _effects(fit)


@dataclass(frozen=True, slots=True)
class _Fit:
    ratio: float
    beta: Vector
    covariance: Matrix
    sd: float
    criterion: float


def _effects(fit: _Fit) -> tuple[Effect, ...]:
    errors = (fit.sd * sqrt(fit.covariance[n][n]) for n in range(len(fit.beta)))
    return tuple(Effect(beta, error) for beta, error in zip(fit.beta, errors, strict=True))


def _sums(rows: Matrix, values: Vector) -> _Sums:
    inside = range(len(rows[0]))
    return _Sums(
        n=len(rows),
        crossed=[[sum(row[n] * row[m] for row in rows) for m in inside] for n in inside],
        column=[sum(row[n] for row in rows) for n in inside],
        toward=[sum(r[n] * v for r, v in zip(rows, values, strict=True)) for n in inside],
        squares=sum(value * value for value in values),
        total=sum(values),
    )


def _fit(sums: Sequence[_Sums], ratio: float) -> _Fit:
    """Fit for one ratio of the two spreads, with minus twice the restricted log-likelihood."""
    size = len(sums[0].column)
    crossed, toward = [[0.0] * size for _ in range(size)], [0.0] * size
    squares, spread, rows = 0.0, 0.0, 0
    for one in sums:
        # The inverse of I + r^2 11' takes this much of the client's own mean out.
        out = ratio * ratio / (1 + one.n * ratio * ratio)
        for n, left in enumerate(one.column):
            toward[n] += one.toward[n] - out * left * one.total
            line, own = crossed[n], one.crossed[n]
            for m, right in enumerate(one.column):
                line[m] += own[m] - out * left * right
        squares += one.squares - out * one.total**2
        spread += log(1 + one.n * ratio * ratio)
        rows += one.n
    covariance, determinant = inverse(crossed)
    beta = times(covariance, toward)
    rest = squares - sum(b * t for b, t in zip(beta, toward, strict=True))
    df = rows - size
    if rest <= 0 or df < 1:
        raise ZeroDivisionError("Nothing is left to estimate from.")
    criterion = df * log(rest / df) + spread + determinant
    return _Fit(ratio, beta, covariance, sqrt(rest / df), criterion)
