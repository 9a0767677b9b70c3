"""Versions: every agreed state of a plan, dated, signed by both, and kept."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from midweek.audit.action import AlreadyDone
from midweek.library.models import Activity
from midweek.plans.actions.answering import answer
from midweek.plans.actions.assigning import assign, bring_back, change_terms, end_assignment
from midweek.plans.actions.owning import OWN_WORDS, add_own, end_own
from midweek.plans.models import PlanVersion
from tests.plans.test_offers import sent, smaller
from tests.plans.test_plan import WALK, walk


def versions(cast):
    return list(PlanVersion.objects.filter(client=cast.sam).order_by("number"))


def test_what_is_agreed_in_the_room_is_a_version_that_says_so(cast):
    with cast.at_northgate():
        before = len(versions(cast))
        made = assign(cast.sam, walk(), agreed=WALK, by=cast.noor).subject
        change_terms(made, agreed=WALK, by=cast.noor)
        end_assignment(made, by=cast.noor)
        bring_back(made, by=cast.noor)

        new = versions(cast)[before:]
        assert [one.terms.get(str(made.pk)) for one in new] == [1, 2, None, 2]
        assert [one.number for one in new] == [before + 1 + n for n in range(4)]
        assert {(one.way, one.proposed_by, one.agreed_by) for one in new} == {
            ("room", cast.noor, cast.sam)
        }


def test_a_yes_is_a_version_signed_by_both(cast):
    with cast.at_northgate():
        (less,) = sent(cast, smaller(cast))
        answer(less, says="yes", by=cast.sam)

        last = versions(cast)[-1]
        assert (last.way, last.offer) == ("offer", less.offer)
        assert (last.proposed_by, last.agreed_by) == (cast.noor, cast.sam)
        assert last.terms[str(cast.sams_check_in.pk)] == 2


def test_a_no_is_no_version(cast):
    with cast.at_northgate():
        before = len(versions(cast))
        (less,) = sent(cast, smaller(cast))
        answer(less, says="no", by=cast.sam)
        assert len(versions(cast)) == before


def test_a_client_adds_something_of_their_own_and_ends_it(cast):
    with cast.at_northgate():
        own = add_own(cast.sam, walk(), agreed=WALK, by=cast.sam).subject
        assert versions(cast)[-1].way == "own"
        end_own(own, by=cast.sam)
        assert str(own.pk) not in versions(cast)[-1].terms
        assert isinstance(end_own(own, by=cast.sam), AlreadyDone)
        with pytest.raises(PermissionDenied):
            end_own(cast.sams_check_in, by=cast.sam)


def test_own_words_are_sealed(cast):
    with cast.at_northgate():
        activity = Activity.objects.get(slug=OWN_WORDS)
        own = add_own(cast.sam, activity, agreed=WALK, called="Ring  Ingrid", by=cast.sam).subject
        assert b"Ingrid" not in bytes(own.called)
        with pytest.raises(ValidationError):
            add_own(cast.sam, activity, agreed=WALK, called=" ", by=cast.sam)


@pytest.mark.parametrize("who", ["noor", "vera", "olga", "kim", "otto"])
def test_nobody_else_adds_in_a_clients_name(cast, who):
    with cast.at_northgate(), pytest.raises(PermissionDenied):
        add_own(cast.sam, walk(), agreed=WALK, by=getattr(cast, who))


def test_a_questionnaire_needs_the_therapist(cast):
    with cast.at_northgate():
        phq9 = Activity.objects.get(slug="phq-9")
        with pytest.raises(ValidationError):
            add_own(cast.sam, phq9, agreed=WALK, by=cast.sam)
