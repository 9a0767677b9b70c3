"""A new e-mail address: proven by a link that went there, asked for by who is signed in."""

import time

import pytest
import time_machine

from midweek.audit.models import AuditLine
from midweek.people.entering import links, notices
from midweek.people.models import Account
from tests.people.conftest import PASSWORD, set_password

NEW = "noor.naseri@n.example"


@pytest.fixture
def mail(settings):
    from django.core import mail

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    def read():
        notices._postman.submit(lambda: None).result(timeout=5)
        return mail.outbox

    return read


def path_in(letter):
    return "/account/email/" + letter.body.split("/account/email/")[1].strip()


def asked(browser, mail, email=NEW):
    browser.post("/account/email/", {"email": email})
    return path_in(mail()[-1])


def test_a_new_address_counts_once_its_link_was_opened(cast, sign_in, mail, new_visitor):
    set_password(cast.noor)
    noor = sign_in(cast.noor)
    path = asked(noor, mail)
    assert mail()[-1].to == [NEW]
    assert noor.get(path).status_code == 200
    assert not Account.objects.with_address(NEW), "only the button takes it"

    assert noor.post(path)["Location"] == "/account/"

    assert Account.objects.with_address(NEW) == cast.noor.account
    assert not Account.objects.with_address("noor@n.example")
    assert NEW in noor.get("/account/").content.decode()
    told = {"email": NEW, "password": PASSWORD}
    assert new_visitor().post("/sign-in/", told).status_code == 302
    assert new_visitor().post("/sign-in/", told | {"email": "noor@n.example"}).status_code == 400
    with cast.at_northgate():
        cast.noor.refresh_from_db()
        assert links.address_of(cast.noor) == NEW
        assert AuditLine.objects.filter(kind="people.address_changed", by_id=cast.noor.pk).exists()


def test_the_address_before_is_told_without_saying_more(cast, sign_in, mail):
    noor = sign_in(cast.noor)
    noor.post(asked(noor, mail))
    letter = mail()[-1]
    assert letter.to == ["noor@n.example"]
    assert letter.subject == "Your way to sign in was changed"
    for word in (NEW, "Noor", "Northgate"):
        assert word not in letter.subject + letter.body


def test_the_link_gives_no_address_away(cast, sign_in, mail):
    path = asked(sign_in(cast.noor), mail)
    assert "noor" not in path
    assert "example" not in path


def test_the_link_is_for_who_asked_and_works_once(cast, sign_in, mail, visitor):
    noor = sign_in(cast.noor)
    path = asked(noor, mail)
    for other in (cast.vera, cast.sam):
        assert sign_in(other).post(path).status_code == 410
    assert visitor.post(path)["Location"].startswith("/sign-in/")
    assert noor.post(path).status_code == 302
    assert noor.post(path).status_code == 410
    assert noor.get("/account/email/nonsense/").status_code == 410


def test_the_link_runs_out_after_an_hour(cast, sign_in, mail):
    noor = sign_in(cast.noor)
    path = asked(noor, mail)
    with time_machine.travel(time.time() + 3601):
        session = noor.session
        session["account_authentication_methods"][0]["at"] = time.time()
        session.save()
        assert noor.post(path).status_code == 410
    assert Account.objects.with_address("noor@n.example")


def test_anothers_address_is_neither_taken_nor_given_away(cast, sign_in, mail):
    noor = sign_in(cast.noor)
    taken = noor.post("/account/email/", {"email": "vera@n.example"})
    assert mail() == []
    free = noor.post("/account/email/", {"email": NEW})
    assert taken.status_code == free.status_code == 200
    assert b"A link is on its way" in taken.content
    path = path_in(mail()[-1])
    Account.objects.create_account(clinic_id=cast.northgate.pk, email=NEW)
    assert noor.post(path).status_code == 410


def test_an_old_sign_in_is_asked_once_more_first(cast, sign_in, mail):
    noor = sign_in(cast.noor)
    session = noor.session
    session["account_authentication_methods"][0]["at"] -= 301
    session.save()
    answer = noor.post("/account/email/", {"email": NEW})
    assert answer["Location"].startswith("/account/confirm/")
    assert mail() == []


def test_a_server_without_mail_says_so(cast, sign_in, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    noor = sign_in(cast.noor)
    page = noor.get("/account/email/").content.decode()
    assert "This server sends no mail" in page
    assert 'name="email"' not in page
    assert noor.post("/account/email/", {"email": NEW}).status_code == 400
