"""A measure has changed only when it moved by more than its own error."""

import pytest

from midweek_rules.trends import THRESHOLDS, change


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
