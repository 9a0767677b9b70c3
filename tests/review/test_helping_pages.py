"""Does it help here? A link for one client, never a cause, and nothing below four weeks."""

import re

import pytest

from midweek.audit import clock
from midweek.people.actions.care import answer_consent
from midweek.review.actions.reviewing import review
from tests.cast import agree
from tests.review.history import eight_weeks_of
from tests.review.telling import at, measured, practise, skip, tell

SHARES = (1, 4, 2, 6, 0, 7, 3, 6)
CHANGES = (1, -2, -1, -2, 2, -3, 0, -2)


@pytest.fixture
def here(cast):
    return f"/clients/{cast.sam.pk}/helping/"


def weeks_of(cast, days_ago, count: int) -> None:
    """Weeks in which a walk is planned daily, each ending with PHQ-9."""
    with clock.at(at(days_ago(7 * count + 8))):
        walk = agree(cast.sam, "ten-minute-walk", by=cast.noor)
    total = 16
    measured(cast.sam, "phq-9", total, on=days_ago(7 * count + 1))
    for week, (done, change) in enumerate(zip(SHARES[:count], CHANGES[:count], strict=True)):
        first = 7 * (count - week) + 1
        for day in range(done):
            when = days_ago(first - day)
            practise(cast.sam, "ten-minute-walk", {"walk": 600}, on=when, assignment=walk)
        total += change
        measured(cast.sam, "phq-9", total, on=days_ago(first - 7))


def words_of(page) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def test_below_four_weeks_it_says_how_many_are_needed_and_nothing_else(cast, noor, here, days_ago):
    with cast.at_northgate():
        weeks_of(cast, days_ago, 3)

    said = words_of(noor.get(here))

    assert "3 weeks to look at; it takes 4 before anything is said." in said
    assert "on average" not in said
    assert "Usual" not in said


def test_four_weeks_are_compared_and_too_few_to_tell(cast, noor, here, days_ago):
    with cast.at_northgate():
        weeks_of(cast, days_ago, 4)

    page = noor.get(here)
    said = words_of(page)

    assert "PHQ-9 moved by −2 on average; in the other weeks by 0." in said
    assert "4 weeks are too few to tell. From 8 on more is said." in said
    assert "Read soberly" not in said
    assert "A link is not a cause." in said
    assert page.context["helping"]["picture"].table.rows[-1][2:] == ("1", "7", "16", "17", "+1")


def test_from_eight_weeks_on_there_is_a_sober_slope_with_two_intervals(cast, noor, here, days_ago):
    with cast.at_northgate():
        weeks_of(cast, days_ago, 8)

    said = words_of(noor.get(here))

    found = re.search(r"lie (−[\d.]+) points apart .* likely (−[\d.]+) to (−[\d.]+)", said)
    assert found, said
    assert -5.5 < float(found[1].replace("−", "-")) < -3
    assert "cause" in said
    for word in ("caused", "works for", "predicts", "due to", "significant", "p ="):
        assert word not in said


def test_the_plan_is_counted_on_three_tracks(cast, noor, here, days_ago):
    with cast.at_northgate():
        with clock.at(at(days_ago(6))):
            walk = agree(cast.sam, "ten-minute-walk", by=cast.noor)
        for back, finished in ((5, True), (4, False)):
            entry = practise(
                cast.sam, "ten-minute-walk", {"walk": 600}, on=days_ago(back),
                assignment=walk, finished=finished,
            )  # fmt: skip
        told = {"recorded_at": at(days_ago(4), 22), "of": str(entry.pk)}
        tell(cast.sam, "felt", felt="hard", **told)
        tell(cast.sam, "quality", useful="much", **told)
        skip(cast.sam, walk, "too_hard", on=days_ago(3))
        review(walk, mark="partly", by=cast.noor)

    (one,) = noor.get(here).context["done"]

    assert one["log"][0] == "2 of 28"
    assert set(one["log"][1:]) == {
        "2 on time", "1 of them in part", "1 “too hard”", "25 not logged",
    }  # fmt: skip
    assert one["share"] == "2 to 23 %"
    assert one["client"] == ["felt hard (1)", "By the client’s word: helped a lot (1)"]
    assert one["therapist"] == "Partly (1)"


def test_feelings_are_hidden_until_there_are_enough_answers(cast, noor, here, days_ago):
    with cast.at_northgate():
        for back in range(1, 5):
            practise(cast.sam, "check-in", {"mood": 3}, on=days_ago(back))

    said = words_of(noor.get(here))

    assert "A usual level takes 5; so far there are 4." in said
    assert "It swings by" not in said


def test_level_and_swing_are_said_in_plain_words(cast, noor, here):
    with cast.at_northgate():
        eight_weeks_of(cast)

    page = noor.get(here)
    mood = page.context["moved"][0]

    assert mood["says"][0] == "Usual level 3 of 5, from 24 answers."
    assert mood["says"][1].startswith("It swings by 0.9")
    assert "Typical step from one day to the next" in mood["more"][0]
    assert "Carry-over" in mood["more"][1]


def test_what_is_not_shared_is_not_counted(cast, noor, here, days_ago):
    with cast.at_northgate():
        weeks_of(cast, days_ago, 4)
        answer_consent(cast.sam, purpose="measures", granted=False, text_version=1, by=cast.sam)

    said = words_of(noor.get(here))

    assert "It takes a questionnaire with a total" in said
    assert "PHQ-9 moved" not in said


def test_the_page_asks_few_questions_however_long_the_past(
    cast, noor, here, days_ago, django_assert_max_num_queries
):
    with cast.at_northgate():
        weeks_of(cast, days_ago, 8)

    with django_assert_max_num_queries(40):
        noor.get(here)
