"""Only answers that fit the activity are kept, and a refusal says why."""

import json
from pathlib import Path
from typing import Any

import pytest

from midweek_rules.fitting import FITS, misfit
from midweek_rules.receiving import problems_with

CASES = json.loads((Path(__file__).parents[1] / "cases" / "receiving.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["name"])
def test_answers_are_kept_only_if_they_fit_the_activity(case: dict[str, Any]) -> None:
    found = problems_with(CASES["definition"], case["answers"], finished=case["finished"])

    assert [[problem.step, problem.code] for problem in found] == case["expected"]
    assert all(problem.why.endswith(".") for problem in found)


@pytest.mark.parametrize(("step", "most"), [("where", 500), ("words", 20_000)])
def test_a_text_may_be_long_and_not_longer(step: str, most: int) -> None:
    def codes(length: int) -> list[str]:
        answers = {"mood": 3, step: "ü" * length}
        return [p.code for p in problems_with(CASES["definition"], answers, finished=True)]

    assert codes(most) == []
    assert codes(most + 1) == ["too_long"]


KINDS = [
    pytest.param(kind["step"], answer, code, id=f"{kind['step']['type']}: {answer}")
    for kind in CASES["kinds"]
    for answer, code in [*((good, None) for good in kind["good"]), *kind["bad"]]
]


@pytest.mark.parametrize(("step", "answer", "code"), KINDS)
def test_each_kind_of_step_takes_its_own_answers_and_no_others(
    step: dict[str, Any], answer: Any, code: str | None
) -> None:
    refusal = misfit(step, answer)

    assert (refusal and refusal[0]) == code


def test_every_kind_of_step_has_cases() -> None:
    assert {kind["step"]["type"] for kind in CASES["kinds"]} >= set(FITS) - {"mood"}
