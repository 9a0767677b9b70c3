"""What a computed step comes to, given the answers.

A formula is a small tree of data: a number, {"step": id}, {"column": [table, column]},
{"word": ..., "of": [...]} or {"if": condition, "then": ..., "else": ...}. The phone's player
has the same rules in JavaScript and shares the cases in `tests/cases/computing.json`.
"""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from midweek_rules.branching import holds

Formula = Any
Answers = Mapping[str, Any]
Value = float | str | None
MINUTES_A_DAY = 1_440
_CLOCK = re.compile(r"(\d\d):(\d\d)\Z", re.ASCII)


def with_computed(steps: Sequence[Mapping[str, Any]], answers: Answers) -> dict[str, Any]:
    """Return the answers to the steps that are shown, with each computed step's value beside them.

    A computed step sees the ones before it, and later conditions see it; one that lacks an
    answer comes to None.
    """
    found = dict[str, Any]()
    for step in steps:
        if not holds(step.get("when"), found):
            continue
        if step["type"] == "computed":
            found[step["id"]] = computed(step, found)
        else:
            found[step["id"]] = answers.get(step["id"])
    return found


def computed(step: Mapping[str, Any], answers: Answers) -> float | None:
    """Work out one computed step, rounded half up to its decimals; None where an answer lacks.

    Numbers too large to be written come to None too.
    """
    power = 10 ** step.get("decimals", 0)
    try:
        value = _value(step["formula"], answers)
        if not isinstance(value, int | float):
            return None
        return float(math.floor(value * power + 0.5) / power)
    except (OverflowError, ValueError):
        return None


def _value(formula: Formula, answers: Answers) -> Value:
    if isinstance(formula, int | float):
        return float(formula)
    if "step" in formula:
        return _number(answers.get(formula["step"]))
    if "if" in formula:
        return _value(formula["then" if holds(formula["if"], answers) else "else"], answers)
    if "column" in formula:
        return None
    return _WORDS[formula["word"]](_values(formula["of"], answers))


def _values(parts: Sequence[Formula], answers: Answers) -> list[Value]:
    found: list[Value] = []
    for part in parts:
        if isinstance(part, Mapping) and "column" in part:
            table, column = part["column"]
            found += [_cell(row, column) for row in _rows(answers.get(table))]
        else:
            found.append(_value(part, answers))
    return found


def _rows(answer: Any) -> list[Any]:
    return answer if isinstance(answer, list) else []


def _cell(row: Any, column: str) -> Value:
    return _number(row.get(column)) if isinstance(row, Mapping) else None


def _number(answer: Any) -> Value:
    if isinstance(answer, bool):
        return float(answer)
    return answer if isinstance(answer, int | float | str) else None


def _whole(work: Callable[[list[float]], float | None]) -> Callable[[list[Value]], float | None]:
    """Let a word work only when each of its values is there."""

    def worked(values: list[Value]) -> float | None:
        numbers = [float(each) for each in values if isinstance(each, int | float)]
        return work(numbers) if numbers and len(numbers) == len(values) else None

    return worked


def _add_answered(values: list[Value]) -> float | None:
    numbers = [each for each in values if isinstance(each, int | float)]
    return math.fsum(numbers) if numbers else None


def _minutes_between(values: list[Value]) -> float | None:
    """Count from one time of day to the next such time, over midnight where need be."""
    clocks = [_CLOCK.search(each) for each in values if isinstance(each, str)]
    times = [int(clock[1]) * 60 + int(clock[2]) for clock in clocks if clock]
    if len(values) != 2 or len(times) != 2:
        return None
    return float((times[1] - times[0]) % MINUTES_A_DAY)


_WORDS: dict[str, Callable[[list[Value]], float | None]] = {
    "add": _whole(math.fsum),
    "add_answered": _add_answered,
    "subtract": _whole(lambda n: n[0] - math.fsum(n[1:])),
    "multiply": _whole(math.prod),
    "divide": _whole(lambda n: n[0] / n[1] if len(n) == 2 and n[1] else None),
    "mean": _whole(lambda n: math.fsum(n) / len(n)),
    "least": _whole(min),
    "most": _whole(max),
    "count": lambda values: float(sum(each is not None for each in values)),
    "minutes_between": _minutes_between,
}
