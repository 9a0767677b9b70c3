"""What a phone says about the plan: answers, own ideas, own things, pauses; each kept once."""

from dataclasses import replace

import pytest
from django.utils import timezone
from uuid6 import uuid7

from midweek.plans.actions.assigning import current_terms
from midweek.plans.actions.ideas import Idea
from midweek.plans.actions.offering import withdraw
from midweek.plans.models import Assignment, Pause, PlanVersion, Proposal
from midweek.practice.models import Entry
from tests.cast import agree, version_of
from tests.plans.test_offers import sent
from tests.plans.test_plan import WALK, walk

OCCASION = {"date": "2026-11-01", "slot": "21:30"}


@pytest.fixture
def idea(cast):
    """Noor's idea of a walk."""
    with cast.at_northgate():
        return sent(cast, Idea(activity=walk(), agreed=WALK))[0]


@pytest.fixture
def sams_walk(cast):
    with cast.at_northgate():
        return agree(cast.sam, "ten-minute-walk", by=cast.noor)


def offers(phone):
    return {one["id"]: one for one in phone.pull()["offers"]}


def test_an_idea_reaches_the_phone_with_what_it_says(sams_phone, idea):
    told = offers(sams_phone)[str(idea.pk)]

    assert (told["state"], told["by"], told["mine"]) == ("open", "Noor", False)
    assert (told["why"], told["schedule"]["times"]) == (WALK.why, ["09:00"])
    assert sams_phone.pull()["activities"][told["activity"]]["title"] == "Ten-minute walk"


def test_a_draft_does_not_reach_the_phone(cast, sams_phone):
    from midweek.plans.actions.offering import draft

    with cast.at_northgate():
        draft(cast.sam, idea=Idea(activity=walk(), agreed=WALK), by=cast.noor)
    assert offers(sams_phone) == {}


def test_a_yes_told_twice_is_one_yes(cast, sams_phone, idea):
    key = uuid7()
    body = sams_phone.body("answer", proposal=idea.pk, says="yes")
    assert [sams_phone.put(body, id=key).status_code for _ in range(2)] == [201, 200]

    with cast.at_northgate():
        assert Assignment.objects.get(activity__slug="ten-minute-walk").pk == key
    assert offers(sams_phone)[str(idea.pk)]["state"] == "yes"


def test_a_no_with_its_reason_and_an_answer_taken_back(sams_phone, idea):
    sams_phone.say("answer", proposal=idea.pk, says="no")
    sams_phone.say("answer", proposal=idea.pk, says="no", reason="too_much")
    told = offers(sams_phone)[str(idea.pk)]
    assert (told["state"], told["reason"]) == ("no", "too_much")

    sams_phone.say("answer", proposal=idea.pk, says="open")
    assert offers(sams_phone)[str(idea.pk)]["state"] == "open"


def test_an_answer_to_what_was_taken_back_is_refused_in_words(cast, sams_phone, idea):
    with cast.at_northgate():
        withdraw(idea.offer, by=cast.noor)
    answer = sams_phone.say("answer", proposal=idea.pk, says="yes")

    assert (answer.status_code, answer.json()["why"]) == (422, "This idea was taken back.")
    assert offers(sams_phone) == {}


def test_another_clients_idea_is_not_answered(cast, phone_of, idea):
    answer = phone_of(cast.kim).say("answer", proposal=idea.pk, says="yes")
    assert answer.status_code == 422
    with cast.at_northgate():
        idea.refresh_from_db()
    assert idea.answer == ""


def test_another_size_or_time_goes_back_as_an_idea_of_ones_own(cast, sams_phone, idea):
    key = uuid7()
    sams_phone.say("propose", id=key, answers=idea.pk, rung="smaller", rrule="", times=[])

    told = offers(sams_phone)
    assert told[str(idea.pk)]["state"] == "other"
    mine = told[str(key)]
    assert (mine["mine"], mine["rung"], mine["schedule"]["rrule"]) == (True, "smaller", None)
    assert mine["why"] == WALK.why

    sams_phone.say("retract", of=key)
    assert offers(sams_phone)[str(idea.pk)]["state"] == "open"


