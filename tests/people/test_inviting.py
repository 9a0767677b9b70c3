"""Inviting a client, and joining by the link."""

import re

import pytest
from django.utils import timezone

from midweek.audit.scope import in_clinic
from midweek.people.access import name_of
from midweek.people.actions.care import invite_client
from midweek.people.consents import CURRENT
from midweek.people.models import Account, Clinic, Consent, Invitation, Person
from midweek.plans.models import Assignment

GONE = "This link has been used or has run out."
STEPS = {
    "name": "Maya",
    "check_ins": "on",
    "measures": "on",
    "agreed": "on",
    "step": "keep",
    "how": "password",
    "email": "maya@c.example",
    "password": "seven quiet lanterns",
    "zone": "Europe/Berlin",
}


@pytest.fixture
def mail(settings):
    from django.core import mail

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    return mail.outbox


@pytest.fixture
def invited(cast):
    """Noor has invited Maya."""
    with cast.at_northgate():
        return invite_client(cast.northgate, name="Maya", email="maya@c.example", by=cast.noor)


def joined(cast, invited):
    with cast.at_northgate():
        return Person.objects.get(pk=invited.subject.person_id).joined_at is not None


def test_a_therapist_invites_with_a_first_plan(cast, sign_in):
    noor = sign_in(cast.noor)
    page = noor.get("/clients/invite/").content.decode()
    assert re.search(r'value="check-in" checked', page)
    assert not re.search(r'value="ten-minute-walk" checked', page)
    told = {"name": "Maya", "start_with": ["check-in", "ten-minute-walk", "phq-9"]}
    answer = noor.post("/clients/invite/", told)
    shown = noor.get(answer["Location"]).content.decode()
    token = re.search(r"/join/([^/]+)/", shown)[1]
    with cast.at_northgate():
        client = Person.objects.get(invitations__token_hash__isnull=False, joined_at=None)
        assert name_of(client, by=cast.noor) == "Maya"
        slugs = {one.activity.slug for one in Assignment.objects.filter(client=client)}
        assert slugs == {"check-in", "ten-minute-walk", "phq-9"}
        kept = Invitation.objects.get(person=client).token_hash
    assert token not in str(dict(noor.session))
    assert token != kept


def test_a_new_client_starts_with_phq8_until_somebody_responds_to_question_9(cast, sign_in):
    noor = sign_in(cast.noor)
    assert 'value="phq-9"' in noor.get("/clients/invite/").content.decode()
    Clinic.objects.filter(pk=cast.northgate.pk).update(deputy=None)
    form = noor.get("/clients/invite/").content.decode()
    assert 'value="phq-9"' not in form
    assert 'value="phq-8"' in form


def test_nobody_is_invited_before_the_clinic_says_who_looks(cast, sign_in):
    Clinic.objects.filter(pk=cast.northgate.pk).update(looks_by="", looks_on=[])
    answer = sign_in(cast.noor).post("/clients/invite/", {"name": "Maya"})
    assert answer.status_code == 409
    assert 'href="/clinic/"' in sign_in(cast.olga).get("/clients/invite/").content.decode()
    with cast.at_northgate():
        assert not Person.objects.filter(joined_at=None, kind="client").exists()


def test_two_versions_of_the_same_questions_are_one_too_many(cast, sign_in):
    told = {"name": "Maya", "start_with": ["phq-9", "phq-8"]}
    answer = sign_in(cast.noor).post("/clients/invite/", told)
    assert "Choose PHQ-9 or PHQ-8" in answer.content.decode()


def test_the_link_goes_by_mail_only_where_mail_is_set_up(cast, sign_in, mail):
    from midweek.people.entering import notices

    sign_in(cast.noor).post("/clients/invite/", {"name": "Maya", "email": "maya@c.example"})
    notices._postman.submit(lambda: None).result(timeout=5)
    assert [letter.to for letter in mail] == [["maya@c.example"]]
    assert "/join/" in mail[0].body
    for word in ("Maya", "Noor", "Northgate", "therap"):
        assert word not in mail[0].subject + mail[0].body


