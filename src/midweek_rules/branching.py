"""Which steps of an activity are shown, given the answers so far?

A condition looks only at earlier steps, so an activity always comes to its end. The phone's
player has the same rules in JavaScript and shares the cases in `tests/cases/branching.json`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, Literal

Step = Mapping[str, Any]
Condition = Mapping[str, Any]
Answers = Mapping[str, Any]

MOST_TRIED = 20_000
"""Combinations of answers that are tried before a step's reach is called unknown."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A step whose condition cannot do what it seems to say."""

    step: str
    code: Literal["looks_ahead", "unreachable", "unknown"]


def holds(condition: Condition | None, answers: Answers) -> bool:
    """Say whether a condition holds; without one, it does.

    A step without an answer is never equal to, above or below anything.
    """
    if condition is None:
        return True
    if "all" in condition:
        return all(holds(each, answers) for each in condition["all"])
    if "any" in condition:
        return any(holds(each, answers) for each in condition["any"])
    if "not" in condition:
        return not holds(condition["not"], answers)
    return _says(condition, answers.get(condition["step"]))


def _says(condition: Condition, answer: Any) -> bool:
    if "answered" in condition:
        return is_answered(answer) is condition["answered"]
    if "is" in condition:
        return same(answer, condition["is"])
    if "has" in condition:
        return isinstance(answer, list) and any(same(each, condition["has"]) for each in answer)
    if not _is_number(answer):
        return False
    if "at_least" in condition:
        return bool(answer >= condition["at_least"])
    return bool(answer <= condition["at_most"])


def is_answered(answer: Any) -> bool:
    """Say whether there is an answer: False and 0 are answers, nothing and emptiness are not."""
    return answer is not None and answer != "" and answer != [] and answer != {}


def same(answer: Any, value: Any) -> bool:
    """Compare as JSON does: 1 equals 1.0, and true equals neither."""
    if _is_number(answer) and _is_number(value):
        return bool(answer == value)
    return type(answer) is type(value) and bool(answer == value)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def shown(steps: Sequence[Step], answers: Answers) -> list[Step]:
    """List the steps that are shown. The answer of a step that is not shown counts for nothing."""
    found, heard = [], dict[str, Any]()
    for step in steps:
        if holds(step.get("when"), heard):
            found.append(step)
            heard[step["id"]] = answers.get(step["id"])
    return found


def steps_named(condition: Condition | None) -> Iterator[str]:
    """Yield the id of every step that a condition looks at."""
    if condition is None:
        return
    if "step" in condition:
        yield condition["step"]
    for part in (*condition.get("all", ()), *condition.get("any", ())):
        yield from steps_named(part)
    yield from steps_named(condition.get("not"))


def troubles(steps: Sequence[Step]) -> tuple[Trouble, ...]:
    """List every condition that looks ahead, and every step that no answers can reach."""
    return tuple(trouble for place, _ in enumerate(steps) for trouble in _at(steps, place))


def _at(steps: Sequence[Step], place: int) -> Iterator[Trouble]:
    step, earlier = steps[place], {each["id"]: each for each in steps[:place]}
    if not set(steps_named(step.get("when"))) <= set(earlier):
        yield Trouble(step["id"], "looks_ahead")
    elif step.get("when") is not None:
        reach = _reached(steps[: place + 1])
        if reach is not True:
            yield Trouble(step["id"], "unreachable" if reach is False else "unknown")


def _reached(steps: Sequence[Step]) -> bool | None:
    target = steps[-1]["id"]
    asked = _all_named(steps)
    trials = [_worth_trying(step, steps) for step in steps if step["id"] in asked]
    names = [step["id"] for step in steps if step["id"] in asked]
    for tried, answers in enumerate(product(*trials)):
        if tried >= MOST_TRIED:
            return None
        if any(s["id"] == target for s in shown(steps, dict(zip(names, answers, strict=True)))):
            return True
    return False


def _all_named(steps: Sequence[Step]) -> set[str]:
    """Follow conditions back from the last step to all it depends on."""
    by_id = {step["id"]: step for step in steps}
    waiting, found = [steps[-1]["id"]], set[str]()
    while waiting:
        for name in steps_named(by_id[waiting.pop()].get("when")):
            if name in by_id and name not in found:
                found.add(name)
                waiting.append(name)
    return found


def _worth_trying(step: Step, steps: Sequence[Step]) -> list[Any]:
    """List answers to a step that conditions can tell apart, and that the step can take."""
    compared = [c for each in steps for c in _leaves(each.get("when")) if c["step"] == step["id"]]
    values = [c[word] for c in compared for word in ("is", "at_least", "at_most") if word in c]
    wanted = [c["has"] for c in compared if "has" in c]
    if step["type"] == "choice_many":
        able = [option["value"] for option in step["options"]]
        picks = [each for each in wanted if any(same(each, value) for value in able)]
        return [None, [able[0]], *([pick] for pick in picks), picks]
    return [
        None,
        *(answer for answer in (*values, *_others(step, values)) if _can_take(step, answer)),
    ]


def _others(step: Step, values: list[Any]) -> list[Any]:
    if "options" in step:
        return [option["value"] for option in step["options"]]
    if step["type"] == "yes_no":
        return [True, False]
    if step["type"] in NUMERIC:
        return [n for value in values if _is_number(value) for n in (value - 1, value + 1)] or [1]
    return ["words"]


NUMERIC = ("scale", "number", "mood", "duration", "timer", "pacer", "stages", "computed")


def _can_take(step: Step, answer: Any) -> bool:
    if "options" in step:
        return any(same(answer, option["value"]) for option in step["options"])
    if step["type"] == "yes_no":
        return isinstance(answer, bool)
    if step["type"] in NUMERIC:
        low, high = (1, 5) if step["type"] == "mood" else (step.get("min"), step.get("max"))
        return (
            _is_number(answer)
            and (low is None or low <= answer)
            and (high is None or answer <= high)
        )
    return isinstance(answer, str)


def _leaves(condition: Condition | None) -> Iterator[Condition]:
    if condition is None:
        return
    if "step" in condition:
        yield condition
    for part in (*condition.get("all", ()), *condition.get("any", ())):
        yield from _leaves(part)
    yield from _leaves(condition.get("not"))