def test_a_swap_names_something_from_the_library(cast, sams_phone, sams_walk):
    with cast.at_northgate():
        breathing, phq9 = version_of("slow-breathing").pk, version_of("phq-9").pk
    wrong = sams_phone.say("propose", assignment=sams_walk.pk, activity=phq9)
    right = sams_phone.say("propose", assignment=sams_walk.pk, activity=breathing)
    assert (wrong.status_code, right.status_code) == (422, 201)


def test_too_hard_make_it_smaller_becomes_an_idea(cast, sams_phone, sams_walk):
    skip = uuid7()
    sams_phone.say("skip", id=skip, assignment=sams_walk.pk, occasion=OCCASION, skip="too_hard")
    sams_phone.say("wish", of=skip, wants="smaller")

    (told,) = offers(sams_phone).values()
    assert (told["mine"], told["rung"], told["assignment"]) == (True, "smaller", str(sams_walk.pk))

    sams_phone.say("undo", of=skip)
    assert [one["state"] for one in offers(sams_phone).values()] == ["overtaken"]


def test_something_of_ones_own_is_in_the_plan_at_once(cast, sams_phone):
    with cast.at_northgate():
        own = version_of("something-of-my-own").pk
    key = uuid7()
    sams_phone.say("own", id=key, activity=own, called="Ring Ingrid", rrule="FREQ=DAILY")

    (told,) = [one for one in sams_phone.pull()["assignments"] if one["id"] == str(key)]
    assert (told["title"], told["own"]) == ("Ring Ingrid", True)

    sams_phone.say("drop", assignment=key)
    (told,) = [one for one in sams_phone.pull()["assignments"] if one["id"] == str(key)]
    assert told["ended"]


def test_what_was_agreed_together_is_not_dropped_alone(cast, sams_phone, sams_walk):
    assert sams_phone.say("drop", assignment=sams_walk.pk).status_code == 422


def test_the_phone_puts_a_thing_on_hold_and_goes_on(cast, sams_phone, sams_walk):
    today = timezone.localdate()
    key = uuid7()
    for _ in range(2):
        sams_phone.say("pause", id=key, assignment=sams_walk.pk, starts=today.isoformat())
    (told,) = sams_phone.pull()["pauses"]
    assert (told["id"], told["assignment"]) == (str(key), str(sams_walk.pk))
    (walk_told,) = [
        one for one in sams_phone.pull()["assignments"] if one["id"] == str(sams_walk.pk)
    ]
    assert walk_told["schedule"]["paused"] == [[told["starts"], told["until"]]]

    sams_phone.say("resume", of=key, on=today.isoformat())
    assert sams_phone.pull()["pauses"] == []
    with cast.at_northgate():
        assert Pause.objects.count() == 1


def test_versions_and_past_terms_reach_the_phone(cast, sams_phone, sams_walk):
    from midweek.plans.actions.assigning import change_terms

    with cast.at_northgate():
        change_terms(sams_walk, agreed=replace(WALK, rung="smaller"), by=cast.noor)
    told = sams_phone.pull()

    newest, before = told["versions"][:2]
    assert (newest["way"], newest["by"], newest["agreed"]) == ("room", "Noor", "Sam")
    assert [one["terms"][str(sams_walk.pk)] for one in (newest, before)] == [2, 1]
    (past,) = [one for one in told["past"] if one["id"] == str(sams_walk.pk)]
    assert (past["terms"], past["rung"]) == (1, "agreed")


def test_an_entry_says_under_which_terms_it_was_done(cast, sams_phone, check_in):
    sams_phone.entry(check_in, assignment=cast.sams_check_in.pk, terms=1)
    with cast.at_northgate():
        assert Entry.objects.get().terms == current_terms(cast.sams_check_in).number


def test_ideas_are_what_a_client_may_choose_alone(cast, sams_phone):
    found = {one["slug"]: one for one in sams_phone.browser.get("/api/v1/ideas").json()["ideas"]}

    assert found["ten-minute-walk"]["concerns"]
    assert "phq-9" not in found
    with cast.at_northgate():
        assert PlanVersion.objects.filter(way="own").count() == 0
        assert Proposal.objects.count() == 0
