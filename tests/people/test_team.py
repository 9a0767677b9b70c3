"""Asking a colleague in, their joining, and their leaving."""

import re

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from midweek.people.actions.care import end_care
from midweek.people.actions.care import join as join_as_client
from midweek.people.actions.clinics import say_who_answers
from midweek.people.actions.colleagues import invite_colleague, invite_colleague_again, part_with
from midweek.people.models import Account, CareLink, Invitation, Person
from midweek.people.roles import Role, role_of
from tests.people.conftest import PASSWORD, code_of

MINA = {"name": "Mina Moss", "email": "mina@n.example", "password": PASSWORD}
ASKED = {"name": "Mina", "email": "mina@n.example", "role": "therapist"}


@pytest.fixture
def asked(cast):
    """Olga has asked Mina in, as a therapist."""
    with cast.at_northgate():
        return invite_colleague(
            cast.northgate, name="Mina", email=MINA["email"], role=Role.THERAPIST, by=cast.olga
        )


def mina(cast, asked):
    with cast.at_northgate():
        return Person.objects.select_related("account").get(pk=asked.subject.person_id)


def test_an_owner_asks_a_colleague_in_and_hands_the_link_over_once(cast, sign_in):
    olga = sign_in(cast.olga)
    answer = olga.post("/clinic/team/invite/", ASKED)
    shown = olga.get(answer["Location"]).content.decode()
    token = re.search(r"/join-team/([^/]+)/", shown)[1]
    assert token not in str(dict(olga.session))
    assert token not in sign_in(cast.olga).get(answer["Location"]).content.decode()
    assert "invited, not joined yet" in olga.get("/clinic/team/").content.decode()


@pytest.mark.parametrize("role", list(Role))
def test_the_role_says_what_a_colleague_may_do(cast, role):
    with cast.at_northgate():
        made = invite_colleague(
            cast.northgate, name="Mina", email="m@n.example", role=role, by=cast.olga
        )
        assert role_of(made.subject.person) == role
    assert made.subject.person.runs_clinic == (role == Role.OWNER)
    assert made.subject.person.treats == (role != Role.SUPERVISOR)


def test_the_link_goes_by_mail_where_mail_is_set_up(cast, sign_in, settings):
    from django.core import mail

    from midweek.people.entering import notices

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    sign_in(cast.olga).post("/clinic/team/invite/", ASKED)
    notices._postman.submit(lambda: None).result(timeout=5)
    assert [letter.to for letter in mail.outbox] == [["mina@n.example"]]
    assert "within 7 days" in mail.outbox[0].body
    assert "/join-team/" in mail.outbox[0].body


def test_only_who_runs_the_clinic_asks_colleagues_in(cast, sign_in, asked):
    page = f"/clinic/team/{asked.subject.person_id}/"
    for other in (cast.noor, cast.sam, cast.otto):
        browser = sign_in(other)
        assert browser.get(page).status_code == 404
        assert browser.post(page + "again/").status_code == 404
        assert browser.post(page + "part/").status_code == 404
    for other in (cast.noor, cast.sam):
        assert sign_in(other).post("/clinic/team/invite/", ASKED).status_code == 404
    with cast.at_northgate(), pytest.raises(PermissionDenied):
        invite_colleague(
            cast.northgate, name="E", email="e@e.example", role=Role.OWNER, by=cast.noor
        )
    assert not mina(cast, asked).left_at


def test_an_address_that_signs_in_already_is_refused(cast, sign_in):
    told = ASKED | {"email": "noor@n.example"}
    answer = sign_in(cast.olga).post("/clinic/team/invite/", told)
    assert answer.status_code == 400
    assert "cannot be used here" in answer.content.decode()


def test_a_colleague_joins_with_a_password_and_then_needs_a_second_factor(cast, visitor, asked):
    page = visitor.get(f"/join-team/{asked.token}/").content.decode()
    assert 'value="mina@n.example"' in page
    assert "Therapist" in page
    answer = visitor.post(f"/join-team/{asked.token}/", MINA)
    assert answer["Location"] == "/account/second-factor/?next=/caseload/"
    assert visitor.get("/caseload/")["Location"] == "/account/second-factor/"
    shown = visitor.get("/account/second-factor/").content.decode()
    secret = re.search(r'id="secret">([^<]+)<', shown)[1].replace(" ", "")
    assert visitor.post("/account/second-factor/", {"code": code_of(secret)}).status_code == 200
    assert visitor.get("/caseload/").status_code == 200
    assert mina(cast, asked).joined_at


def test_a_password_alone_is_no_way_in_for_a_new_colleague(cast, visitor, asked):
    told = MINA | {"password": "short"}
    assert visitor.post(f"/join-team/{asked.token}/", told).status_code == 400
    assert visitor.post(f"/join-team/{asked.token}/", MINA).status_code == 302
    for path in ("/caseload/", "/clients/invite/", "/account/"):
        assert visitor.get(path)["Location"] == "/account/second-factor/"


def test_a_colleagues_link_opens_once(cast, visitor, new_visitor, asked):
    visitor.post(f"/join-team/{asked.token}/", MINA)
    stranger = new_visitor()
    assert stranger.get(f"/join-team/{asked.token}/").status_code == 410
    again = stranger.post(f"/join-team/{asked.token}/", MINA | {"email": "eve@n.example"})
    assert again.status_code == 410
    assert not Account.objects.with_address("eve@n.example")


