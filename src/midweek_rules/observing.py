"""Which numbers does an entry yield?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from midweek_rules.computing import with_computed
from midweek_rules.scoring import score

Kind = Literal["mood", "scale", "number", "minutes", "total"]
KIND_OF_STEP: Mapping[str, Kind] = {
    "mood": "mood",
    "scale": "scale",
    "number": "number",
    "computed": "number",
    "duration": "minutes",
    "timer": "minutes",
    "pacer": "minutes",
}
SECONDS = ("timer", "pacer")


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

    Timers and pacers answer in seconds; practice is observed in minutes. A feeling is
    observed as pleasantness and energy, a thought as how true it felt.

    A measure yields its strict total or nothing: a filled-in total may be shown beside
    its gaps, but it is not a point on a chart.
    """
    heard = with_computed(definition["steps"], answers)
    for step in definition["steps"]:
        answer = heard.get(step["id"])
        if answer is not None:
            yield from _observed(step, answer)
    if definition.get("scoring"):
        yield from _total(definition, answers)


def _observed(step: Mapping[str, Any], answer: Any) -> Iterator[Observation]:
    name, kind = step["id"], KIND_OF_STEP.get(step["type"])
    if kind:
        value = round(answer / 60, 1) if step["type"] in SECONDS else float(answer)
        yield Observation(kind, name, value)
    elif step["type"] == "feeling":
        for part in ("pleasant", "energy"):
            if answer.get(part) is not None:
                yield Observation("scale", f"{name}.{part}", float(answer[part]))
    elif step["type"] == "thought" and answer.get("belief") is not None:
        yield Observation("scale", f"{name}.belief", float(answer["belief"]))
    elif step["type"] == "tracked":
        for dimension, value in answer.items():
            yield Observation("scale", dimension, float(value))
    elif step["type"] == "measure":
        yield from _total(step, answer)


def _total(measure: Mapping[str, Any], answers: Mapping[str, Any]) -> Iterator[Observation]:
    total = score(measure, answers).total
    if total is not None:
        yield Observation("total", measure["slug"], total)
