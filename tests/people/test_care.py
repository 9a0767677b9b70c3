"""Who is invited, who joins, who reads, and when that ends."""

import random
from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from midweek.audit.action import AlreadyDone, Done
from midweek.audit.scope import in_clinic
from midweek.people.access import treats
from midweek.people.actions.care import (
    answer_consent,
    end_care,
    invite_again,
    invite_client,
    join,
    withdraw_invitation,
)
from midweek.people.actions.clinics import add_staff, open_clinic, say_who_answers, say_who_looks
from midweek.people.models import Account, CareLink, Clinic, Consent, Invitation, Person
from midweek.plans.models import Assignment
from tests.cast import CONSENTS

THERAPISTS = ("noor", "tom", "vera", "olga")


def joined(invitation, **more):
    usual = {
        "name": "Nia New",
        "consents": CONSENTS,
        "text_version": 1,
        "email": None,
        "password": None,
        "language": "en",
        "zone": "Europe/London",
        "by": invitation.person,
    }
    return join(invitation, **(usual | more))


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.sampled_from(THERAPISTS), st.booleans()), max_size=10))
def test_a_therapist_reads_a_client_exactly_while_a_care_link_is_open(cast, changes):
    with cast.at_northgate():
        CareLink.objects.filter(client=cast.sam, ended_at=None).update(ended_at=cast.sam.made_at)
        open_links: dict = {}
        for who, begins in changes:
            therapist = getattr(cast, who)
            if begins and who not in open_links:
                link = CareLink(
                    clinic=cast.northgate,
                    client=cast.sam,
                    therapist=therapist,
                    since=cast.sam.made_at,
                )
                link.save(force_insert=True)
                open_links[who] = link
            elif not begins and who in open_links:
                end_care(open_links.pop(who), by=therapist)

            for name in THERAPISTS:
                person, reads = getattr(cast, name), name in open_links
                assert treats(person, cast.sam) == reads
                assert Person.objects.visible_to(person).filter(pk=cast.sam.pk).exists() == reads
                found = Assignment.objects.visible_to(person).filter(client=cast.sam)
                assert found.count() == (2 if reads else 0)


def test_care_that_ended_keeps_its_day(cast):
    with cast.at_northgate():
        link = CareLink.objects.get(client=cast.sam, ended_at=None)
        end_care(link, by=cast.noor)
        ended_at = link.ended_at

        assert isinstance(end_care(link, by=cast.olga), AlreadyDone)
        link.refresh_from_db()
        assert link.ended_at == ended_at


@pytest.mark.parametrize("who", ["tom", "vera", "sam", "kim", "otto"])
def test_nobody_else_ends_care(cast, who):
    with cast.at_northgate():
        link = CareLink.objects.get(client=cast.sam, ended_at=None)
        with pytest.raises(PermissionDenied):
            end_care(link, by=getattr(cast, who))
        assert treats(cast.noor, cast.sam)


@pytest.mark.parametrize("who", ["sam", "otto"])
def test_only_who_treats_here_invites(cast, who):
    with cast.at_northgate(), pytest.raises(PermissionDenied):
        invite_client(cast.northgate, name="Nia New", by=getattr(cast, who))


def test_nobody_is_invited_before_it_is_said_who_looks(cast):
    with cast.at_northgate():
        Clinic.objects.filter(pk=cast.northgate.pk).update(looks_on=[])
        before = Person.objects.count()
        with pytest.raises(ValidationError):
            invite_client(Clinic.objects.get(pk=cast.northgate.pk), name="Nia", by=cast.noor)
        assert Person.objects.count() == before


def test_an_invitation_opens_once(cast):
    with cast.at_northgate():
        invitation = invite_client(cast.northgate, name="Nia New", by=cast.noor).subject
        assert joined(invitation).subject.joined_at

        with pytest.raises(PermissionDenied):
            joined(invitation)
        with pytest.raises(ValidationError):
            invite_again(invitation.person, by=cast.noor)


def test_an_invitation_that_was_followed_or_withdrawn_no_longer_opens(cast):
    with cast.at_northgate():
        first = invite_client(cast.northgate, name="Nia New", by=cast.noor).subject
        second = invite_again(first.person, by=cast.noor).subject
        with pytest.raises(PermissionDenied):
            joined(first)

        withdraw_invitation(second, by=cast.noor)
        with pytest.raises(PermissionDenied):
            joined(second)
        assert not Invitation.objects.usable().filter(person=first.person).exists()


@pytest.mark.parametrize("who", ["tom", "vera", "olga", "sam", "otto"])
def test_nobody_else_renews_or_withdraws_an_invitation(cast, who):
    with cast.at_northgate():
        invitation = invite_client(cast.northgate, name="Nia New", by=cast.noor).subject
        for deed in (
            lambda by: withdraw_invitation(invitation, by=by),
            lambda by: invite_again(invitation.person, by=by),
        ):
            with pytest.raises(PermissionDenied):
                deed(getattr(cast, who))
        assert Invitation.objects.usable().filter(pk=invitation.pk).exists()


