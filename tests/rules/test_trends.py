"""A measure has changed only when it moved by more than its own error."""

import pytest

from midweek_rules.norms import Norms
from midweek_rules.outcomes import outcome
from midweek_rules.trends import THRESHOLDS, change
from tests.rules.goldens import STATISTICS


@pytest.mark.parametrize(
    ("measure", "totals", "verdict", "points"),
    [
        ("phq-9", [18, 15, 12], "improved", -6),
        ("phq-9", [18, 13], "not_reliable", -5),
        ("phq-9", [9, 15], "worsened", 6),
        ("phq-9", [9, 20, 9], "not_reliable", 0),
        ("gad-7", [14, 10], "improved", -4),
        ("gad-7", [10, 13], "not_reliable", 3),
        ("gad-7", [10, 14], "worsened", 4),
        ("phq-8", [18, 3], "no_threshold", -15),
    ],
)
def test_a_change_counts_from_the_published_threshold_on(
    measure: str, totals: list[float], verdict: str, points: float
) -> None:
    found = change(measure, totals)

    assert found is not None
    assert (found.verdict, found.points) == (verdict, points)
    assert (found.first, found.last) == (totals[0], totals[-1])


@pytest.mark.parametrize("totals", [[], [12.0]])
def test_one_total_is_no_change(totals: list[float]) -> None:
    assert change("phq-9", totals) is None


def test_every_threshold_names_its_source() -> None:
    assert all(threshold.source for threshold in THRESHOLDS.values())


@pytest.mark.parametrize(
    "case", STATISTICS["iapt_classification"]["cases"], ids=lambda case: case["note"]
)
def test_a_course_is_classified_as_iapt_does(case) -> None:
    first, last = ({"phq-9": case[f"phq9_{end}"], "gad-7": case[f"gad7_{end}"]} for end in ENDS)

    found = outcome(first, last)

    assert found is not None
    assert {
        "case_at_start": found.case_at_start,
        "recovered": found.recovered,
        "reliable_improvement": found.reliably_improved,
        "reliable_deterioration": found.reliably_deteriorated,
        "reliable_recovery": found.reliably_recovered,
    } == case["expect"]


ENDS = ("first", "last")


def test_better_on_one_and_worse_on_the_other_is_neither() -> None:
    found = outcome({"phq-9": 18, "gad-7": 8}, {"phq-9": 12, "gad-7": 12})

    assert found is not None
    assert not found.reliably_improved
    assert not found.reliably_deteriorated


def test_with_one_measure_missing_nothing_is_classified() -> None:
    assert outcome({"phq-9": 18}, {"phq-9": 6, "gad-7": 5}) is None


@pytest.mark.parametrize("case", STATISTICS["jacobson_truax"], ids=lambda case: case["id"])
def test_reliable_change_from_norms_is_that_of_jacobson_and_truax(case) -> None:
    told = dict(case["case"]["input"])
    pre, post = told.pop("pre"), told.pop("post")
    norms, golden = Norms(**told), case["case"]

    assert norms.error == pytest.approx(golden["SE_measurement"])
    assert norms.error_of_change == pytest.approx(golden["S_diff"])
    # The golden file takes 1.96 where the normal has 1.959964.
    assert norms.reliable_points() == pytest.approx(golden["RCI_95_raw_points"], abs=2e-4)
    assert norms.change_index(pre, post) == pytest.approx(golden["RC"])
    assert norms.cut_offs() == pytest.approx(
        (golden["cutoff_a"], golden["cutoff_b"], golden["cutoff_c"])
    )
