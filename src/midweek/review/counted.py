"""What is kept of many clients together: numbers alone, and of a client no more than is drawn."""

from collections.abc import Iterable
from typing import Any

from midweek_rules.together import Contribution, Whole

MOST_DRAWN = 40


def written(found: Whole | None, count: int) -> dict[str, Any]:
    """Write down what is shown; below ten clients no more than their number."""
    if found is None:
        return {"clients": count}
    pooled, points = found.pooled, found.points
    return {
        "clients": count,
        "estimate": pooled.estimate,
        "interval": list(pooled.interval),
        "prediction": list(pooled.prediction),
        "i2": pooled.i2,
        "drawn": list(_drawn(found.clients[:MOST_DRAWN])),
        "points": points
        and {
            "measure": points.measure,
            "clients": points.clients,
            "weeks": points.weeks,
            "estimate": points.effect.estimate,
            "interval": list(points.effect.interval()),
        },
    }


def _drawn(clients: Iterable[Contribution]) -> Iterable[list[float]]:
    return ([one.z, one.variance, len(one.weeks)] for one in clients)
