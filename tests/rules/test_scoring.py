"""What do the answers to a published measure add up to? The shared cases."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from midweek_rules.scoring import Flag, asks_about_risk, score
from midweek_rules.trends import CUT_OFFS

CASES = json.loads((Path(__file__).parents[1] / "cases" / "scoring.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda c: f"{c['measure']}: {c['name']}")
def test_a_measure_is_scored_as_published(case: dict[str, Any]) -> None:
    expected = case["expected"]

    found = score(CASES["measures"][case["measure"]], case["answers"])

    assert (found.total, found.band) == (expected["total"], expected["band"])
    assert found.prorated == expected["prorated"]
    if "subscales" in expected or not found.subscales:
        assert found.subscales == expected.get("subscales", {})
    for part in ("subscale_bands", "patterns"):
        said = getattr(found, part)
        assert {name: said[name] for name in expected.get(part, {})} == expected.get(part, {})
    if "risk" in expected:
        levels = [flag.level for flag in found.flags]
        assert levels == ([expected["risk"]] if expected["risk"] else [])


@pytest.mark.parametrize("measure", sorted({c["measure"] for c in CASES["cases"]}))
def test_the_published_patterns_of_a_measure_are_each_seen_to_hold(measure: str) -> None:
    rules = CASES["measures"][measure]["scoring"].get("patterns", ())
    seen = [c["expected"].get("patterns", {}) for c in CASES["cases"] if c["measure"] == measure]

    assert all(any(one.get(rule["name"]) is True for one in seen) for rule in rules)


@pytest.mark.parametrize("case", [c for c in CASES["cases"] if "case" in c["expected"]])
def test_a_total_counts_as_a_case_from_the_published_cut_off_on(case: dict[str, Any]) -> None:
    found = score(CASES["measures"][case["measure"]], case["answers"])

    assert found.total is not None
    assert CUT_OFFS[case["measure"]].reached(found.total) is case["expected"]["case"]


def test_every_published_golden_case_is_among_them() -> None:
    golden = [c["name"].split()[0] for c in CASES["cases"]]
    numbered = [name for name in golden if re.fullmatch(r"[a-z]+\d*-\d\d", name)]

    assert len(set(numbered)) == 72


def test_a_low_total_does_not_hide_a_risk_answer() -> None:
    phq9 = CASES["measures"]["phq-9"]
    answers = dict.fromkeys(phq9["scoring"]["items"], 0) | {"q9": 1}

    assert score(phq9, answers).flags == (Flag("q9", "notice", 1),)


def test_open_items_are_listed_and_a_step_that_is_not_scored_is_not_among_them() -> None:
    phq9 = CASES["measures"]["phq-9"]
    answers = dict.fromkeys(phq9["scoring"]["items"], 1) | {"q3": None}

    assert score(phq9, answers).missing == ("q3",)
    assert score(phq9, answers | {"q3": 1, "difficulty": 3}).total == 9


def test_a_measure_inside_an_activity_asks_about_risk_too() -> None:
    inside = {"id": "block", "type": "measure", "risk": [{"step": "q9", "at_least": 1}]}

    assert asks_about_risk({"steps": [inside]})
    assert not asks_about_risk({"steps": [inside | {"risk": []}, {"id": "n", "type": "text"}]})
