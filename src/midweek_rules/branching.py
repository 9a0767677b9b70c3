"""Which steps of an activity are shown, given the answers so far?

A condition looks only at earlier steps, so an activity always comes to its end. The phone's
player has the same rules in JavaScript and shares the cases in `tests/cases/branching.json`.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product
from typing import Any, Literal

Step = Mapping[str, Any]
Condition = Mapping[str, Any]
Answers = Mapping[str, Any]

MOST_ANSWERS = 1_000
MOST_LOOKS = 300_000
"""How often a condition may be looked at, in all, before a step's reach is called unknown."""


Code = Literal["looks_ahead", "unreachable", "unknown"]


@dataclass(frozen=True, slots=True)
class Trouble:
    """A step whose condition cannot do what it seems to say."""

    step: str
    code: Code


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
    for part in _leaves(condition):
        yield part["step"]


def _leaves(condition: Condition | None) -> Iterator[Condition]:
    if condition is None:
        return
    if "step" in condition:
        yield condition
    for part in (*condition.get("all", ()), *condition.get("any", ())):
        yield from _leaves(part)
    yield from _leaves(condition.get("not"))


def troubles(steps: Sequence[Step]) -> tuple[Trouble, ...]:
    """List every condition that looks ahead, and every step that no answers can reach."""
    looks_left = MOST_LOOKS
    found = []
    for place, step in enumerate(steps):
        code, looks = _trouble(steps, place, looks_left)
        looks_left -= looks
        if code:
            found.append(Trouble(step["id"], code))
    return tuple(found)


def _trouble(steps: Sequence[Step], place: int, looks_left: int) -> tuple[Code | None, int]:
    """Say what is wrong with one step's condition, and how many looks it took to know."""
    earlier = {step["id"] for step in steps[:place]}
    named = set(steps_named(steps[place].get("when")))
    if not named:
        return None, 0
    if not named <= earlier:
        return "looks_ahead", len(named)
    if looks_left <= 0:
        return "unknown", 0
    return _reach(_relevant(steps[: place + 1]), looks_left)


def _relevant(steps: Sequence[Step]) -> list[Step]:
    """Keep the last step and those that its condition depends on, however far back."""
    wanted = {steps[-1]["id"]}
    kept = []
    for step in reversed(steps):
        if step["id"] in wanted:
            wanted.update(steps_named(step.get("when")))
            kept.append(step)
    return kept[::-1]


def _reach(steps: Sequence[Step], looks_left: int) -> tuple[Code | None, int]:
    """Try every answer that conditions can tell apart, until the last step is shown."""
    about: dict[str, list[Condition]] = {step["id"]: [] for step in steps}
    leaves = [leaf for step in steps for leaf in _leaves(step.get("when"))]
    looks = len(leaves)
    if looks > looks_left:
        return "unknown", looks
    for leaf in leaves:
        about.setdefault(leaf["step"], []).append(leaf)
    names = [step["id"] for step in steps[:-1]]
    trials = [list(islice(_worth_trying(s, about[s["id"]]), MOST_ANSWERS + 1)) for s in steps[:-1]]
    for answers in product(*trials):
        looks += len(leaves) + len(steps)
        if looks > looks_left:
            return "unknown", looks
        if shown(steps, dict(zip(names, answers, strict=True)))[-1:] == [steps[-1]]:
            return None, looks
    tried_all = all(len(answers) <= MOST_ANSWERS for answers in trials)
    return "unreachable" if tried_all else "unknown", looks


def _worth_trying(step: Step, compared: Sequence[Condition]) -> Iterator[Any]:
    """Yield answers that conditions about a step can tell apart, and that it can take.

    A computed step is taken to come to any number at all.
    """
    yield None
    if step["type"] in ("choice_many", "list"):
        yield from _picks(step, [leaf["has"] for leaf in compared if "has" in leaf])
        return
    values = [leaf[word] for leaf in compared for word in WORDS_WITH_VALUE if word in leaf]
    if step["type"] == "choice":
        yield from (option["value"] for option in step["options"])
        if step.get("other"):
            yield {"other": "their own"}
    elif step["type"] == "yes_no":
        yield from (True, False)
    elif step["type"] in NUMERIC:
        yield from _numbers(step, [value for value in values if _is_number(value)])
    elif step["type"] in TEXTS:
        yield from (value for value in values if isinstance(value, str))
        yield "".join(str(value) for value in values) + "."
    else:
        yield {"some": "parts"}


WORDS_WITH_VALUE = ("is", "at_least", "at_most")
TEXTS = ("text", "text_long", "date", "time", "moment")


def _picks(step: Step, wanted: Iterable[Any]) -> Iterator[list[Any]]:
    """Yield choices of several, with and without each one that is asked about."""
    able = [option["value"] for option in step.get("options", ())]
    texts = step["type"] == "list"
    told = list(dict.fromkeys(w for w in wanted if any(same(w, a) for a in able) or texts))
    rest = [a for a in able if not any(same(a, one) for one in told)][:1]
    rest += [{"other": "."}] if step.get("other") else [] if step.get("options") else ["."]
    for count in range(len(told) + 1):
        for some in combinations(told, count):
            yield [*some]
            yield [*some, *rest[:1]]


def _numbers(step: Step, values: Sequence[float]) -> Iterator[float]:
    """Yield each number asked about, and the next below and above it."""
    low, high = _ends(step)
    power = 10 ** step.get("decimals", 0)
    edges = (edge for edge in (low, high, 1) if edge is not None)
    for value in (*values, *edges):
        first, last = math.floor(value * power) - 1, math.ceil(value * power) + 1
        for number in (n / power for n in range(first, last + 1)):
            if (low is None or low <= number) and (high is None or number <= high):
                yield number


def _ends(step: Step) -> tuple[float | None, float | None]:
    if step["type"] == "mood":
        return 1, 5
    if step["type"] in FROM_NOTHING:
        most = len(step["stages"]) if step["type"] == "stages" else step.get("most")
        return 0, most
    return step.get("min"), step.get("max")


FROM_NOTHING = ("duration", "timer", "pacer", "stages")
NUMERIC = ("scale", "number", "mood", "computed", *FROM_NOTHING)
