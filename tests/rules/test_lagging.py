"""Many weeks of many clients: within and between people kept apart, as lme4 does it."""

import random
import time

import pytest

from midweek_rules.lagging import TERMS, Week, lag_model, ordinary, random_intercepts
from tests.rules.goldens import STATISTICS

GOLDEN = STATISTICS["lag_model"]
WEEKS = [
    Week(str(row["client"]), row["session"], row["phq_prev"], row["hw"], row["phq_next"])
    for row in GOLDEN["data"]
]


def test_the_model_is_the_one_that_lme4_fits():
    found = lag_model(WEEKS)

    golden = GOLDEN["fixed"]
    assert [one.estimate for one in found.effects] == pytest.approx(
        [one["estimate"] for one in golden], abs=1e-5
    )
    assert [one.se for one in found.effects] == pytest.approx(
        [one["se"] for one in golden], abs=1e-5
    )
    assert (found.client_sd, found.residual_sd) == pytest.approx(
        (GOLDEN["random_sd_client"], GOLDEN["resid_sd"]), abs=1e-5
    )
    assert (found.clients, found.weeks) == (GOLDEN["n_clients"], GOLDEN["n_rows"])


def test_mixing_within_and_between_gives_another_number():
    columns = [[1.0, one.before, one.practised, one.number] for one in WEEKS]
    golden = GOLDEN["uncentred_conflated_model"]

    found = random_intercepts([one.client for one in WEEKS], columns, [one.after for one in WEEKS])

    assert [one.estimate for one in found.effects] == pytest.approx(
        [one["estimate"] for one in golden], abs=1e-5
    )


def clinic(clients: int, *, within: float, between: float) -> list[Week]:
    """A made-up clinic in which it is known what practice goes together with."""
    chance = random.Random(11)
    found = []
    for client in range(clients):
        usual, score = chance.uniform(0.2, 0.8), chance.uniform(10, 20)
        for number in range(1, 10):
            share = min(1.0, max(0.0, chance.gauss(usual, 0.25)))
            after = 4 + 0.7 * score + within * (share - usual) + between * (usual - 0.5)
            after += chance.gauss(0, 1.5)
            found.append(Week(str(client), number, score, share, after))
            score = after
    return found


def test_in_a_made_up_clinic_the_true_numbers_are_found():
    started = time.process_time()
    found = dict(zip(TERMS, lag_model(clinic(300, within=-1.5, between=2.0)).effects, strict=True))

    assert found["within"].interval(level=0.999).holds(-1.5)
    assert found["within"].interval().high < 0
    assert found["between"].interval(level=0.999).holds(2.0)
    assert found["between"].interval().low > 0
    # 10,000 clients may take 60 s in the background; 300 are a thirty-third of them.
    assert time.process_time() - started < 1.8


def test_where_nothing_varies_there_is_no_model():
    with pytest.raises(ZeroDivisionError):
        lag_model([Week("a", n, 10.0, 0.5, 10.0) for n in range(8)])


def test_one_client_alone_is_fitted_by_least_squares():
    effects = ordinary([[1.0, float(n)] for n in range(5)], [1.0, 3.1, 4.9, 7.0, 9.0])

    assert effects[1].estimate == pytest.approx(1.99)
