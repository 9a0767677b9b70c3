"""How feelings move: hidden until there are enough answers, and never across a gap."""

from datetime import UTC, datetime, timedelta

import pytest

from midweek_rules.associating import pearson
from midweek_rules.dynamics import (
    Moment,
    dynamics,
    following,
    inertia,
    mssd,
)
from midweek_rules.granularity import granularity, icc_3, icc_3k
from tests.rules.goldens import STATISTICS

GOLDEN = STATISTICS["emotion_dynamics"]
START = datetime(2026, 6, 1, 9, tzinfo=UTC)
A_DAY = timedelta(hours=30)


def daily(values, *, hours=24):
    return [Moment(START + timedelta(hours=hours * n), v) for n, v in enumerate(values)]


def steps_of(values):
    return following(daily(values), A_DAY)


def test_level_swing_and_jumps_are_as_published():
    one, drifting = GOLDEN["series1"], GOLDEN["series2_trend"]
    found = dynamics(daily(one["x"]), low=0, high=10)

    assert (found.mean, found.median) == (one["mean"], one["median"])
    assert found.sd == pytest.approx(one["sd_n_minus_1"], abs=1e-8)
    for golden in (one, drifting):
        told = steps_of(golden["x"])
        assert mssd(told) == pytest.approx(golden["mssd"], abs=1e-8)
        assert pearson(*zip(*told, strict=True)) == pytest.approx(golden["pearson_lag1"], abs=1e-8)


def test_a_gap_is_never_bridged():
    hours, values = [0, 4, 8, 24, 28, 52, 56, 60], [40, 55, 50, 30, 35, 70, 60, 65]
    told = [Moment(START + timedelta(hours=h), v) for h, v in zip(hours, values, strict=True)]

    found = following(told, timedelta(hours=6))

    assert (len(found), mssd(found)) == (5, 80)
    assert pearson(*zip(*found, strict=True)) == pytest.approx(0.79564227, abs=1e-8)


def test_steady_drift_is_not_taken_for_carrying_over():
    values = GOLDEN["series2_trend"]["x"]

    assert pearson(*zip(*steps_of(values), strict=True)) > 0.9
    assert inertia(daily(values), A_DAY) < 0.2


@pytest.mark.parametrize(
    ("count", "hidden"),
    [
        (4, {"mean", "median", "sd", "rmssd", "inertia"}),
        (5, {"sd", "rmssd", "inertia"}),
        (10, {"rmssd", "inertia"}),
        (15, {"rmssd", "inertia"}),
        (16, {"inertia"}),
        (20, {"inertia"}),
        (21, set()),
    ],
)
def test_each_is_hidden_below_the_number_that_makes_it_meaningful(count, hidden):
    found = dynamics(daily([3, 5, 4, 6, 2, 7, 5] * 3, hours=24)[:count], low=0, high=10)

    names = {"mean", "median", "sd", "rmssd", "inertia"}
    assert {name for name in names if getattr(found, name) is None} == hidden
    assert (found.inertia_interval is None) == (found.inertia is None)


def test_answers_days_apart_have_a_level_and_no_jumps():
    found = dynamics(daily([3, 5, 4, 6, 2] * 5, hours=72), low=0, high=10)

    assert (found.pairs, found.rmssd, found.inertia) == (0, None, None)
    assert found.mean == 4


def test_where_nothing_varies_nothing_carries_over():
    found = dynamics(daily([4] * 25), low=0, high=10)

    assert (found.sd, found.rmssd, found.inertia) == (0, 0, None)


def test_a_mean_near_an_end_says_so():
    assert dynamics(daily([9, 10, 9, 10, 9]), low=0, high=10).near_an_end
    assert not dynamics(daily([4, 5, 6, 5, 4]), low=0, high=10).near_an_end
    assert not dynamics([], low=0, high=10).near_an_end


def test_telling_feelings_apart_is_as_published_and_never_below_zero():
    alike, apart = (GOLDEN[f"granularity_{one}_differentiation"] for one in ("low", "high"))

    for golden in (alike, apart):
        told = {one["type"]: one["icc"] for one in golden["icc"]}
        assert icc_3(golden["matrix"]) == pytest.approx(told["ICC3"], abs=1e-7)
        assert icc_3k(golden["matrix"]) == pytest.approx(told["ICC3k"], abs=1e-6)
    assert granularity(alike["matrix"] * 3) == pytest.approx(0.11580756, abs=0.02)
    assert granularity(apart["matrix"] * 3) == 1


def test_telling_apart_takes_twenty_times_three_words():
    matrix = GOLDEN["granularity_low_differentiation"]["matrix"] * 3

    assert granularity(matrix[:19]) is None
    assert granularity(matrix[:20]) is not None
    assert granularity([row[:2] for row in matrix]) is None
    assert granularity([[5, 5, 5]] * 20) is None
    assert granularity([]) is None
