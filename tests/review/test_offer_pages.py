"""The plan editor: ideas collected, seen as the client will see them, sent once, answered."""

from dataclasses import replace

import pytest
from django.utils import timezone

from midweek.plans.actions.answering import answer
from midweek.plans.actions.ideas import Idea
from midweek.plans.actions.offering import propose
from midweek.plans.models import Proposal
from midweek.review.queries.attention import Rule
from midweek.review.queries.caseload import caseload
from tests.cast import agree
from tests.plans.test_offers import sent
from tests.plans.test_plan import WALK
from tests.review.test_plan_pages import FILLED_IN


@pytest.fixture
def walk(cast):
    with cast.at_northgate():
        return agree(cast.sam, "ten-minute-walk", by=cast.noor)


def page(cast, path=""):
    return f"/clients/{cast.sam.pk}/plan/{path}"


def ideas(cast):
    with cast.at_northgate():
        return list(Proposal.objects.filter(client=cast.sam).order_by("offer_id", "position"))


def rule(cast):
    with cast.at_northgate():
        found = caseload(cast.noor, now=timezone.now(), today=timezone.localdate())
        return next(one for one in found.cases if one.name == "Sam Sawyer").reason.rule


def smaller(walk):
    return Idea(assignment=walk, agreed=replace(WALK, rung="smaller"))


def test_ideas_are_collected_looked_at_and_sent_once(cast, noor, walk):
    adding = {**FILLED_IN, "suggest": "1"}
    noor.post(page(cast, "add/?activity=slow-breathing"), adding)
    noor.post(page(cast, f"{walk.pk}/suggest/"), {"rung": "bigger"})
    noor.post(page(cast, f"{cast.sams_phq9.pk}/suggest/"))
    assert "3 ideas are written down and not sent." in noor.get(page(cast)).content.decode()

    text = noor.get(page(cast, "offer/")).content.decode()
    for said in (
        "Ten-minute walk: Twenty minutes instead of Ten minutes",
        "Ended: ",
        "What Sam will see",
        "New idea from Noor",
        "Get out of the house before noon",
    ):
        assert said in text, said

    answer = noor.post(page(cast, "offer/"), follow=True).content.decode()
    assert "Sent. It shows on the phone the next time the app opens." in answer
    assert answer.count("waiting for an answer since") == 3
    assert {one.offer_id for one in ideas(cast)} == {ideas(cast)[0].offer_id}


def test_an_idea_is_taken_out_of_the_draft(cast, noor, walk):
    noor.post(page(cast, f"{walk.pk}/suggest/"), {"rung": "smaller"})
    (one,) = ideas(cast)
    noor.post(page(cast, f"ideas/{one.pk}/drop/"))
    assert ideas(cast) == []
    answer = noor.post(page(cast, "offer/"), follow=True)
    assert "There is nothing in it yet." in answer.content.decode()


def test_a_size_that_a_link_asks_for_is_sent_without_another_step(cast, noor, walk):
    asked = page(cast, f"offer/?of={walk.pk}&rung=smaller")
    text = noor.get(asked).content.decode()
    assert "Three minutes instead of Ten minutes" in text
    assert ideas(cast) == []

    answer = noor.post(asked, {"of": walk.pk, "rung": "smaller"}, follow=True)
    assert "Sent." in answer.content.decode()
    assert [one.kind for one in ideas(cast)] == ["change"]

    (one,) = ideas(cast)
    undone = noor.post(page(cast, f"offer/{one.offer_id}/take-back/"), follow=True)
    assert "Taken back." in undone.content.decode()


def test_what_the_client_asked_for_needs_only_a_yes(cast, noor, walk):
    with cast.at_northgate():
        idea = Idea(assignment=walk, agreed=replace(WALK, why="Sundays drag", rung="smaller"))
        one = propose(cast.sam, idea=idea, by=cast.sam).subject
    assert rule(cast) is Rule.IDEA
    text = noor.get("/caseload/").content.decode()
    assert "Suggests a change: “Ten-minute walk”" in text
    assert "waiting for an answer since" in text
    assert "Sam suggests" in noor.get(page(cast)).content.decode()

    noor.post(page(cast, f"ideas/{one.pk}/"), {"says": "yes"})

    with cast.at_northgate():
        assert [t.rung for t in walk.terms.order_by("number")] == ["agreed", "smaller"]
    assert rule(cast) is Rule.STEADY


def test_the_client_s_idea_is_left_or_answered_with_another(cast, noor, walk):
    with cast.at_northgate():
        first = propose(cast.sam, idea=smaller(walk), by=cast.sam).subject
    noor.post(page(cast, f"{walk.pk}/?answers={first.pk}"), {**FILLED_IN, "suggest": "1"})
    noor.post(page(cast, "offer/"))
    assert [one.answer for one in ideas(cast)] == ["other", ""]

    with cast.at_northgate():
        second = propose(cast.sam, idea=smaller(walk), by=cast.sam).subject
    answer = noor.post(page(cast, f"ideas/{second.pk}/"), {"says": "no"}, follow=True)
    assert "Left as it is." in answer.content.decode()


def test_a_no_is_a_reason_to_look_until_it_was_read(cast, noor, walk):
    with cast.at_northgate():
        (one,) = sent(cast, smaller(walk))
    assert rule(cast) is Rule.OFFERED
    with cast.at_northgate():
        answer(one, says="no", reason="too_much", by=cast.sam)
    assert rule(cast) is Rule.IDEA
    assert "said no thanks: too much" in noor.get("/caseload/").content.decode()

    noor.post(page(cast, f"ideas/{one.pk}/"), {"says": "read"})
    assert rule(cast) is Rule.STEADY


def test_versions_are_dated_signed_and_compared_in_words(cast, noor, walk):
    with cast.at_northgate():
        (one,) = sent(cast, smaller(walk))
        answer(one, says="yes", by=cast.sam)
    text = noor.get(page(cast, "versions/")).content.decode()
    assert "Ten-minute walk: Three minutes instead of Ten minutes" in text
    assert "Proposed by Noor, agreed by Sam" in text
    assert "Agreed in the session, written down by Noor" in text

    text = noor.get(page(cast, "versions/?from=2&to=1")).content.decode()
    assert "Ended: " in text


@pytest.mark.parametrize("who", ["vera", "tom", "otto"])
def test_an_idea_is_nobody_elses(cast, sign_in, walk, who):
    with cast.at_northgate():
        (one,) = sent(cast, smaller(walk))
    stranger = sign_in(getattr(cast, who))
    for path in (f"ideas/{one.pk}/", f"ideas/{one.pk}/drop/", f"offer/{one.offer_id}/take-back/"):
        assert stranger.post(page(cast, path), {"says": "yes"}).status_code == 404