def test_joining_that_fails_half_way_leaves_the_invitation_open(cast):
    with cast.at_northgate():
        invitation = invite_client(cast.northgate, name="Nia New", by=cast.noor).subject
        accounts = Account.objects.count()

        with pytest.raises(ValidationError):
            joined(invitation, consents={"everything": True})

        assert Account.objects.count() == accounts
        assert not Consent.objects.filter(client=invitation.person).exists()
        assert Invitation.objects.usable().filter(pk=invitation.pk).exists()


@pytest.mark.on_postgres
@pytest.mark.django_db(transaction=True, databases=["default", "keyring"])
def test_two_taps_at_once_let_one_in(cast):
    with cast.at_northgate():
        made = invite_client(cast.northgate, name="Nia New", by=cast.noor).subject
    start, outcomes = Barrier(3), []

    def tap():
        start.wait(timeout=20)
        try:
            with in_clinic(cast.northgate.pk):
                joined(Invitation.objects.select_related("person").get(pk=made.pk))
                outcomes.append("in")
        except PermissionDenied:
            outcomes.append("refused")
        finally:
            connections.close_all()

    threads = [Thread(target=tap) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    assert sorted(outcomes) == ["in", "refused", "refused"]


def test_each_answer_about_sharing_is_kept_and_the_newest_counts(cast):
    says = {"purpose": "journal", "text_version": 1, "by": cast.sam}
    with cast.at_northgate():
        assert isinstance(answer_consent(cast.sam, granted=True, **says), AlreadyDone)
        for granted in (False, True, False):
            assert isinstance(answer_consent(cast.sam, granted=granted, **says), Done)

        answers = Consent.objects.filter(client=cast.sam, purpose="journal")
        assert answers.count() == 4
        assert [one.granted for one in answers.in_force()] == [False]


@pytest.mark.parametrize("who", ["noor", "olga", "kim", "otto"])
def test_nobody_else_answers_for_a_client(cast, who):
    with cast.at_northgate(), pytest.raises(PermissionDenied):
        answer_consent(
            cast.sam, purpose="journal", granted=True, text_version=2, by=getattr(cast, who)
        )


@pytest.mark.parametrize("who", ["noor", "sam", "otto"])
def test_only_who_runs_this_clinic_changes_it(cast, who):
    by = getattr(cast, who)
    with cast.at_northgate():
        with pytest.raises(PermissionDenied):
            add_staff(cast.northgate, name="Sly", email="sly@n.example", password=None, by=by)
        with pytest.raises(PermissionDenied):
            say_who_looks(cast.northgate, looks_by="Sly", looks_on=[1], by=by)
        with pytest.raises(PermissionDenied):
            say_who_answers(cast.northgate, deputy=cast.olga, within=24, by=by)


def test_a_clinic_that_cannot_get_its_owner_is_not_left_behind(cast):
    """Else the set-up page would be gone, with nobody who could sign in."""
    before = Clinic.objects.count()
    with pytest.raises(Exception, match=r"(?i)unique|duplicate"):
        open_clinic(
            name="Twice",
            region="GB",
            owner_name="Olga Again",
            email="olga@n.example",
            password=None,
        )

    assert Clinic.objects.count() == before


def test_links_are_made_of_chance():
    from uuid import uuid4

    from midweek.people.models.links import clinic_of_token, new_token, token_hash

    clinic = uuid4()
    tokens = {new_token(clinic) for _ in range(1000)}
    assert len({token_hash(token) for token in tokens}) == 1000
    assert {clinic_of_token(token) for token in tokens} == {clinic}
    chance = random.Random(7)
    for token in list(tokens)[:50]:
        assert clinic_of_token(token[: chance.randrange(len(token))]) is None
    assert clinic_of_token("é") is None


def test_an_invitation_opens_no_more_when_nobody_treats_the_client(cast):
    with cast.at_northgate():
        invitation = invite_client(cast.northgate, name="Nova", by=cast.noor).subject
        link = CareLink.objects.get(client=invitation.person, ended_at=None)

        end_care(link, by=cast.noor)

        assert not Invitation.objects.filter(pk=invitation.pk).usable().exists()


def test_an_invitation_withdrawn_twice_keeps_its_first_time(cast):
    with cast.at_northgate():
        invitation = invite_client(cast.northgate, name="Nova", by=cast.noor).subject
        withdraw_invitation(invitation, by=cast.noor)
        first = invitation.withdrawn_at

        assert isinstance(withdraw_invitation(invitation, by=cast.noor), AlreadyDone)
        assert invitation.withdrawn_at == first
