"""Offers: several ideas sent at once, each answered for itself, by whom and with what."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from midweek.audit.action import AlreadyDone
from midweek.library.models import Activity
from midweek.people.access import grant_to_client
from midweek.plans.actions.answering import answer, reopen
from midweek.plans.actions.assigning import change_terms, end_assignment
from midweek.plans.actions.ideas import Idea, agreed_in
from midweek.plans.actions.offering import draft, note, propose, send, take_out, withdraw
from midweek.plans.models import Proposal
from midweek.plans.queries import items
from tests.plans.test_plan import STRANGERS, WALK, walk

LESS = replace(WALK, rung="smaller")


def smaller(cast):
    return Idea(assignment=cast.sams_check_in, agreed=LESS)


def sent(cast, *ideas):
    """Noor's offer to Sam, sent."""
    made = [draft(cast.sam, idea=idea, by=cast.noor).subject for idea in ideas]
    send(made[0].offer, by=cast.noor)
    return [Proposal.objects.get(pk=one.pk) for one in made]


def plan(cast):
    """What runs, each with its size and terms."""
    grant = grant_to_client(cast.sam, by=cast.sam, purpose="test")
    found = items(cast.sam, grant=grant)
    return {one.slug: (one.rung, one.number) for one in found if one.ended_at is None}


def test_an_offer_is_collected_and_sent_at_once(cast):
    with cast.at_northgate():
        before = cast.sam.counter
        one = draft(cast.sam, idea=Idea(activity=walk(), agreed=WALK), by=cast.noor).subject
        draft(cast.sam, idea=smaller(cast), by=cast.noor)
        draft(cast.sam, idea=Idea(assignment=cast.sams_phq9), by=cast.noor)
        cast.sam.refresh_from_db()
        assert cast.sam.counter == before
        assert not Proposal.objects.filter(client=cast.sam).open().exists()

        send(one.offer, by=cast.noor)

        found = Proposal.objects.filter(client=cast.sam).open().order_by("position")
        assert [one.kind for one in found] == ["add", "change", "end"]
        cast.sam.refresh_from_db()
        assert cast.sam.counter > before
        assert isinstance(send(one.offer, by=cast.noor), AlreadyDone)


def test_an_idea_about_the_same_thing_takes_the_place_of_the_one_before(cast):
    with cast.at_northgate():
        for idea in (smaller(cast), Idea(assignment=cast.sams_check_in)):
            last = draft(cast.sam, idea=idea, by=cast.noor).subject
        assert [one.kind for one in last.offer.proposals.all()] == ["end"]

        take_out(last, by=cast.noor)
        with pytest.raises(ValidationError):
            send(last.offer, by=cast.noor)


def test_what_was_proposed_is_sealed_and_read_back_whole(cast):
    with cast.at_northgate():
        (one,) = sent(cast, Idea(activity=walk(), agreed=WALK))
        grant = grant_to_client(cast.sam, by=cast.sam, purpose="test")

        assert b"bed" not in bytes(one.agreed)
        assert agreed_in(one, grant=grant) == WALK


def test_each_idea_is_answered_for_itself_and_a_yes_changes_the_plan(cast):
    with cast.at_northgate():
        new, less, end = sent(
            cast,
            Idea(activity=walk(), agreed=WALK),
            smaller(cast),
            Idea(assignment=cast.sams_phq9),
        )
        answer(new, says="no", reason="too_much", by=cast.sam)
        assert plan(cast) == {"check-in": ("agreed", 1), "phq-9": ("agreed", 1)}

        answer(less, says="yes", by=cast.sam)
        answer(end, says="yes", by=cast.sam)

        assert plan(cast) == {"check-in": ("smaller", 2)}
        assert isinstance(answer(less, says="yes", by=cast.sam), AlreadyDone)
        with pytest.raises(ValidationError):
            answer(less, says="no", by=cast.sam)


def test_an_answer_can_be_taken_back_and_the_plan_is_as_before(cast):
    with cast.at_northgate():
        new, less, end = sent(
            cast,
            Idea(activity=walk(), agreed=WALK),
            smaller(cast),
            Idea(assignment=cast.sams_phq9),
        )
        for one in (new, less, end):
            answer(one, says="yes", by=cast.sam)
        for one in (new, less, end):
            reopen(one, by=cast.sam)

        assert plan(cast) == {"check-in": ("agreed", 3), "phq-9": ("agreed", 1)}
        assert Proposal.objects.filter(client=cast.sam).open().count() == 3


def test_what_changed_since_is_not_taken_back(cast):
    with cast.at_northgate():
        (less,) = sent(cast, smaller(cast))
        answer(less, says="yes", by=cast.sam)
        change_terms(cast.sams_check_in, agreed=WALK, by=cast.noor)
        with pytest.raises(ValidationError):
            reopen(less, by=cast.sam)
        assert plan(cast)["check-in"] == ("agreed", 3)


