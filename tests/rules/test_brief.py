"""What stands in a brief: at most 160 words, safety whole, words quoted and never rewritten."""

from hypothesis import given, settings
from hypothesis import strategies as st

from midweek_rules.brief import Ask, Bit, Line, Told, cut, fit, notable, to_ask, words_of

WORDS = st.lists(st.sampled_from(["went", "out,", "and", "came", "back."]), max_size=60).map(
    " ".join
)
BITS = st.builds(Bit, words=WORDS, source=st.just("/"), quoted=st.booleans())
LINES = st.builds(
    Line, about=st.just("Plan"), bits=st.lists(BITS, min_size=1, max_size=9).map(tuple)
)


def test_a_short_brief_is_left_as_it_is():
    lines = (
        Line("Safety", (Bit("Nothing asked", "/"),)),
        Line("Words", (Bit("I went", "/", True),)),
    )

    assert fit(lines) == lines


def test_quotes_are_cut_before_a_statement_is_left_out():
    quote = Bit("word " * 100, "/", quoted=True)
    plan = Line("Plan", tuple(Bit(f"Walk {n} of 7", "/") for n in range(9)))

    _safety, words, same = fit(
        (Line("Safety", (Bit("None", "/"),)), Line("Words", (quote,) * 3), plan)
    )

    assert same == plan
    assert all(bit.words.endswith("…") for bit in words.bits)


@settings(max_examples=40)
@given(st.lists(LINES, min_size=1, max_size=7))
def test_whatever_was_said_the_first_line_keeps_all_and_every_line_something(lines):
    found = fit(lines)

    assert len(found[0].bits) == len(lines[0].bits)
    for before, after in zip(lines, found, strict=True):
        assert after.bits and len(after.bits) + after.left_out == len(before.bits)
        for bit, whole in zip(after.bits, before.bits, strict=False):
            kept = bit.words.removesuffix("…")
            assert " ".join(whole.words.split()).startswith(kept)
    can_be_shorter = any(len(line.bits) > 1 for line in found[1:])
    assert words_of(found) <= 160 or not can_be_shorter


def test_a_quote_shows_where_it_was_cut():
    assert cut("Worn out before I even dialled.", 3) == "Worn out before…"
    assert cut("Worn  out", 3) == "Worn out"


def test_the_lowest_the_shared_page_and_the_newest_are_named_in_their_order():
    told = [Told("old", 1), Told("low", 2, mood=1), Told("page", 3, page=True), Told("new", 4)]

    assert [(why, one.id) for why, one in notable(told)] == [
        ("lowest", "low"), ("page", "page"), ("newest", "new"),
    ]  # fmt: skip


def test_no_mood_that_was_not_low_is_called_the_lowest():
    assert [why for why, _one in notable([Told("one", 1, mood=3), Told("two", 2)])] == [
        "newest"
    ] * 2


def test_an_answer_about_harm_is_asked_about_first_and_two_things_at_most():
    asked = to_ask([Ask("low"), Ask("not_logged", "Walk"), Ask("harm")])

    assert [one.what for one in asked] == ["harm", "not_logged"]
    assert [one.what for one in to_ask([])] == ["useful"]
