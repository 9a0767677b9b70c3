"""Many in one: as R's metafor does it, and never surer than the numbers allow."""

from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midweek_rules.pooling import (
    fisher_z,
    from_z,
    meta_regression,
    random_effects,
    tau2_interval,
    wider,
)
from midweek_rules.shrinking import shrunken
from tests.rules.goldens import META, SETS, STATISTICS, fits, studies

EFFECTS = st.lists(st.tuples(st.floats(-2, 2), st.floats(0.01, 2)), min_size=2, max_size=12)


@pytest.mark.parametrize("name", SETS)
def test_published_data_pool_to_what_metafor_says(name):
    effects, variances = studies(name)

    for fit in fits(name):
        found = random_effects(effects, variances, fit["method"], knha=fit["test"] == "knha")
        # Paule-Mandel in metafor stops within 1.2e-4 of its root; two studies magnify that.
        close = 1e-5 if fit["method"] != "PM" else 5e-4 if fit["k"] == 2 else 5e-5
        ours = {
            "beta": found.estimate,
            "se": found.se,
            "ci_lb": found.interval.low,
            "ci_ub": found.interval.high,
            "tau2": found.tau2,
            "QE": found.q,
            "QEp": found.q_p,
            "pi_lb": found.prediction.low,
            "pi_ub": found.prediction.high,
        }
        assert ours == pytest.approx({key: fit[key] for key in ours}, abs=close)
        assert found.i2 == pytest.approx(fit["I2_pct"] / 100, abs=max(close, 2e-4 * (close > 1e-5)))
        assert found.k == len(effects)


def test_a_moderator_changes_what_metafor_says_it_changes():
    effects, variances = studies("lopez2019_homework_moderator")
    homework = [s["home"] for s in META["lopez2019_homework_moderator"]["studies"]]

    for key, careful in (("homework_REML", False), ("homework_REML_knha", True)):
        golden = META["lopez2019_homework_moderator"][key]
        found = meta_regression(effects, variances, homework, knha=careful)
        assert [found.intercept, found.slope] == pytest.approx(golden["beta"], abs=1e-5)
        assert [found.intercept_se, found.slope_se] == pytest.approx(golden["se"], abs=1e-5)
        assert list(found.interval) == pytest.approx(
            [golden["ci_lb"][1], golden["ci_ub"][1]], abs=1e-5
        )
        assert (found.tau2, found.q) == pytest.approx((golden["tau2"], golden["QE"]), abs=1e-5)


def test_how_unlike_they_are_has_an_interval_too():
    golden = META["molloy2014"]["tau2_ci_Qprofile"][1]["tau2"]

    assert list(tau2_interval(*studies("molloy2014"))) == pytest.approx(golden[1:], abs=1e-5)
    assert tau2_interval(*studies("homogeneous_tau2_zero")).low == 0


def test_one_study_less_is_what_metafor_says():
    effects, variances = studies("molloy2014")
    golden = META["molloy2014"]["leave1out_REML"][0]

    found = random_effects(effects[1:], variances[1:])

    assert (found.estimate, found.tau2) == pytest.approx(
        (golden["estimate"], golden["tau2"]), abs=1e-5
    )


def test_one_among_many_is_drawn_towards_the_rest():
    golden = STATISTICS["shrinkage_example"]
    effects, variances = golden["z"], [1 / (n - 3) for n in golden["n"]]
    pooled = random_effects(effects, variances)
    found = [shrunken(pooled, *one) for one in zip(effects, variances, strict=True)]

    assert (pooled.estimate, pooled.se, pooled.tau2) == pytest.approx(
        (golden["mu"], golden["se"], golden["tau2"]), abs=1e-5
    )
    assert [one.weight for one in found] == pytest.approx(golden["weight_on_own_data"], abs=1e-5)
    assert [one.estimate for one in found] == pytest.approx(golden["blup"], abs=1e-5)
    assert [one.se for one in found] == pytest.approx(golden["blup_se"], abs=1e-5)
    assert [from_z(one.estimate) for one in found] == pytest.approx(golden["blup_r"], abs=1e-5)


def test_where_clients_do_not_differ_each_gets_the_common_value():
    golden = STATISTICS["client_shrinkage"]
    told = [fisher_z(one["r"], one["n"]) for one in golden["per_client"]]
    pooled = random_effects([z for z, _v in told], [v for _z, v in told])

    assert (pooled.estimate, pooled.se, pooled.q) == pytest.approx(
        (golden["pooled"]["z"], golden["pooled"]["se"], golden["pooled"]["Q"]), abs=1e-5
    )
    assert {round(shrunken(pooled, *one).estimate, 5) for one in told} == {-0.18134}


def test_the_wider_of_two_intervals_is_taken():
    alike = studies("homogeneous_tau2_zero")
    alike = (alike[0] * 2, alike[1] * 2)
    plain, careful = random_effects(*alike), random_effects(*alike, knha=True)

    assert careful.interval.high - careful.interval.low < plain.interval.high - plain.interval.low
    assert wider(*alike) == plain
    assert wider(*studies("molloy2014")) == random_effects(*studies("molloy2014"), knha=True)


def test_one_alone_stays_what_it_is():
    found = random_effects([0.4], [0.04])

    assert (found.k, found.estimate, found.tau2, found.i2) == (1, 0.4, 0.0, 0.0)
    assert found.se == pytest.approx(0.2)


@pytest.mark.parametrize(("effects", "variances"), [([], []), ([1.0], [0.0]), ([1.0, 2.0], [1.0])])
def test_nothing_is_pooled_from_nothing(effects, variances):
    with pytest.raises(ValueError, match="variance"):
        random_effects(effects, variances)


def test_three_pairs_have_no_correlation():
    with pytest.raises(ValueError, match="four"):
        fisher_z(0.9, 3)


@settings(max_examples=60)
@given(EFFECTS, st.sampled_from(["REML", "DL", "PM"]))
def test_whatever_is_pooled_lies_among_its_parts_and_turns_with_them(told, method):
    effects, variances = [one for one, _ in told], [one for _, one in told]

    found = random_effects(effects, variances, method)
    turned = random_effects([-one for one in effects], variances, method)

    assert min(effects) - 1e-9 <= found.estimate <= max(effects) + 1e-9
    assert turned.estimate == pytest.approx(-found.estimate, abs=1e-6)
    assert 0 <= found.tau2 < inf
    assert 0 <= found.i2 < 1
    assert found.prediction.low <= found.interval.low <= found.interval.high
    assert found.se**2 >= 1 / sum(1 / one for one in variances) - 1e-12
