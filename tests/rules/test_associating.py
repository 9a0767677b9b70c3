"""A handful of pairs: the golden case of one client, to five decimals."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midweek_rules.associating import (
    NotEnoughVariation,
    correlation_interval,
    correlation_test,
    kendall,
    line,
    pearson,
    spearman,
    split,
)
from midweek_rules.permuting import permuted, rearranged
from midweek_rules.sobering import sobered, sobered_correlation
from tests.rules.goldens import STATISTICS

GOLDEN = STATISTICS["single_client"]
DONE, CHANGE = GOLDEN["h"], GOLDEN["d"]
# The golden file takes 1.96 where the normal has 1.959964.
CLOSE, BY_196 = 1e-5, 3e-5


def close(value, *, to=CLOSE):
    return pytest.approx(value, abs=to)


def test_correlations_of_one_client():
    r = pearson(DONE, CHANGE)

    assert r == close(GOLDEN["pearson_r"])
    assert list(correlation_interval(r, 8)) == close(GOLDEN["fisher_ci"])
    assert correlation_test(r, 8) == close((GOLDEN["t"], GOLDEN["p_t"]))
    assert spearman(DONE, CHANGE) == close(GOLDEN["spearman_rho"])
    assert kendall(DONE, CHANGE) == close(GOLDEN["kendall_tau_b"])
    assert permuted(DONE, CHANGE) == close(GOLDEN["exact_permutation_p_two_sided"])


def test_the_line_of_one_client_and_what_a_sober_reader_makes_of_it():
    found, golden = line(DONE, CHANGE), GOLDEN["ols"]

    assert (found.intercept, found.slope, found.slope_se, found.residual_sd) == close(
        (golden["intercept"], golden["slope"], golden["slope_se"], golden["resid_sd"])
    )
    assert (found.df, list(found.interval())) == (6, close(golden["slope_ci"]))
    for prior, sd in (("bayes_normal_skeptical", 2), ("bayes_normal_wide", 5)):
        told, after = GOLDEN[prior], sobered(found.slope, found.slope_se, sd=sd)
        assert (after.mean, after.sd) == close((told["post_mean"], told["post_sd"]))
        assert list(after.interval()) == close([told["ci_lb"], told["ci_ub"]], to=BY_196)
        assert after.below_zero == close(told["prob_below_zero"])


def test_a_sober_prior_moves_even_clean_data_a_long_way():
    told = GOLDEN["bayes_fisher_z_skeptical"]

    found = sobered_correlation(pearson(DONE, CHANGE), 8)

    assert (found.mean, found.sd) == close((told["post_mean"], told["post_sd"]))
    assert found.below_zero == close(told["prob_below_zero"])
    for case in STATISTICS["prior_posterior_correlation"]["cases"]:
        given_prior = {"mean": case["prior_mean_z"], "sd": case["prior_sd_z"]}
        after = sobered_correlation(case["r"], case["n"], **given_prior)
        assert (after.mean, after.sd) == close((case["post_z"], case["post_sd"]))


def test_high_weeks_are_compared_with_low_ones():
    golden = GOLDEN["split_at_0.8"]
    high = [d for h, d in zip(DONE, CHANGE, strict=True) if h >= 0.8]
    low = [d for h, d in zip(DONE, CHANGE, strict=True) if h < 0.8]

    found = split(high, low)

    assert (found.high, found.low) == (golden["mean_high"], golden["mean_low"])
    assert (found.difference, found.df) == close((golden["diff"], golden["welch_df"]))
    assert list(found.interval) == close(golden["welch_ci"])
    assert rearranged(high, low) == close(golden["exact_randomisation_p"])


@pytest.mark.parametrize("question", [pearson, spearman, kendall, line])
def test_without_variation_there_is_no_answer(question):
    with pytest.raises(NotEnoughVariation):
        question([1, 1, 1, 1], [1, 2, 3, 4])


def test_too_many_orders_are_not_tried():
    with pytest.raises(ValueError, match="too long"):
        permuted(range(10), range(10))


PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(-9, 9)), min_size=4, max_size=9)


@settings(max_examples=60)
@given(PAIRS)
def test_correlations_stay_within_one_and_turn_with_the_sign(pairs):
    xs, ys = [x for x, _ in pairs], [y for _, y in pairs]
    try:
        found = [pearson(xs, ys), spearman(xs, ys), kendall(xs, ys)]
    except NotEnoughVariation:
        return
    turned = [y * -1 for y in ys]

    assert all(-1 <= one <= 1 for one in found)
    assert [pearson(xs, turned), spearman(xs, turned), kendall(xs, turned)] == pytest.approx(
        [-one for one in found]
    )
    assert correlation_interval(found[0], len(pairs)).holds(found[0])
