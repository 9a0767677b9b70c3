"""A definition that means harm is refused, or does none."""

import json
import time
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from midweek.library.definition import Definition
from midweek_rules.branching import troubles
from midweek_rules.computing import computed

WORKSHEET = json.loads((Path(__file__).parents[1] / "cases" / "every-kind.json").read_text("utf-8"))
PATIENCE = 10  # seconds, on a machine that does much else
YES = {"step": "slept", "is": True}


def with_steps(*more: dict[str, Any]) -> str:
    """The worksheet with further steps, as JSON text."""
    changed = deepcopy(WORKSHEET)
    changed["steps"] = [*changed["steps"][:2], *more]
    return json.dumps(changed)


def nested(inner: str, wrap: Callable[[str], str], depth: int) -> str:
    for _ in range(depth):
        inner = wrap(inner)
    return inner


def shown_when(condition: str) -> str:
    step = {"id": "x", "type": "read", "text": {"en": "x"}, "when": "?"}
    return with_steps(step).replace('"?"', condition)


def worked_out(formula: str) -> str:
    step = {"id": "x", "type": "computed", "text": {"en": "x"}, "formula": "?"}
    return with_steps(step).replace('"?"', formula)


HOSTILE = {
    "ten thousand steps": lambda: with_steps(
        *({"id": f"s{n}", "type": "read", "text": {"en": "x"}} for n in range(10_000))
    ),
    "a condition nested without end": lambda: shown_when(
        nested(json.dumps(YES), lambda part: f'{{"not": {part}}}', 20_000)
    ),
    "a list of conditions nested without end": lambda: shown_when(
        nested(json.dumps(YES), lambda part: f'{{"all": [{part}]}}', 20_000)
    ),
    "a formula nested without end": lambda: worked_out(
        nested("1", lambda part: f'{{"word": "add", "of": [{part}]}}', 20_000)
    ),
    "a formula that never ends": lambda: worked_out("Infinity"),
    "a formula that is no number": lambda: worked_out("NaN"),
    "a condition on itself": lambda: shown_when('{"step": "x", "answered": true}'),
    "a step named after what every object has": lambda: with_steps(
        {"id": "__proto__", "type": "text", "text": {"en": "x"}}
    ),
    "a text of two million letters": lambda: with_steps(
        {"id": "x", "type": "read", "text": {"en": "x" * 2_000_000}}
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_could_do_harm_is_refused_and_soon(name: str) -> None:
    text = HOSTILE[name]()
    started = time.monotonic()

    with pytest.raises(ValidationError):
        Definition.read(text)

    assert time.monotonic() - started < PATIENCE


def test_conditions_too_many_to_try_are_given_up_in_time() -> None:
    ids = [f"s{n}" for n in range(200)]
    steps: list[dict[str, Any]] = []
    for place, name in enumerate(ids):
        parts = [{"step": one, "is": "never"} for one in ids[:place]]
        steps.append({"id": name, "type": "text", "when": {"all": parts} if parts else None})
    steps[-1]["when"] = {"all": [*steps[-1]["when"]["all"], {"not": {"step": "s0", "is": "never"}}]}
    started = time.monotonic()

    found = {trouble.code for trouble in troubles(steps)}

    assert time.monotonic() - started < PATIENCE
    assert found <= {"unknown", "unreachable"}


@pytest.mark.parametrize(
    "formula",
    [10**400, {"word": "multiply", "of": [1e300, 1e300]}, {"word": "add", "of": [1e308, 1e308]}],
)
def test_a_number_beyond_all_numbers_comes_to_nothing(formula: Any) -> None:
    assert computed({"formula": formula, "decimals": 3}, {}) is None
