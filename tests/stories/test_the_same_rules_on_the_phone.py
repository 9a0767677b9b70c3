"""What fits, what is shown, what it comes to: the phone says what the server says."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from midweek_rules.branching import shown
from midweek_rules.computing import with_computed
from midweek_rules.fitting import misfit
from midweek_rules.receiving import problems_with
from tests.rules.activities import MANY, activities

CASES = Path(__file__).parents[1] / "cases"
RULES = """async (asked) => {
    const { holds, shown } = await import("/player/branching.js");
    const { computed, withComputed } = await import("/player/computing.js");
    const { misfit, problemsWith } = await import("/player/fitting.js");
    const say = {
        misfit: ({ step, answer }) => misfit(step, answer),
        problems: (one) => problemsWith(one.definition, one.answers, one.finished),
        holds: ({ when, answers }) => holds(when, answers),
        heard: ({ steps, answers }) => withComputed(steps, answers),
        shown: ({ steps, answers }) => shown(steps, answers).map(({ id }) => id),
        computed: ({ step, answers }) => computed(step, answers),
    };
    return asked.map((one) => say[one.rule](one));
}"""


def cases(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((CASES / f"{name}.json").read_text("utf-8"))
    return found


def ask(modules: Page, asked: list[dict[str, Any]]) -> list[Any]:
    """Ask the phone's rules many things in one call."""
    told: list[Any] = modules.evaluate(RULES, asked)
    return told


def test_answers_fit_alike(modules: Page) -> None:
    kinds = [
        (kind["step"], answer, code)
        for kind in cases("receiving")["kinds"]
        for answer, code in [*((good, None) for good in kind["good"]), *kind["bad"]]
    ]

    told = ask(modules, [{"rule": "misfit", "step": s, "answer": a} for s, a, _ in kinds])

    wrong = [(*kind, said) for kind, said in zip(kinds, told, strict=True) if kind[2] != said]
    assert wrong == []


def test_whole_activities_are_checked_alike(modules: Page) -> None:
    told = cases("receiving")
    asked = [
        {"rule": "problems", "definition": told["definition"], **case} for case in told["cases"]
    ]

    assert ask(modules, asked) == [case["expected"] for case in told["cases"]]


@pytest.mark.parametrize("length", [500, 501, 20_000, 20_001])
@pytest.mark.parametrize("kind", ["text", "text_long"])
def test_the_length_of_a_text_is_counted_alike(modules: Page, kind: str, length: int) -> None:
    step, answer = {"type": kind}, "🌱" * length
    refusal = misfit(step, answer)

    assert ask(modules, [{"rule": "misfit", "step": step, "answer": answer}]) == [
        refusal and refusal[0]
    ]


def test_conditions_hold_alike(modules: Page) -> None:
    told = cases("branching")["holds"]

    assert ask(modules, [{"rule": "holds", **case} for case in told]) == [
        case["expected"] for case in told
    ]


def test_the_same_steps_are_shown(modules: Page) -> None:
    walks = [
        (case["steps"], one) for case in cases("branching")["shown"] for one in case["answers"]
    ]
    asked = [{"rule": "heard", "steps": steps, "answers": one["given"]} for steps, one in walks]

    assert [list(heard) for heard in ask(modules, asked)] == [one["expected"] for _, one in walks]


def test_values_are_worked_out_alike(modules: Page) -> None:
    told = cases("computing")
    single = [{"rule": "computed", **case} for case in told["computed"]]
    whole = [(case["steps"], one) for case in told["with_computed"] for one in case["answers"]]
    walks = [{"rule": "heard", "steps": steps, "answers": one["given"]} for steps, one in whole]

    assert ask(modules, single) == [case["expected"] for case in told["computed"]]
    for heard, (_, one) in zip(ask(modules, walks), whole, strict=True):
        assert {name: heard[name] for name in one["expected"]} == one["expected"], one["name"]


@settings(
    max_examples=15,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # a batch takes too long to shrink
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(activities(), min_size=MANY, max_size=MANY))
def test_whatever_the_activity_both_sides_say_the_same(
    modules: Page, many: list[tuple[dict[str, Any], dict[str, Any]]]
) -> None:
    asked: list[dict[str, Any]] = []
    expected: list[Any] = []
    for definition, answers in many:
        steps = definition["steps"]
        for finished in (True, False):
            told = {"definition": definition, "answers": answers, "finished": finished}
            asked.append({"rule": "problems", **told})
            found = problems_with(definition, answers, finished=finished)
            expected.append([[problem.step, problem.code] for problem in found])
        asked.append({"rule": "heard", "steps": steps, "answers": answers})
        expected.append(with_computed(steps, answers))
        asked.append({"rule": "shown", "steps": steps, "answers": answers})
        expected.append([step["id"] for step in shown(steps, answers)])

    compared = zip(asked, ask(modules, asked), expected, strict=True)
    assert [(one, said, wanted) for one, said, wanted in compared if said != wanted][:1] == []
