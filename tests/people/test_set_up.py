"""A fresh server is claimed once, by whoever runs it."""

import pytest

from midweek.audit.scope import in_clinic
from midweek.people.entering.tokens import DEMO, SET_UP, kept_token, make_token, take_token
from midweek.people.models import Account, Clinic, HelpLine, Person

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

RUTH = {"name": "Ruth Amadi", "email": "ruth@n.example", "password": "seven quiet lanterns"}
CLINIC = {
    "name": "Northgate",
    "region": "NZ",
    "shown_region": "NZ",
    "looks_by": "Ruth",
    "looks_on": ["0", "3"],
    "within": "24",
}


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    """A data folder of its own, because tokens lie in it and tests run side by side."""
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"data": tmp_path})


@pytest.fixture
def token():
    return make_token(SET_UP)


def claim(visitor, token, **more):
    return visitor.post(f"/set-up/{token}/", RUTH | more, headers={"Accept-Language": "en-NZ,en"})


def test_whoever_holds_the_token_sets_the_server_up(visitor, token):
    assert visitor.get(f"/set-up/{token}/").status_code == 200
    answer = claim(visitor, token)
    assert answer["Location"] == "/account/second-factor/?next=/set-up/clinic/"
    assert Clinic.objects.get().region == "NZ"


def test_nobody_else_can_claim_a_fresh_server(visitor, token):
    for guess in ("", "x", token[:-1], token.swapcase(), "clinic"):
        answer = visitor.post(f"/set-up/{guess}/" if guess else "/set-up/", RUTH)
        assert answer.status_code in (200, 302, 404), guess
    assert not Clinic.objects.exists()


def test_a_server_is_claimed_once(visitor, new_visitor, token):
    claim(visitor, token)
    assert claim(new_visitor(), token, email="eve@n.example").status_code == 404
    assert claim(new_visitor(), make_token(SET_UP), email="eve@n.example").status_code == 404
    assert Clinic.objects.count() == 1


def test_of_two_who_take_the_token_one_gets_it(token):
    assert [take_token(SET_UP, token), take_token(SET_UP, token)] == [True, False]


def test_the_token_stays_the_same_until_it_is_used(token):
    assert kept_token(SET_UP) == token


def test_a_short_password_keeps_the_token_good(visitor, token):
    answer = claim(visitor, token, password="short")
    assert answer.status_code == 400
    assert "12 characters" in answer.content.decode()
    assert claim(visitor, token).status_code == 302


def test_a_credential_that_no_device_made_is_refused(visitor, token):
    for credential in ("{}", "[]", '"x"', '{"id": "x", "rawId": "x", "response": {}}'):
        answer = visitor.post(
            f"/set-up/{token}/", {**RUTH, "password": "", "credential": credential}
        )
        assert answer.status_code == 400, credential
    assert not Account.objects.exists()


def test_no_way_to_sign_in_is_no_way(visitor, token):
    answer = claim(visitor, token, password="")
    assert "Choose a passkey, or a password." in answer.content.decode()


@pytest.fixture
def ruth(visitor, token, code_app):
    """Ruth has claimed the server and added a code app."""
    from tests.people.conftest import code_of

    claim(visitor, token)
    page = visitor.get("/account/second-factor/?next=/set-up/clinic/").content.decode()
    secret = page.split('id="secret">')[1].split("<")[0].replace(" ", "")
    answer = visitor.post(
        "/account/second-factor/", {"code": code_of(secret), "next": "/set-up/clinic/"}
    )
    assert "shown only now" in answer.content.decode()
    return visitor


def test_the_clinic_says_its_name_its_numbers_and_who_looks(ruth):
    assert ruth.get("/set-up/clinic/").status_code == 200
    assert ruth.post("/set-up/clinic/", CLINIC)["Location"] == "/caseload/"
    clinic = Clinic.objects.get()
    assert (clinic.name, clinic.zone) == ("Northgate", "Pacific/Auckland")
    assert clinic.says_who_looks
    assert clinic.says_who_answers
    with in_clinic(clinic.pk):
        owner = Person.objects.get()
        numbers = {line.number for line in HelpLine.objects.filter(checked_by=owner)}
    assert numbers == {"111", "1737"}


def test_numbers_nobody_was_shown_are_not_kept(ruth):
    answer = ruth.post("/set-up/clinic/", CLINIC | {"shown_region": "GB"})
    assert answer.status_code == 400
    assert "Check the crisis numbers" in answer.content.decode()
    with in_clinic(Clinic.objects.get().pk):
        assert not HelpLine.objects.exists()


def test_a_clinic_that_does_not_say_who_looks_is_asked_again(ruth):
    for missing in ({"looks_by": ""}, {"looks_on": []}, {"within": ""}):
        assert ruth.post("/set-up/clinic/", CLINIC | missing).status_code == 400
    assert not Clinic.objects.get().says_who_looks


def test_a_page_about_the_clinic_that_is_asked_again_keeps_what_was_typed(ruth):
    page = ruth.post("/set-up/clinic/", CLINIC | {"name": "", "looks_by": "Noor"}).content.decode()
    assert "Enter the name of the clinic." in page
    assert '<option value="NZ" selected>' in page
    assert 'value="Noor"' in page
    assert "[&#x27;" not in page


def test_a_new_clinic_has_its_library_stocked(ruth):
    from midweek.library.models import Activity

    with in_clinic(Clinic.objects.get().pk):
        slugs = set(Activity.objects.values_list("slug", flat=True))
    assert {"check-in", "ten-minute-walk", "slow-breathing", "phq-9", "gad-7"} <= slugs


def test_the_demo_opens_from_this_machine_with_the_token_of_this_start(visitor, cast):
    Clinic.objects.filter(pk=cast.northgate.pk).update(is_demo=True)
    token = make_token(DEMO)
    assert visitor.get(f"/demo/{token}/therapist/").status_code == 200
    answer = visitor.post(f"/demo/{token}/therapist/")
    assert answer["Location"] == "/"
    assert visitor.get("/account/").status_code == 200


def test_the_demos_client_is_maya_wherever_she_stands_in_the_list(visitor, cast):
    from midweek.people.vault import seal

    Clinic.objects.filter(pk=cast.northgate.pk).update(is_demo=True)
    with cast.at_northgate():
        seal(cast.kim, name="Maya Lindqvist")
        cast.kim.save()
    visitor.post(f"/demo/{make_token(DEMO)}/client/")
    assert visitor.get("/api/v1/pull").json()["me"]["id"] == str(cast.kim.pk)


@pytest.mark.parametrize("door", ["therapist", "client", "other-therapist", "owner"])
def test_the_demo_door_stays_shut_for_everybody_else(visitor, new_visitor, cast, door):
    token = make_token(DEMO)
    assert visitor.post(f"/demo/{token}/{door}/").status_code == 404, "no clinic is a demo"
    Clinic.objects.filter(pk=cast.northgate.pk).update(is_demo=True)
    elsewhere = new_visitor(REMOTE_ADDR="203.0.113.9")
    assert elsewhere.post(f"/demo/{token}/{door}/").status_code == 404
    proxied = new_visitor(HTTP_X_FORWARDED_FOR="203.0.113.9")
    assert proxied.post(f"/demo/{token}/{door}/").status_code == 404
    make_token(DEMO)
    assert visitor.post(f"/demo/{token}/{door}/").status_code == 404
