"""The form at assignment: goal, routine, obstacle and answer, and what is offered below 70."""

import pytest

from midweek.people.access import grant_to_client
from midweek.plans.models.planning import Planning
from midweek.plans.queries import items
from tests.review.test_plan_pages import FILLED_IN

PLANNED = {
    **FILLED_IN,
    "rung": "agreed",
    "goal": "See Anna again",
    "after": "after the first coffee",
    "where": "round the pond",
    "obstacle": "forgot",
    "obstacle_words": "",
    "answer": "shoes at the door",
    "confidence": "80",
    "idea": "both",
}


def walk_of(cast):
    with cast.at_northgate():
        grant = grant_to_client(cast.sam, by=cast.noor, purpose="test")
        found = {item.slug: item for item in items(cast.sam, grant=grant)}
        return found.get("ten-minute-walk")


def page(cast):
    return f"/clients/{cast.sam.pk}/plan/add/?activity=ten-minute-walk"


def test_one_form_asks_all_that_makes_it_likely_and_the_plan_says_it(cast, noor):
    answer = noor.post(page(cast), PLANNED, follow=True)

    assert walk_of(cast).planning == Planning(
        goal="See Anna again",
        after="after the first coffee",
        where="round the pond",
        obstacle="forgot",
        answer="shoes at the door",
        confidence=80,
        idea="both",
    )
    text = answer.content.decode()
    for said in (
        "Goal: See Anna again",
        "after the first coffee, round the pond",
        "If this gets in the way: Forgetting it. Then: shoes at the door",
        "Sure: 80 of 100, asked in the room",
        "Whose idea: Both",
    ):
        assert said in text


def test_why_is_suggested_by_the_activity_and_goals_by_what_is_known(cast, noor):
    noor.post(page(cast), PLANNED)

    form = noor.get(f"/clients/{cast.sam.pk}/plan/add/?activity=slow-breathing").content.decode()

    assert form.count("<option value=") >= 2
    assert '<option value="See Anna again">' in form


def test_what_was_talked_about_may_be_written_down_later_and_nothing_at_all_may_not(cast, noor):
    refused = noor.post(page(cast), {**PLANNED, "why": ""})
    assert refused.status_code == 422
    assert walk_of(cast) is None

    answer = noor.post(page(cast), {**PLANNED, "why": "", "why_later": "on"}, follow=True)
    assert walk_of(cast).planning.why_later
    assert "Why: talked about, still to be written down" in answer.content.decode()


def test_below_seventy_three_ways_are_offered_and_none_is_taken_yet(cast, noor):
    answer = noor.post(page(cast), {**PLANNED, "confidence": "60"})

    text = answer.content.decode()
    assert answer.status_code == 200
    assert "60 of 100: what would make it likelier?" in text
    offered = ["keep", "smaller", "time", "minute"]
    assert [one for one in offered if f'name="help" value="{one}"' in text] == offered
    # Whoever presses Enter in a field presses the first button of the form: it changes nothing.
    assert text.index('value="keep"') < text.index('value="smaller"')
    assert walk_of(cast) is None


@pytest.mark.parametrize(
    ("wish", "rung", "minute"),
    [("smaller", "smaller", False), ("minute", "agreed", True), ("keep", "agreed", False)],
)
def test_choosing_one_of_them_does_just_that(cast, noor, wish, rung, minute):
    noor.post(page(cast), {**PLANNED, "confidence": "60", "help": wish})

    item = walk_of(cast)
    assert (item.rung, item.planning.minute, item.planning.confidence) == (rung, minute, 60)


def test_another_time_can_be_chosen_and_is_not_asked_about_twice(cast, noor):
    again = noor.post(page(cast), {**PLANNED, "confidence": "60", "help": "time"})
    assert walk_of(cast) is None
    assert 'name="heard" value="60"' in again.content.decode()

    noor.post(page(cast), {**PLANNED, "confidence": "60", "heard": "60", "times": "07:30"})
    assert [f"{one:%H:%M}" for one in walk_of(cast).schedule.times] == ["07:30"]


def test_seventy_is_sure_enough_and_nobody_needs_to_be_asked(cast, noor):
    for confidence in ("70", ""):
        noor.post(page(cast), {**PLANNED, "confidence": confidence})
        assert walk_of(cast) is not None


def test_a_number_off_the_scale_is_said_beside_the_field(cast, noor):
    answer = noor.post(page(cast), {**PLANNED, "confidence": "101"})

    assert answer.status_code == 422
    assert "Choose a number from the scale." in answer.content.decode()