def test_something_else_with_the_same_purpose_takes_its_place(cast):
    with cast.at_northgate():
        breathing = Activity.objects.get(slug="slow-breathing")
        idea = Idea(assignment=cast.sams_check_in, activity=breathing, agreed=WALK)
        one = propose(cast.sam, idea=idea, by=cast.sam).subject

        answer(one, says="yes", by=cast.noor)

        assert set(plan(cast)) == {"slow-breathing", "phq-9"}


def test_a_counter_proposal_answers_the_idea_and_waits_for_the_other_side(cast):
    with cast.at_northgate():
        (new,) = sent(cast, Idea(activity=walk(), agreed=WALK))
        back = propose(
            cast.sam, idea=Idea(activity=walk(), agreed=LESS, answers=new), by=cast.sam
        ).subject
        new.refresh_from_db()
        assert new.answer == "other"
        with pytest.raises(PermissionDenied):
            answer(back, says="yes", by=cast.sam)

        answer(back, says="yes", by=cast.noor)
        assert plan(cast)["ten-minute-walk"] == ("smaller", 1)


def test_the_therapist_answers_a_counter_proposal_with_another_idea(cast):
    with cast.at_northgate():
        back = propose(cast.sam, idea=smaller(cast), by=cast.sam).subject
        sent(cast, Idea(assignment=cast.sams_check_in, agreed=WALK, answers=back))
        back.refresh_from_db()
        assert (back.answer, back.answered_by) == ("other", cast.noor)


def test_an_offer_is_taken_back_before_it_was_answered(cast):
    with cast.at_northgate():
        back = propose(cast.sam, idea=smaller(cast), by=cast.sam).subject
        (less,) = sent(cast, Idea(assignment=cast.sams_check_in, agreed=WALK, answers=back))
        withdraw(less.offer, by=cast.noor)

        with pytest.raises(ValidationError, match="taken back"):
            answer(Proposal.objects.get(pk=less.pk), says="yes", by=cast.sam)
        back.refresh_from_db()
        assert back.answer == ""

        (again,) = sent(cast, smaller(cast))
        answer(again, says="no", by=cast.sam)
        with pytest.raises(ValidationError):
            withdraw(again.offer, by=cast.noor)


def test_an_older_offer_says_that_a_newer_one_came(cast):
    with cast.at_northgate():
        (older,) = sent(cast, Idea(activity=walk(), agreed=WALK))
        sent(cast, smaller(cast))

        with pytest.raises(ValidationError, match="newer idea"):
            answer(Proposal.objects.get(pk=older.pk), says="yes", by=cast.sam)


@pytest.mark.parametrize("deed", ["change", "end"])
def test_an_idea_is_put_away_when_the_two_agree_otherwise_in_the_room(cast, deed):
    with cast.at_northgate():
        (less,) = sent(cast, smaller(cast))
        if deed == "change":
            change_terms(cast.sams_check_in, agreed=WALK, by=cast.noor)
        else:
            end_assignment(cast.sams_check_in, by=cast.noor)
        assert not Proposal.objects.filter(pk=less.pk).open().exists()


def test_a_no_waits_until_somebody_read_it(cast):
    with cast.at_northgate():
        (less,) = sent(cast, smaller(cast))
        with pytest.raises(ValidationError):
            note(less, by=cast.noor)
        answer(less, says="no", reason="too_hard", by=cast.sam)
        note(less, by=cast.noor)
        assert isinstance(note(less, by=cast.noor), AlreadyDone)
        with pytest.raises(PermissionDenied):
            note(less, by=cast.vera)


@pytest.mark.parametrize("who", STRANGERS)
def test_nobody_but_the_therapist_makes_an_offer(cast, who):
    with cast.at_northgate():
        one = draft(cast.sam, idea=smaller(cast), by=cast.noor).subject
        other = getattr(cast, who)
        for deed in (
            lambda: draft(cast.sam, idea=smaller(cast), by=other),
            lambda: send(one.offer, by=other),
            lambda: take_out(one, by=other),
            lambda: withdraw(one.offer, by=other),
        ):
            with pytest.raises(PermissionDenied):
                deed()


@pytest.mark.parametrize("who", ["vera", "tom", "olga", "noor", "kim", "otto", "ida"])
def test_nobody_but_the_client_answers_an_offer_or_proposes_for_them(cast, who):
    with cast.at_northgate():
        (less,) = sent(cast, smaller(cast))
        with pytest.raises(PermissionDenied):
            answer(less, says="yes", by=getattr(cast, who))
        with pytest.raises(PermissionDenied):
            propose(cast.sam, idea=smaller(cast), by=getattr(cast, who))


@pytest.mark.parametrize(
    "idea",
    [
        lambda cast: Idea(assignment=cast.kims_check_in),
        lambda cast: Idea(activity=walk(), agreed=replace(WALK, why=" ")),
        lambda cast: Idea(activity=walk(), agreed=replace(WALK, times=("soon",))),
    ],
)
def test_an_idea_that_makes_no_sense_is_refused(cast, idea):
    with cast.at_northgate():
        for deed, by in ((draft, cast.noor), (propose, cast.sam)):
            with pytest.raises(ValidationError):
                deed(cast.sam, idea=idea(cast), by=by)