def expire(invitation):
    Invitation.objects.filter(pk=invitation.pk).update(expires_at=timezone.now())


def withdraw(invitation):
    Invitation.objects.filter(pk=invitation.pk).update(withdrawn_at=timezone.now())


@pytest.mark.parametrize("end", [expire, withdraw])
def test_a_colleagues_link_that_has_ended_says_nothing(cast, visitor, asked, end):
    with cast.at_northgate():
        end(asked.subject)
    assert visitor.post(f"/join-team/{asked.token}/", MINA).status_code == 410
    page = visitor.get(f"/join-team/{asked.token}/")
    assert page.content == visitor.get("/join-team/nonsense/").content
    assert not mina(cast, asked).joined_at


def test_no_link_opens_the_other_door(cast, visitor, asked):
    """A colleague's link is none for clients, who need no second factor; nor the reverse."""
    from midweek.people.actions.care import invite_client

    assert visitor.get(f"/join/{asked.token}/").status_code == 410
    with cast.at_northgate():
        client = invite_client(cast.northgate, name="Maya", by=cast.noor)
        assert visitor.post(f"/join-team/{client.token}/", MINA).status_code == 410
        with pytest.raises(PermissionDenied):
            join_as_client(
                asked.subject,
                name="Mina",
                consents={},
                text_version=1,
                email=None,
                password=PASSWORD,
                language="en",
                zone="UTC",
                by=asked.subject.person,
            )
    assert not mina(cast, asked).account


def test_asking_again_ends_the_link_before(cast, sign_in, visitor, asked):
    olga, page = sign_in(cast.olga), f"/clinic/team/{asked.subject.person_id}/"
    shown = olga.get(olga.post(page + "again/")["Location"]).content.decode()
    assert visitor.get(f"/join-team/{asked.token}/").status_code == 410
    assert visitor.get(re.search(r"/join-team/[^/]+/", shown)[0]).status_code == 200


def test_who_has_joined_is_not_asked_again(cast, sign_in):
    answer = sign_in(cast.olga).post(f"/clinic/team/{cast.vera.pk}/again/")
    assert answer.status_code == 409
    with cast.at_northgate():
        assert not Invitation.objects.filter(person=cast.vera).exists()


def test_an_invitation_is_taken_off_the_list(cast, sign_in, visitor, asked):
    olga = sign_in(cast.olga)
    olga.post(f"/clinic/team/{asked.subject.person_id}/part/")
    assert "Mina" not in olga.get("/clinic/team/").content.decode()
    assert visitor.post(f"/join-team/{asked.token}/", MINA).status_code == 410
    with cast.at_northgate(), pytest.raises(Exception, match="has not joined"):
        invite_colleague_again(mina(cast, asked), by=cast.olga)


def test_whose_work_here_ends_is_out_at_once_and_for_good(cast, sign_in, new_visitor, code_app):
    secret, _codes = code_app(cast.vera)
    vera = new_visitor()
    vera.post("/sign-in/", {"email": "vera@n.example", "password": PASSWORD})
    vera.post("/sign-in/code/", {"code": code_of(secret)})
    assert vera.get("/caseload/").status_code == 200

    sign_in(cast.olga).post(f"/clinic/team/{cast.vera.pk}/part/")

    assert vera.get("/caseload/").status_code == 302
    back = new_visitor().post("/sign-in/", {"email": "vera@n.example", "password": PASSWORD})
    assert back.status_code == 400


def test_nobody_leaves_clients_behind(cast, sign_in):
    olga = sign_in(cast.olga)
    answer = olga.post(f"/clinic/team/{cast.noor.pk}/part/")
    assert answer.status_code == 409
    assert "First hand over the clients they treat." in answer.content.decode()
    assert sign_in(cast.noor).get("/caseload/").status_code == 200
    with cast.at_northgate():
        for link in CareLink.objects.filter(therapist=cast.noor, ended_at=None):
            end_care(link, by=cast.olga)
    assert olga.post(f"/clinic/team/{cast.noor.pk}/part/").status_code == 302


def test_who_hears_of_answers_about_harm_leaves_only_once_another_is_named(cast):
    with cast.at_northgate():
        say_who_answers(cast.northgate, deputy=cast.vera, within=24, by=cast.olga)
        with pytest.raises(ValidationError, match="another deputy"):
            part_with(cast.vera, by=cast.olga)
        say_who_answers(cast.northgate, deputy=cast.olga, within=24, by=cast.olga)
        part_with(cast.vera, by=cast.olga)
        with pytest.raises(ValidationError, match="who responds"):
            say_who_answers(cast.northgate, deputy=cast.vera, within=24, by=cast.olga)


def test_a_clinic_is_never_left_without_an_owner(cast):
    with cast.at_northgate():
        for by in (cast.olga, cast.noor):
            with pytest.raises(PermissionDenied):
                part_with(cast.olga, by=by)
        cast.olga.refresh_from_db()
    assert cast.olga.left_at is None


def test_a_supervisor_invites_no_clients(cast, sign_in):
    with cast.at_northgate():
        Person.objects.filter(pk=cast.vera.pk).update(treats=False)
    assert sign_in(cast.vera).get("/clients/invite/").status_code == 404
    page = sign_in(cast.vera).get("/caseload/").content.decode()
    assert "You treat nobody here" in page
    assert "/clients/invite/" not in page