def test_without_mail_no_address_is_asked_for(cast, sign_in, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    assert 'name="email"' not in sign_in(cast.noor).get("/clients/invite/").content.decode()


def test_a_client_joins_with_a_password(cast, visitor, invited):
    answer = visitor.post(f"/join/{invited.token}/", STEPS)
    assert answer["Location"] == "/app/check-in"
    with cast.at_northgate():
        maya = Person.objects.get(pk=invited.subject.person_id)
        answers = Consent.objects.filter(client=maya).in_force()
        consents = {one.purpose: (one.granted, one.text_version) for one in answers}
    assert maya.zone == "Europe/Berlin"
    assert consents == {
        "check_ins": (True, CURRENT),
        "journal": (False, CURRENT),
        "measures": (True, CURRENT),
    }
    assert visitor.get("/api/v1/pull").status_code == 200


def test_each_page_asks_one_thing_and_carries_the_answers(cast, visitor, invited):
    url, told = f"/join/{invited.token}/", {}
    for step, more, then in [
        ("welcome", {}, "What should we call you?"),
        ("called", {"name": "Maya"}, "see?"),
        ("sharing", {"check_ins": "on", "measures": "on"}, "Do you agree?"),
        ("agree", {"agreed": "on"}, "Keep it private"),
    ]:
        told |= more
        page = visitor.post(url, {**told, "step": step})
        assert then in page.content.decode()
    assert '<input type="hidden" name="name" value="Maya">' in page.content.decode()
    assert 'name="journal"' not in page.content.decode()
    assert not joined(cast, invited)


def test_a_link_opened_again_still_has_the_name_that_was_typed(cast, visitor, new_visitor, invited):
    url = f"/join/{invited.token}/"
    visitor.post(url, {"step": "called", "name": "Maja"})
    visitor.get(url)

    assert 'value="Maja"' in visitor.post(url, {"step": "welcome"}).content.decode()
    assert 'value="Maja"' not in new_visitor().post(url, {"step": "welcome"}).content.decode()
    assert not joined(cast, invited)


def test_the_typed_name_leaves_the_browser_once_it_is_kept(visitor, invited):
    visitor.post(f"/join/{invited.token}/", {"step": "called", "name": "Maja"})
    visitor.post(f"/join/{invited.token}/", STEPS)

    assert not visitor.cookies["typed-name"].value


@pytest.mark.parametrize(
    ("without", "status"),
    [("name", 200), ("agreed", 200), ("password", 400), ("email", 400), ("how", 400)],
)
def test_nobody_joins_by_leaving_a_page_out(cast, visitor, invited, without, status):
    told = {name: value for name, value in STEPS.items() if name != without}
    assert visitor.post(f"/join/{invited.token}/", told).status_code == status
    assert not joined(cast, invited)
    with cast.at_northgate():
        assert not Consent.objects.filter(client_id=invited.subject.person_id).exists()


def test_a_link_opens_once(cast, visitor, new_visitor, invited):
    visitor.post(f"/join/{invited.token}/", STEPS)
    stranger = new_visitor()
    assert stranger.get(f"/join/{invited.token}/").status_code == 410
    again = stranger.post(f"/join/{invited.token}/", {**STEPS, "email": "eve@c.example"})
    assert again.status_code == 410
    assert not Account.objects.with_address("eve@c.example")


def test_an_address_that_signs_in_elsewhere_does_not_end_an_invitation(
    cast, visitor, invited, mail
):
    with in_clinic(cast.ida.clinic_id):
        Account.objects.create_account(clinic_id=cast.ida.clinic_id, email="maya@c.example")

    refused = visitor.post(f"/join/{invited.token}/", {**STEPS, "how": "link"})

    assert refused.status_code == 400
    assert "Choose a passkey or a password." in refused.content.decode()
    other = {**STEPS, "email": "maya.two@c.example"}
    assert visitor.post(f"/join/{invited.token}/", other).status_code == 302
    assert joined(cast, invited)


def test_of_two_who_join_at_once_exactly_one_gets_in(cast, visitor, invited):
    """Both have passed every page; the second finds the link taken between look and use."""
    from midweek.people.actions.care import join as join_clinic

    with in_clinic(cast.northgate.pk):
        held_by_both = Invitation.objects.select_related("person__clinic").get(
            pk=invited.subject.pk
        )
    visitor.post(f"/join/{invited.token}/", STEPS)
    from django.core.exceptions import PermissionDenied

    with in_clinic(cast.northgate.pk), pytest.raises(PermissionDenied):
        join_clinic(
            held_by_both,
            name="Eve",
            consents={},
            text_version=1,
            email="eve@c.example",
            password=None,
            language="en",
            zone="UTC",
            by=held_by_both.person,
        )
    assert not Account.objects.with_address("eve@c.example")


def expire(invitation):
    Invitation.objects.filter(pk=invitation.pk).update(expires_at=timezone.now())


def withdraw(invitation):
    Invitation.objects.filter(pk=invitation.pk).update(withdrawn_at=timezone.now())


@pytest.mark.parametrize("end", [expire, withdraw])
def test_a_link_that_has_ended_says_the_same_as_one_that_never_was(cast, visitor, invited, end):
    with cast.at_northgate():
        end(invited.subject)
    ended = visitor.get(f"/join/{invited.token}/")
    never = visitor.get(f"/join/{invited.token[:-4]}AAA=/")
    nonsense = visitor.get("/join/nonsense/")
    assert ended.status_code == never.status_code == nonsense.status_code == 410
    assert ended.content == never.content == nonsense.content
    assert GONE in ended.content.decode()
    assert "Noor" not in ended.content.decode()
    assert visitor.post(f"/join/{invited.token}/", STEPS).status_code == 410


def test_a_link_of_one_clinic_opens_nothing_in_another(cast, visitor, invited):
    from base64 import urlsafe_b64decode, urlsafe_b64encode

    raw = urlsafe_b64decode(invited.token)
    moved = urlsafe_b64encode(cast.southgate.pk.bytes + raw[16:]).decode()
    assert visitor.post(f"/join/{moved}/", STEPS).status_code == 410


def test_an_invitation_is_undone_and_made_again(cast, sign_in, visitor, invited):
    noor, client_id = sign_in(cast.noor), invited.subject.person_id
    noor.post(f"/clients/{client_id}/invitation/withdraw/")
    assert visitor.get(f"/join/{invited.token}/").status_code == 410
    answer = noor.post(f"/clients/{client_id}/invitation/again/")
    fresh = re.search(r"/join/[^/]+/", noor.get(answer["Location"]).content.decode())[0]
    assert visitor.get(fresh).status_code == 200


def test_nobody_else_sees_or_withdraws_an_invitation(cast, sign_in, visitor, invited):
    page = f"/clients/{invited.subject.person_id}/invitation/"
    for other in (cast.vera, cast.otto, cast.sam):
        browser = sign_in(other)
        assert browser.get(page).status_code == 404
        assert browser.get(page + "preview/").status_code == 404
        assert browser.post(page + "withdraw/").status_code == 404
        assert browser.post(page + "again/").status_code == 404
    assert visitor.get(f"/join/{invited.token}/").status_code == 200


def test_the_preview_takes_nothing(cast, sign_in, invited):
    page = f"/clients/{invited.subject.person_id}/invitation/preview/"
    assert "invited you" in sign_in(cast.noor).get(page).content.decode()
    assert not joined(cast, invited)


def test_a_new_invitation_goes_by_mail_as_the_first_did(cast, sign_in, invited, mail):
    from midweek.people.entering import notices

    page = f"/clients/{invited.subject.person_id}/invitation/again/"
    sign_in(cast.noor).post(page)
    notices._postman.submit(lambda: None).result(timeout=5)
    assert [letter.to for letter in mail] == [["maya@c.example"]]
    assert invited.token not in mail[0].body


def test_a_new_invitation_without_an_address_is_handed_over(cast, sign_in, mail):
    from midweek.people.entering import notices

    with cast.at_northgate():
        nia = invite_client(cast.northgate, name="Nia", by=cast.noor).subject.person
    noor = sign_in(cast.noor)
    answer = noor.post(f"/clients/{nia.pk}/invitation/again/")
    notices._postman.submit(lambda: None).result(timeout=5)
    assert mail == []
    assert "/join/" in noor.get(answer["Location"]).content.decode()


def test_who_never_joined_is_taken_off_the_list(cast, sign_in, visitor, invited):
    noor, page = sign_in(cast.noor), f"/clients/{invited.subject.person_id}/invitation/"
    assert "Remove from the list" not in noor.get(page).content.decode()
    noor.post(page + "withdraw/")
    assert "Remove from the list" in noor.get(page).content.decode()
    assert noor.post(page + "remove/")["Location"] == "/caseload/"
    assert "Maya" not in noor.get("/caseload/").content.decode()
    assert noor.get(page).status_code == 404
    assert visitor.get(f"/join/{invited.token}/").status_code == 410


def test_nobody_takes_anothers_client_off_the_list(cast, sign_in, visitor, invited):
    page = f"/clients/{invited.subject.person_id}/invitation/remove/"
    for other in (cast.vera, cast.olga, cast.otto, cast.sam):
        assert sign_in(other).post(page).status_code == 404
    assert visitor.get(f"/join/{invited.token}/").status_code == 200


def test_who_has_joined_is_not_taken_off_the_list(cast, sign_in):
    assert sign_in(cast.noor).post(f"/clients/{cast.sam.pk}/invitation/remove/").status_code == 404
    assert sign_in(cast.noor).get(f"/clients/{cast.sam.pk}/").status_code == 200


def test_the_phone_is_told_which_text_was_agreed_to(cast, sign_in, monkeypatch):
    monkeypatch.setattr("midweek.phone.api.pulling.CURRENT", 7)
    assert sign_in(cast.sam).get("/api/v1/pull").json()["me"]["consent_text"] == 7
