"""The first draft of a staying-well plan, out of what was done and found useful."""

from hypothesis import given, settings
from hypothesis import strategies as st

from midweek_rules.ending import MOST_HELPED, MOST_WORDS, Tried, first_draft

TIMES = st.integers(0, 5)
TRIED = st.lists(
    st.builds(
        Tried,
        title=st.sampled_from("abcdefg"),
        done=TIMES,
        useful=st.dictionaries(st.sampled_from(["much", "some", "no"]), TIMES),
        learnt=st.sampled_from(["", "go early", "call Ben", "one\ntwo", "x", "y", "z"]),
    ),
    max_size=12,
)


def test_what_helped_comes_first_then_what_was_done_most_and_what_did_not_help_is_left_out():
    draft = first_draft(
        [
            Tried("walk", 12),
            Tried("breathing", 3, {"much": 2, "no": 1}, "Slow is enough."),
            Tried("list", 9, {"no": 3, "some": 1}, "Lists make it worse."),
            Tried("letter", 0),
            Tried("baking", 20),
            Tried("breathing", 1, {"some": 1}),
        ]
    )

    assert [(one.title, one.done) for one in draft.helped] == [
        ("breathing", 4),
        ("baking", 20),
        ("walk", 12),
    ]
    assert draft.words == ("Slow is enough.", "Lists make it worse.")


@settings(max_examples=60)
@given(tried=TRIED)
def test_a_draft_is_short_says_nothing_twice_and_holds_only_what_was_done_and_written(tried):
    draft = first_draft(tried)

    titles = [one.title for one in draft.helped]
    assert len(set(titles)) == len(titles) <= MOST_HELPED
    assert all(one.done > 0 for one in draft.helped)
    assert len(set(draft.words)) == len(draft.words) <= MOST_WORDS
    assert set(draft.words) <= {line for one in tried for line in one.learnt.splitlines()}
    assert draft == first_draft(reversed(tried)) or any(one.learnt for one in tried)
