"""Only the steps that fit the answers so far are shown, and one that never can be is found."""

import json
from pathlib import Path
from typing import Any

import pytest

from midweek_rules.branching import holds, shown, troubles
from midweek_rules.computing import with_computed

CASES = json.loads((Path(__file__).parents[1] / "cases" / "branching.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["holds"], ids=lambda case: case["name"])
def test_a_condition_holds_or_does_not(case: dict[str, Any]) -> None:
    assert holds(case["when"], case["answers"]) is case["expected"]


@pytest.mark.parametrize("case", CASES["shown"], ids=lambda case: case["name"])
def test_a_step_is_shown_when_its_condition_holds(case: dict[str, Any]) -> None:
    for answers in case["answers"]:
        heard = with_computed(case["steps"], answers["given"])

        assert list(heard) == answers["expected"]
        assert [step["id"] for step in shown(case["steps"], heard)] == answers["expected"]


@pytest.mark.parametrize("case", CASES["troubles"], ids=lambda case: case["name"])
def test_a_step_that_can_never_be_shown_is_reported(case: dict[str, Any]) -> None:
    found = [[trouble.step, trouble.code] for trouble in troubles(case["steps"])]

    assert found == case["expected"]
