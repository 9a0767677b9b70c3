"""For one client: nothing below four pairs, and never more than the pairs allow."""

import random
from datetime import date, timedelta

import pytest

from midweek_rules.linking import FEWEST_PAIRS, effect, link, weeks_of
from midweek_rules.pairing import Pair, pairs
from midweek_rules.pooling import wider
from tests.rules.goldens import STATISTICS

MONDAY = date(2026, 6, 1)
GOLDEN = STATISTICS["single_client"]
TOP = 27


def week(number: int, share: float, change: float, *, before: float = 12.0) -> Pair:
    since = MONDAY + timedelta(weeks=number)
    return Pair(since, since + timedelta(weeks=1), round(10 * share), 10, before, before + change)


def golden(count: int = 8) -> list[Pair]:
    told = zip(GOLDEN["h"], GOLDEN["d"], strict=True)
    return [week(n, h, d) for n, (h, d) in enumerate(told)][:count]


def test_below_four_pairs_nothing_is_said():
    assert link(golden(FEWEST_PAIRS - 1), top=TOP) is None
    assert link([], top=TOP) is None
    assert link(golden(FEWEST_PAIRS), top=TOP) is not None


def test_from_eight_pairs_on_there_is_a_slope_with_a_sober_reading():
    found, seven = link(golden(), top=TOP), link(golden(7), top=TOP)

    assert found.enough_for_a_slope
    assert not seven.enough_for_a_slope
    assert found.slope.estimate == pytest.approx(GOLDEN["ols"]["slope"])
    assert list(found.slope.interval) == pytest.approx(GOLDEN["ols"]["slope_ci"])
    told = GOLDEN["bayes_normal_skeptical"]["post_mean"]
    assert found.slope.shrunken.mean == pytest.approx(told)
    assert found.r == pytest.approx(GOLDEN["pearson_r"])


def test_more_than_usual_is_compared_with_what_is_usual_for_this_client():
    found = link(golden(), top=TOP)

    assert found.usual == pytest.approx(0.625)
    assert (found.weeks.n_high, found.weeks.n_low) == (4, 4)
    assert found.weeks.difference == -3


def test_practice_comes_before_the_measure_and_never_after():
    asked = []

    def counted(first: date, until: date) -> tuple[int, int]:
        asked.append((first, until))
        return 1, 2

    days = [MONDAY, MONDAY + timedelta(days=7), MONDAY + timedelta(days=14)]
    found = pairs([(days[1], 10), (days[0], 14), (days[2], 9)], counted)

    assert asked == [(days[0], days[1]), (days[1], days[2])]
    assert [(one.share, one.change) for one in found] == [(0.5, -4), (0.5, -1)]


def test_weeks_without_a_plan_and_long_gaps_are_left_out():
    days = [MONDAY, MONDAY + timedelta(days=7), MONDAY + timedelta(days=40)]
    totals = [(day, 10.0) for day in days]

    assert pairs(totals, lambda *_: (0, 0)) == []
    assert len(pairs(totals, lambda *_: (3, 3))) == 1


def test_more_than_planned_is_all_of_it_and_no_more():
    assert Pair(MONDAY, MONDAY, done=9, planned=4, before=9, after=8).share == 1


def test_who_did_the_same_every_week_has_no_slope():
    found = link([week(n, 0.5, change) for n, change in enumerate((1, -2, 0, 3))], top=TOP)

    assert (found.slope, found.r, found.weeks) == (None, None, None)
    assert effect(found.pairs, higher_is_worse=True) is None


def test_a_perfect_line_is_no_surer_than_whole_points_allow():
    found = link([week(n, n / 10, -n) for n in range(8)], top=TOP)

    assert found.slope.interval.high - found.slope.interval.low > 0.5
    assert effect(found.pairs, higher_is_worse=True)[0] == pytest.approx(-2.6467, abs=1e-4)


def test_better_is_below_zero_whichever_way_a_measure_counts():
    worse, better = (effect(golden(), higher_is_worse=one) for one in (True, False))

    assert worse[0] == -better[0] < 0
    assert worse[1] == better[1] == 1 / 5
    assert effect(golden(3), higher_is_worse=True) is None


def test_from_fifteen_pairs_on_time_and_the_score_before_are_taken_out():
    chance = random.Random(3)
    told, before = [], 20.0
    for number in range(24):
        share = chance.choice([0.2, 0.5, 0.8, 1.0])
        after = 2 + 0.8 * before - 3 * share + chance.gauss(0, 0.5)
        told.append(week(number, share, after - before, before=before))
        before = after

    found = link(told, top=TOP)

    assert found.slope.with_time
    assert found.slope.interval.holds(-3)
    assert not link(told[:14], top=TOP).slope.with_time


def test_in_a_made_up_clinic_the_pooled_link_is_the_true_one():
    chance, true_r = random.Random(5), -0.4
    found = []
    for client in range(60):
        told = []
        for number in range(10):
            share = chance.choice([0.0, 0.25, 0.5, 0.75, 1.0])
            noise = chance.gauss(0, 1) * (1 - true_r**2) ** 0.5
            told.append(week(number, share, round(4 * (true_r * (share - 0.5) / 0.3536 + noise))))
        found.append((client, effect(told, higher_is_worse=True)))

    pooled = wider([one[0] for _, one in found], [one[1] for _, one in found])

    assert pooled.interval.low < -0.4236 < pooled.interval.high
    assert pooled.interval.high < -0.2
    assert weeks_of("a", golden())[1].number == 2
