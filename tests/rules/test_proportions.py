"""Three of four: a share is never told without how little it is known."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midweek_rules.numerics import (
    beta_quantile,
    beta_share,
    chi_squared_quantile,
    normal_quantile,
    t_quantile,
    t_tails,
)
from midweek_rules.proportions import belief, clopper_pearson, wilson
from tests.rules.goldens import STATISTICS


@pytest.mark.parametrize("case", STATISTICS["adherence_proportion"])
def test_a_share_has_the_published_intervals(case):
    done, planned = case["done"], case["planned"]

    assert list(wilson(done, planned)) == pytest.approx(case["wilson"], abs=1e-7)
    assert list(clopper_pearson(done, planned)) == pytest.approx(case["clopper_pearson"], abs=1e-7)
    priors = {"beta_uniform": (1, 1), "beta_jeffreys": (0.5, 0.5), "beta_4_4": (4, 4)}
    for name, prior in priors.items():
        found, golden = belief(done, planned, prior=prior), case[name]
        assert found.mean == pytest.approx(golden["mean"], abs=1e-7)
        assert list(found.interval) == pytest.approx([golden["q025"], golden["q975"]], abs=1e-7)


def test_none_of_three_is_not_nought_per_cent():
    assert wilson(0, 3) == (0.0, pytest.approx(0.5615, abs=1e-4))


@pytest.mark.parametrize(("done", "planned"), [(0, 0), (4, 3), (-1, 3)])
def test_more_than_planned_is_no_share(done, planned):
    for question in (wilson, clopper_pearson, belief):
        with pytest.raises(ValueError, match="planned"):
            question(done, planned)


def test_quantiles_are_those_in_printed_tables():
    assert normal_quantile(0.975) == pytest.approx(1.959964, abs=1e-6)
    assert [t_quantile(0.975, df) for df in (1, 2, 6, 30)] == pytest.approx(
        [12.7062, 4.3027, 2.4469, 2.0423], abs=1e-4
    )
    assert t_quantile(0.025, 6) == pytest.approx(-t_quantile(0.975, 6))
    assert t_quantile(0.5, 6) == 0
    assert [chi_squared_quantile(0.95, df) for df in (1, 10, 100)] == pytest.approx(
        [3.8415, 18.307, 124.342], abs=1e-3
    )


@settings(max_examples=60)
@given(st.floats(0.001, 0.999), st.floats(0.5, 40), st.floats(0.5, 40))
def test_a_quantile_leaves_the_share_it_was_asked_for(p, a, b):
    assert beta_share(beta_quantile(p, a, b), a, b) == pytest.approx(p, abs=1e-8)
    assert t_tails(t_quantile(1 - p / 2, a), a) == pytest.approx(p, abs=1e-8)


@settings(max_examples=60)
@given(st.integers(1, 60), st.data())
def test_every_interval_holds_the_share_and_less_is_never_surer(planned, data):
    done = data.draw(st.integers(0, planned))

    assert wilson(done, planned).holds(done / planned)
    assert clopper_pearson(done, planned).holds(done / planned)
    fewer, more = wilson(done, planned), wilson(4 * done, 4 * planned)
    assert more.high - more.low < fewer.high - fewer.low
