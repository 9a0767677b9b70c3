"""A step up, a step down or a rest: proposed one at a time, with the reason, within the sizes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midweek_rules.stepping import SIZES, Answered, step

SOME_SIZES = st.sets(st.sampled_from(SIZES))
ANSWERS = st.lists(
    st.builds(
        Answered,
        kind=st.sampled_from(["done", "too_hard", "not_today", "ignored"]),
        id=st.sampled_from(["", "a", "b", "c"]),
        felt=st.sampled_from([None, "easy", "right", "hard"]),
    ),
    max_size=8,
)
SURE = st.none() | st.integers(0, 100)


def done(*ids, felt=None):
    return [Answered("done", id=one, felt=felt) for one in ids]


def proposed(answered, *, size="agreed", sizes=SIZES, confidence=80):
    return step(size, sizes=sizes, answered=answered, confidence=confidence)


def test_two_done_and_fairly_sure_is_a_step_up_with_its_entries():
    found = proposed(done("a", "b"))

    assert (found.way, found.to, found.reason) == ("up", "bigger", "done_and_sure")
    assert (found.count, found.sources, found.confidence) == (2, ("a", "b"), 80)


@pytest.mark.parametrize(
    ("answered", "confidence"),
    [
        (done("a"), 100),
        (done("a", "b"), 69),
        (done("a", "b"), None),
        ([*done("a"), Answered("ignored"), *done("b")], 80),
        ([*done("a", felt="hard"), *done("b")], 80),
    ],
    ids=["one alone", "not so sure", "nobody asked", "one between was left", "one felt hard"],
)
def test_less_than_that_is_no_step_up(answered, confidence):
    assert proposed(answered, confidence=confidence) is None


def test_seventy_is_sure_enough_and_not_today_says_nothing_of_the_size():
    answered = [*done("a"), Answered("not_today", id="n"), *done("b")]

    assert proposed(answered, confidence=70).way == "up"


def test_too_hard_is_a_step_down_even_after_two_done():
    found = proposed([*done("a", "b"), Answered("too_hard", id="h")])

    assert (found.way, found.to, found.reason, found.sources) == (
        "down",
        "smaller",
        "too_hard",
        ("h",),
    )


def test_what_felt_hard_is_a_step_down():
    found = proposed([*done("a"), *done("b", felt="hard")])

    assert (found.way, found.reason, found.sources) == ("down", "felt_hard", ("b",))


def test_three_that_nobody_answered_are_a_step_down_and_two_are_not():
    assert proposed([Answered("ignored")] * 2) is None
    assert (proposed([Answered("ignored")] * 3).way, proposed([Answered("ignored")] * 3).count) == (
        "down",
        3,
    )


def test_below_the_smallest_size_there_is_only_a_rest():
    found = proposed([Answered("too_hard", id="h")], size="smaller")
    alone = proposed([Answered("ignored")] * 3, sizes=())

    assert (found.way, found.to) == ("rest", None)
    assert (alone.way, alone.to) == ("rest", None)


def test_above_the_biggest_there_is_nothing():
    assert proposed(done("a", "b", "c"), size="bigger") is None


@given(size=st.sampled_from(SIZES), sizes=SOME_SIZES, answered=ANSWERS, confidence=SURE)
def test_whatever_happened_one_step_at_most_is_proposed_and_stays_within_the_sizes(
    size, sizes, answered, confidence
):
    before = list(answered)
    found = step(size, sizes=sizes, answered=answered, confidence=confidence)

    assert answered == before
    assert found == step(size, sizes=sizes, answered=answered, confidence=confidence)
    if found is None:
        return
    assert (found.to is None) == (found.way == "rest")
    assert found.count >= 1
    assert set(found.sources) <= {one.id for one in answered if one.id}
    if found.to:
        assert found.to in sizes
        further = SIZES.index(found.to) - SIZES.index(size)
        assert (further > 0) == (found.way == "up")
        between = SIZES[
            min(SIZES.index(found.to), SIZES.index(size)) + 1 : max(
                SIZES.index(found.to), SIZES.index(size)
            )
        ]
        assert not set(between) & sizes


@given(size=st.sampled_from(SIZES), sizes=SOME_SIZES, answered=ANSWERS, confidence=SURE)
def test_a_step_up_always_has_two_done_and_seventy_behind_it(size, sizes, answered, confidence):
    found = step(size, sizes=sizes, answered=answered, confidence=confidence)

    if found and found.way == "up":
        last = [one for one in answered if one.kind != "not_today"][-2:]
        assert [one.kind for one in last] == ["done", "done"]
        assert "hard" not in [one.felt for one in last]
        assert confidence >= 70
