"""What a night in the sleep diary comes to."""

import json
from pathlib import Path
from typing import Any

import pytest

from midweek.library.definition import at_rung
from midweek.library.starter import starter_set
from midweek_rules.branching import shown
from midweek_rules.computing import with_computed
from midweek_rules.observing import observations

DIARY = next(each for each in starter_set() if each.slug == "sleep-diary").written()
CASES = json.loads(Path("tests/cases/sleep_diary.json").read_text("utf-8"))["cases"]
OVERFULL = CASES[2]["answers"]
HALF = CASES[4]["answers"]


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("size", ["smaller", "agreed", "bigger"])
def test_a_night_comes_to_what_the_golden_cases_say(case: dict[str, Any], size: str) -> None:
    found = with_computed(at_rung(DIARY, size)["steps"], case["answers"])

    for step, golden in case["expect"].items():
        assert found[step] == (None if golden is None else pytest.approx(golden, abs=0.05))


def test_times_that_do_not_fit_are_asked_again_and_never_become_negative_sleep() -> None:
    assert "check" in [step["id"] for step in shown_on(OVERFULL)]
    assert {"asleep", "efficiency"}.isdisjoint(each.name for each in observations(DIARY, OVERFULL))


@pytest.mark.parametrize("answers", [CASES[0]["answers"], CASES[3]["answers"], HALF, {}])
def test_a_night_that_fits_or_is_half_filled_in_is_not_questioned(answers: dict[str, Any]) -> None:
    assert "check" not in [step["id"] for step in shown_on(answers)]


def shown_on(answers: dict[str, Any]) -> list[Any]:
    return list(shown(DIARY["steps"], with_computed(DIARY["steps"], answers)))
