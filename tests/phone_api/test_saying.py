"""One tap after an entry, one answer about new terms: kept once, sealed, told to other phones."""

import pytest
from uuid6 import uuid7

from midweek.library.models import Activity
from midweek.people.access import grant_to_client
from midweek.people.vault import open_sealed
from midweek.plans.actions.assigning import assign
from midweek.plans.models import Terms
from midweek.plans.models.planning import Planning, Sure
from midweek.plans.queries import items
from midweek.practice.models import Entry
from tests.plans.test_planning import PLANNED, WALK, replace


def felt_of(cast, pk):
    with cast.at_northgate():
        entry = Entry.objects.get(pk=pk)
        return open_sealed(entry, "felt", grant=grant_to_client(cast.sam, by=cast.sam, purpose="t"))


def test_how_hard_it_was_is_kept_beside_the_entry_and_told_to_other_phones(
    cast, sams_phone, check_in
):
    entry = uuid7()
    sams_phone.entry(check_in, id=entry)
    counter = sams_phone.pull()["counter"]

    assert sams_phone.say("felt", of=entry, felt="hard").status_code == 201
    assert sams_phone.say("felt", of=entry, felt="right").status_code == 201

    assert felt_of(cast, entry) == "right"
    (told,) = sams_phone.pull(since=counter)["entries"]
    assert (told["id"], told["felt"]) == (str(entry), "right")
    with cast.at_northgate():
        assert b"right" not in bytes(Entry.objects.get(pk=entry).felt)


def test_nobody_says_how_hard_something_of_somebody_else_was(cast, sams_phone, phone_of, check_in):
    entry = uuid7()
    sams_phone.entry(check_in, id=entry)

    assert phone_of(cast.kim).say("felt", of=entry, felt="easy").status_code == 422
    assert sams_phone.say("felt", of=entry, felt="awful").status_code == 422
    assert felt_of(cast, entry) is None


@pytest.fixture
def entry(sams_phone, check_in):
    return sams_phone.entry(check_in).json()["id"]


def walk_of(cast, planning):
    with cast.at_northgate():
        activity = Activity.objects.get(slug="ten-minute-walk")
        agreed = replace(WALK, planning=planning)
        return assign(cast.sam, activity, agreed=agreed, by=cast.noor).subject


def on_the_phone(phone, made):
    (told,) = [one for one in phone.pull()["assignments"] if one["id"] == str(made.pk)]
    return told


def test_the_phone_is_told_how_it_will_be_done_and_nothing_that_was_for_the_desk(cast, sams_phone):
    told = on_the_phone(sams_phone, walk_of(cast, PLANNED))

    assert told["planned"] == {
        "goal": "See Anna again",
        "after": "after the first coffee",
        "where": "the loop round the pond",
        "obstacle": "the sofa",
        "answer": "I put my shoes on and stand at the door",
        "minute": True,
    }
    assert not told["ask_sure"]


@pytest.mark.parametrize("confidence", [60, None])
def test_a_new_thing_is_asked_about_once_and_the_answer_changes_nothing(
    cast, sams_phone, confidence
):
    made = walk_of(cast, Planning())
    told = on_the_phone(sams_phone, made)
    assert told["ask_sure"]

    wants = "smaller" if confidence else ""
    answer = sams_phone.say(
        "sure", assignment=made.pk, terms=told["terms"], confidence=confidence, wants=wants
    )

    assert answer.status_code == 201
    assert not on_the_phone(sams_phone, made)["ask_sure"]
    with cast.at_northgate():
        grant = grant_to_client(cast.sam, by=cast.noor, purpose="test")
        (item,) = [one for one in items(cast.sam, grant=grant) if one.id == made.pk]
        assert (item.sure, item.rung, item.number) == (Sure(confidence, wants), "agreed", 1)
        assert b"confidence" not in bytes(Terms.objects.get(assignment=made).sure)


@pytest.mark.parametrize(
    "wrong", [{"confidence": 101}, {"confidence": -1}, {"wants": "money"}, {"terms": 7}]
)
def test_an_answer_that_makes_no_sense_is_refused(cast, sams_phone, wrong):
    made = walk_of(cast, Planning())
    says = {"assignment": made.pk, "terms": 1, "confidence": 60} | wrong

    assert sams_phone.say("sure", **says).status_code == 422
    assert on_the_phone(sams_phone, made)["ask_sure"]


def test_nobody_answers_for_somebody_else(cast, phone_of):
    made = walk_of(cast, Planning())

    answer = phone_of(cast.kim).say("sure", assignment=made.pk, terms=1, confidence=90)

    assert answer.status_code == 422


def test_how_useful_it_was_and_what_was_learnt_come_tap_by_tap(cast, sams_phone, entry):
    assert sams_phone.say("quality", of=entry, useful="some").status_code == 201
    assert (
        sams_phone.say("quality", of=entry, learnt=" Going is the hard part. ").status_code == 201
    )
    assert sams_phone.say("quality", of=entry, useful="much").status_code == 201

    told = sams_phone.pull()["entries"][0]
    assert (told["useful"], told["learnt"]) == ("much", "Going is the hard part.")
    with cast.at_northgate():
        assert b"hard part" not in bytes(Entry.objects.get(pk=entry).quality)


def test_what_got_in_the_way_stands_beside_its_skip(cast, sams_phone):
    occasion = {"date": "2026-11-01", "slot": "21:30"}
    about = {"assignment": cast.sams_check_in.pk, "occasion": occasion}
    skip = sams_phone.say("skip", skip="not_today", **about).json()["id"]

    assert (
        sams_phone.say("obstacles", of=skip, obstacles=["no_time", "symptoms"]).status_code == 201
    )
    assert sams_phone.say("obstacles", of=skip, obstacles=["rain"]).status_code == 422

    assert sams_phone.pull()["skips"][0]["obstacles"] == ["no_time", "symptoms"]


def test_nobody_adds_to_what_another_did(cast, sams_phone, phone_of, entry):
    kims = phone_of(cast.kim)
    assert kims.say("quality", of=entry, useful="no").status_code == 422
    assert kims.say("obstacles", of=entry, obstacles=["app"]).status_code == 422
    assert sams_phone.pull()["entries"][0]["useful"] is None


def test_every_obstacle_of_the_plan_can_be_told():
    from typing import get_args

    from midweek.plans.models.planning import Obstacle
    from midweek.practice.operations import ObstacleCode

    assert list(get_args(ObstacleCode)) == Obstacle.values
