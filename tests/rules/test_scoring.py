"""What do the answers to a published measure add up to? The shared cases."""

import json
from pathlib import Path
from typing import Any

import pytest

from midweek_rules.scoring import Flag, score

CASES = json.loads((Path(__file__).parents[1] / "cases" / "scoring.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda c: f"{c['measure']}: {c['name']}")
def test_a_measure_is_scored_as_published(case: dict[str, Any]) -> None:
    expected = case["expected"]

    found = score(CASES["measures"][case["measure"]], case["answers"])

    assert (found.total, found.band) == (expected["total"], expected["band"])
    assert found.prorated == expected["prorated"]
    assert found.subscales == expected.get("subscales", {})
    if "risk" in expected:
        levels = [flag.level for flag in found.flags]
        assert levels == ([expected["risk"]] if expected["risk"] else [])


def test_a_low_total_does_not_hide_a_risk_answer() -> None:
    phq9 = CASES["measures"]["phq-9"]
    answers = dict.fromkeys(phq9["scoring"]["items"], 0) | {"q9": 1}

    assert score(phq9, answers).flags == (Flag("q9", "notice", 1),)


def test_open_items_are_listed_and_a_step_that_is_not_scored_is_not_among_them() -> None:
    phq9 = CASES["measures"]["phq-9"]
    answers = dict.fromkeys(phq9["scoring"]["items"], 1) | {"q3": None}

    assert score(phq9, answers).missing == ("q3",)
    assert score(phq9, answers | {"q3": 1, "difficulty": 3}).total == 9
