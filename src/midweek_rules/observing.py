"""Which numbers does an entry yield?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from midweek_rules.scoring import score

Kind = Literal["mood", "scale", "minutes", "total"]
KIND_OF_STEP: Mapping[str, Kind] = {
    "mood": "mood",
    "scale": "scale",
    "timer": "minutes",
    "pacer": "minutes",
}


@dataclass(frozen=True, slots=True)
class Observation:
    """A number that an entry yields, named by the step it came from (or the measure)."""

    kind: Kind
    name: str
    value: float


def observations(
    definition: Mapping[str, Any], answers: Mapping[str, Any]
) -> Iterator[Observation]:
    """Yield each number in an entry, in the order of its steps, the measure's total last.

    Timers and pacers answer in seconds; practice is observed in minutes.

    A measure yields its strict total or nothing: a filled-in total may be shown beside
    its gaps, but it is not a point on a chart.
    """
    for step in definition["steps"]:
        kind, answer = KIND_OF_STEP.get(step["type"]), answers.get(step.get("id"))
        if kind and answer is not None:
            value = round(answer / 60, 1) if kind == "minutes" else float(answer)
            yield Observation(kind, step["id"], value)
    if definition.get("scoring"):
        total = score(definition, answers).total
        if total is not None:
            yield Observation("total", definition["slug"], total)
