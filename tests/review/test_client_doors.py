"""Nobody but the therapist in care can tell that a client has a page."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from midweek.plans.actions.appointments import make_appointment
from midweek.plans.actions.following import Named, follow
from midweek.plans.actions.ideas import Idea
from midweek.plans.actions.offering import draft
from midweek.plans.models import PlanVersion
from midweek.practice.actions.messages import write_message
from midweek.practice.actions.topics import add_topic
from midweek.practice.models import Notice
from midweek.review import urls
from midweek.review.actions.notes import write_note
from tests.review.telling import measured

PAGES = ("", "plan/", "plan/add/", "entries/", "measures/", "access/", "session/")
DEEDS = {
    "end",
    "follow_end",
    "follow_up",
    "resume",
    "cancel",
    "notice",
    "invite_again",
    "withdraw_invitation",
    "remove_invitation",
    "restore",
    "suggest",
    "take_back",
    "respond",
    "drop",
    "settle",
    "unsettle",
    "message_back",
    "topic_talked",
    "topic_back",
    "topic_off",
    "brief_undo",
    "enter_back",
    "programme",
    "totals",
    "note",
    "note_away",
    "note_back",
}
NOT_THERE = {"invitation", "invitation_preview", "file"}
"""Not there for somebody who joined long ago; a file's own doors are tried with files."""
STRANGERS = ("vera", "tom", "olga", "otto", "kim")


@pytest.fixture
def addresses(cast, days_ago) -> dict[str, str]:
    """Every address about Sam, by the name of its route."""
    with cast.at_northgate():
        entry = measured(cast.sam, "phq-9", 1, on=days_ago(1), q9=1)
        soon = timezone.now() + timezone.timedelta(days=2)
        named = Named(label="Pull to stay in bed", low="none", high="all day")
        dimension = follow(cast.sam, named=named, by=cast.noor).subject
        made = make_appointment(cast.sam, starts_at=soon, by=cast.noor)
        idea = draft(cast.sam, idea=Idea(assignment=cast.sams_check_in), by=cast.noor).subject
        ids = {
            "client_id": cast.sam.pk,
            "assignment_id": cast.sams_check_in.pk,
            "entry_id": entry.pk,
            "appointment_id": made.subject.pk,
            "dimension_id": dimension.pk,
            "file_id": uuid4(),
            "slug": "phq-9",
            "programme_id": uuid4(),
            "offer_id": idea.offer_id,
            "proposal_id": idea.pk,
            "message_id": write_message(
                cast.sams_check_in, words="It counts.", by=cast.noor
            ).subject.pk,
            "topic_id": add_topic(cast.sam, words="The bus", by=cast.noor).subject.pk,
            "version_id": PlanVersion.objects.filter(client=cast.sam)[0].pk,
            "note_id": write_note(cast.sam, words="Slowly.", by=cast.noor).subject.pk,
            "notice_id": Notice.objects.get().pk,
        }
    return {
        pattern.name: reverse(
            f"review:{pattern.name}",
            kwargs={name: ids[name] for name in pattern.pattern.converters},
        )
        for pattern in urls.urlpatterns
        if "client_id" in pattern.pattern.converters
    }


def answers_of(browser, address: str) -> set[int]:
    """How both ways of asking are answered."""
    return {browser.get(address).status_code, browser.post(address, {}).status_code}


@pytest.mark.parametrize("who", STRANGERS)
def test_to_everybody_else_there_is_no_such_client(cast, sign_in, addresses, who):
    browser = sign_in(getattr(cast, who))
    found = {
        name: answers_of(browser, address) - ({405} if name in DEEDS else set())
        for name, address in addresses.items()
    }

    assert found == {name: {404} for name in addresses}


def test_the_therapist_in_care_finds_every_page(cast, noor, addresses):
    pages = addresses.keys() - DEEDS - NOT_THERE
    found = {name: noor.get(addresses[name]).status_code for name in pages}

    assert set(found.values()) == {200}


def test_strangers_change_nothing(cast, sign_in, addresses):
    for who in STRANGERS:
        for address in addresses.values():
            sign_in(getattr(cast, who)).post(address, {"response": "spoke"})

    with cast.at_northgate():
        cast.sams_check_in.refresh_from_db()
        assert cast.sams_check_in.ended_at is None
        assert Notice.objects.get().acknowledged_at is None


def test_a_client_of_ones_own_does_not_open_anothers_entry(cast, noor, addresses):
    entry = addresses["entry"].replace(str(cast.sam.pk), str(cast.kim.pk))
    change = addresses["change"].replace(str(cast.sam.pk), str(cast.kim.pk))

    assert noor.get(entry).status_code == 404
    assert noor.get(change).status_code == 404


def test_a_client_nobody_knows_is_not_found(cast, noor):
    assert {noor.get(f"/clients/{uuid4()}/{page}").status_code for page in PAGES} == {404}
