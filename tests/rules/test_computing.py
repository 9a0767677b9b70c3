"""What a computed step comes to, and that it comes to nothing where an answer lacks."""

import json
from pathlib import Path
from typing import Any

import pytest

from midweek_rules.computing import computed, with_computed

CASES = json.loads((Path(__file__).parents[1] / "cases" / "computing.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["computed"], ids=lambda case: case["name"])
def test_a_value_is_worked_out(case: dict[str, Any]) -> None:
    assert computed(case["step"], case["answers"]) == case["expected"]


@pytest.mark.parametrize("case", CASES["with_computed"], ids=lambda case: case["name"])
def test_each_value_follows_from_the_ones_before_it(case: dict[str, Any]) -> None:
    for answers in case["answers"]:
        heard = with_computed(case["steps"], answers["given"])

        found = {name: heard[name] for name in answers["expected"]}
        assert found == answers["expected"], answers["name"]
