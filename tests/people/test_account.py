"""One's own account: sessions, ways to sign in, and showing once more who one is."""

import re
import time

import pytest
import time_machine

from midweek.people.entering import factors, links, notices
from midweek.people.models import HelpLine, SignInLink
from tests.people.conftest import PASSWORD, code_of, set_password

NOOR, SAM = "noor@n.example", "sam@c.example"
NEW = "nine loud umbrellas"


@pytest.fixture
def mail(settings):
    from django.core import mail

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    def read():
        notices._postman.submit(lambda: None).result(timeout=5)
        return mail.outbox

    return read


@pytest.fixture
def sam(cast):
    """Sam signs in with an address of his own, and a password."""
    from midweek.people.models.accounts import address_index
    from midweek.people.vault import seal

    set_password(cast.sam)
    cast.sam.account.username = address_index(SAM)
    cast.sam.account.save()
    with cast.at_northgate():
        seal(cast.sam, email=SAM)
        cast.sam.save()
    return cast.sam


def enter(browser, email=SAM, password=PASSWORD):
    return browser.post("/sign-in/", {"email": email, "password": password})


def is_in(browser):
    return browser.get("/account/").status_code == 200


@pytest.fixture
def noor(cast, new_visitor, code_app):
    """Noor, signed in with password and code; with the secret of her app."""
    secret, _codes = code_app(cast.noor)
    browser = new_visitor()
    enter(browser, NOOR)
    browser.post("/sign-in/code/", {"code": code_of(secret)})
    browser.secret = secret
    return browser


def test_signing_out_everywhere_ends_every_other_session(sam, visitor, new_visitor):
    others = [new_visitor(), new_visitor()]
    for browser in (visitor, *others):
        enter(browser)
    visitor.post("/account/sessions/end/")
    assert [is_in(one) for one in others] == [False, False]
    assert is_in(visitor)


def test_one_session_is_ended_from_the_list(sam, visitor, new_visitor):
    other = new_visitor(HTTP_USER_AGENT="Mozilla/5.0 (Android) Firefox/140")
    enter(visitor)
    enter(other)
    page = visitor.get("/account/").content.decode()
    assert "Firefox, Android" in page
    address = page.split('action="/account/sessions/')[1].split('"')[0]
    visitor.post(f"/account/sessions/{address}")
    assert (is_in(visitor), is_in(other)) == (True, False)


def test_nobody_ends_anothers_session(sam, cast, noor, visitor):
    from allauth.usersessions.models import UserSession

    enter(visitor)
    theirs = UserSession.objects.get(user=sam.account)
    noor.post(f"/account/sessions/{theirs.pk}/end/")
    noor.post("/account/sessions/end/")
    assert is_in(visitor)


def test_signing_out_has_the_browser_forget_the_site(noor):
    answer = noor.post("/sign-out/")
    assert answer["Clear-Site-Data"] == '"cookies", "storage", "cache"'
    assert not is_in(noor)


def test_a_link_cannot_sign_anybody_out(noor):
    assert noor.get("/sign-out/").status_code == 405
    assert is_in(noor)


STEPPED_UP = ("/account/password/", "/account/passkeys/", "/account/factors/1/remove/")


@pytest.mark.parametrize("door", STEPPED_UP)
def test_what_matters_asks_once_more_after_five_minutes(cast, new_visitor, code_app, door):
    with time_machine.travel("2026-11-23T10:00:00+00:00", tick=False) as clock:
        secret, _codes = code_app(cast.noor)
        browser = new_visitor()
        enter(browser, NOOR)
        browser.post("/sign-in/code/", {"code": code_of(secret)})
        assert "confirm" not in browser.post(door).headers.get("Location", "")
        clock.shift(5 * 60 + 1)
        assert browser.post(door)["Location"].startswith("/account/confirm/")
        assert browser.post("/account/confirm/", {"code": "000000"}).status_code == 400
        assert browser.post(door)["Location"].startswith("/account/confirm/")
        before = browser.session.session_key
        browser.post("/account/confirm/", {"code": code_of(secret)})
        assert browser.session.session_key != before
        assert "confirm" not in browser.post(door).headers.get("Location", "")


def test_a_password_is_no_step_up_for_staff(noor, cast):
    answer = noor.post("/account/confirm/", {"password": PASSWORD})
    assert answer.status_code == 400


def _address(name, known):
    from django.urls import NoReverseMatch, reverse

    try:
        return reverse(name, kwargs=known)
    except NoReverseMatch:
        return None


def test_every_door_that_asks_once_more_does_so(cast, sign_in):
    """From the permission table: an old session is led to the question."""
    from midweek.config.doors import DOORS, Who

    flagged = [name for name, door in DOORS.items() if door.step_up]
    assert set(flagged) >= {"new_password", "add_passkey", "remove_factor"}
    ids = [{}, {"factor_id": 1}, {"person_id": cast.vera.pk}, {"client_id": cast.sam.pk}]
    ids.append({"client_id": cast.sam.pk, "what": "week"})
    whose = {Who.OWNER: cast.olga, Who.STAFF: cast.noor, Who.CLIENT: cast.sam}
    for name in flagged:
        browser = sign_in(next(whose[who] for who in whose if who in DOORS[name].who))
        session = browser.session
        session["account_authentication_methods"][0]["at"] -= 301
        session.save()
        answer = browser.get(next(filter(None, (_address(name, known) for known in ids))))
        assert answer["Location"].startswith("/account/confirm/"), name


def test_a_new_password_ends_the_other_sessions(sam, visitor, new_visitor, mail):
    other = new_visitor()
    enter(visitor)
    enter(other)
    answer = visitor.post("/account/password/", {"password": NEW})
    assert answer.status_code == 302
    assert (is_in(visitor), is_in(other)) == (True, False)
    assert enter(new_visitor()).status_code == 400
    assert enter(new_visitor(), password=NEW).status_code == 302
    assert "Your way to sign in was changed" in [letter.subject for letter in mail()]


def test_a_common_password_is_refused(sam, visitor):
    enter(visitor)
    for weak in ("short", "password1234"):
        assert visitor.post("/account/password/", {"password": weak}).status_code == 400
    sam.account.refresh_from_db()
    assert sam.account.check_password(PASSWORD)


def test_staff_keep_their_last_factor(cast, noor):
    app = factors.factors_of(cast.noor.account)[0]
    noor.post(f"/account/factors/{app.pk}/remove/")
    assert factors.factors_of(cast.noor.account) == [app]


def test_nobody_removes_anothers_factor(cast, noor, sign_in):
    app = factors.factors_of(cast.noor.account)[0]
    sign_in(cast.tom).post(f"/account/factors/{app.pk}/remove/")
    assert factors.factors_of(cast.noor.account) == [app]


def test_a_new_device_is_told_about_and_a_known_one_is_not(sam, visitor, mail):
    enter(visitor)
    assert [letter.subject for letter in mail()] == ["A new device signed in"]
    for word in ("Sam", "Noor", "Northgate", "therap"):
        assert word not in mail()[0].body
    visitor.post("/sign-out/")
    enter(visitor)
    assert len(mail()) == 1


def link_in(letter):
    return "/" + letter.body.split("/enter/")[1].join(["enter/", ""]).strip()


def test_a_link_lets_a_client_in_once(sam, visitor, new_visitor, mail):
    links.send_link(SAM)
    address = link_in(mail()[0])
    assert visitor.get(address).status_code == 200, "only the button uses it up"
    assert visitor.post(address).status_code == 302
    assert is_in(visitor)
    stranger = new_visitor()
    assert stranger.post(address).status_code == 410
    assert not is_in(stranger)


def test_a_link_runs_out_after_ten_minutes(sam, visitor, mail):
    links.send_link(SAM)
    address = link_in(mail()[0])
    with time_machine.travel(time.time() + 601):
        assert visitor.post(address).status_code == 410
    assert not is_in(visitor)


def test_no_link_is_ever_made_for_staff_or_strangers(cast, sam, mail):
    for email in (NOOR, "olga@n.example", "eve@c.example"):
        links.send_link(email)
    assert mail() == []
    with cast.at_northgate():
        assert not SignInLink.objects.exists()
        token = links.make_link(cast.noor)
    assert links.open_link(token) is None


def test_asking_for_a_link_says_the_same_to_everybody(sam, visitor, monkeypatch):
    monkeypatch.setattr(links, "ask_for_link", lambda email: None)
    answers = [
        visitor.post("/sign-in/", {"email": email, "how": "link"})
        for email in (SAM, NOOR, "eve@c.example")
    ]
    assert {one.status_code for one in answers} == {200}
    assert len({one.content for one in answers}) == 1


def test_a_link_is_not_enough_where_there_is_a_second_factor(sam, visitor, code_app, mail):
    secret, _codes = code_app(sam)
    links.send_link(SAM)
    assert visitor.post(link_in(mail()[0]))["Location"] == "/sign-in/code/"
    assert not is_in(visitor)
    visitor.post("/sign-in/code/", {"code": code_of(secret)})
    assert is_in(visitor)


def test_the_clinics_page_is_for_whoever_runs_it(cast, sign_in):
    assert sign_in(cast.olga).get("/clinic/").status_code == 200
    for other in (cast.noor, cast.sam):
        assert sign_in(other).get("/clinic/").status_code == 404


def test_who_looks_is_changed_and_never_emptied(cast, sign_in):
    olga = sign_in(cast.olga)
    olga.post("/clinic/", {"part": "looks", "looks_by": "Vera", "looks_on": ["1"]})
    cast.northgate.refresh_from_db()
    assert (cast.northgate.looks_by, cast.northgate.looks_on) == ("Vera", [1])
    assert olga.post("/clinic/", {"part": "looks", "looks_by": "Vera"}).status_code == 400
    cast.northgate.refresh_from_db()
    assert cast.northgate.looks_on == [1]


def test_who_responds_to_answers_about_harm_is_said_with_a_time(cast, sign_in):
    olga, clinic = sign_in(cast.olga), cast.northgate
    rules = "Under 18: call the duty social worker."
    told = {"part": "answers", "deputy": str(cast.vera.pk), "within": "4", "own_rules": rules}
    olga.post("/clinic/", told)
    clinic.refresh_from_db()
    said = (clinic.deputy_id, clinic.taken_up_within, clinic.own_rules)
    assert said == (cast.vera.pk, 4, rules)
    strangers = [cast.sam, cast.otto]
    wrong = [{"deputy": str(one.pk)} for one in strangers] + [{"deputy": ""}, {"within": "1000"}]
    for one in wrong:
        assert olga.post("/clinic/", told | one).status_code == 400
    clinic.refresh_from_db()
    assert clinic.deputy_id == cast.vera.pk


def lines(*numbers):
    told = {"part": "lines", "line-TOTAL_FORMS": len(numbers), "line-INITIAL_FORMS": 0}
    for place, (channel, number) in enumerate(numbers):
        told |= {
            f"line-{place}-channel": channel,
            f"line-{place}-label": "Somebody",
            f"line-{place}-number": number,
        }
    return told


def test_crisis_numbers_are_checked_and_shown_to_everybody(cast, sign_in, visitor):
    olga = sign_in(cast.olga)
    assert (
        olga.post("/clinic/", lines(("emergency", "999"), ("call", "0118 999"))).status_code == 302
    )
    page = sign_in(cast.sam).get("/help/").content.decode()
    assert 'href="tel:0118999"' in page
    assert 'href="tel:999"' in page


def as_shown(page):
    """What a browser would send of the crisis numbers' form if nobody changed anything."""
    page = page.split('value="lines"')[1].split("</form>")[0]
    told = {"part": "lines"}
    for field in re.findall(r'<input [^>]*name="line[^>]*>', page):
        if "checkbox" not in field:
            value = re.search(r'value="([^"]*)"', field)
            told[re.search(r'name="([^"]*)"', field)[1]] = value[1] if value else ""
    for name, options in re.findall(r'<select name="([^"]*)".*?>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        told[name] = (chosen or re.search(r'value="([^"]*)"', options))[1]
    return told


def test_the_numbers_are_checked_again_by_one_press(cast, sign_in):
    """Rows left empty are left out."""
    olga = sign_in(cast.olga)
    olga.post("/clinic/", {"part": "region", "region": "GB"})
    with cast.at_northgate():
        before = list(HelpLine.objects.order_by("position").values_list("number", flat=True))
        assert not HelpLine.objects.exclude(checked_on=None, checked_by=None).exists()
    assert "Nobody has checked these yet." in olga.get("/clinic/").content.decode()
    answer = olga.post("/clinic/", as_shown(olga.get("/clinic/").content.decode()))
    assert answer.status_code == 302
    with cast.at_northgate():
        kept = HelpLine.objects.order_by("position")
        assert list(kept.values_list("number", flat=True)) == before
        assert all(one.checked_on and one.checked_by_id == cast.olga.pk for one in kept)


@pytest.mark.parametrize(
    "wrong",
    [("call", "javascript:alert(1)"), ("web", "javascript:alert(1)"), ("web", "http://x.y")],
)
def test_a_number_that_cannot_be_dialled_is_refused(cast, sign_in, wrong):
    answer = sign_in(cast.olga).post("/clinic/", lines(wrong))
    assert answer.status_code == 400
    assert "javascript" not in sign_in(cast.sam).get("/help/").content.decode()


def test_an_unknown_region_gets_a_number_and_a_directory(cast, visitor):
    page = visitor.get("/help/?region=XX").content.decode()
    assert 'href="tel:112"' in page
    assert 'href="tel:911"' in page
    assert "findahelpline.com" in page
    assert "<script" not in page


@pytest.mark.parametrize("code", ["GB", "IE", "US", "CA", "AU", "NZ", "DE", "AT", "CH", "EU", "ZZ"])
def test_every_region_has_an_emergency_number_and_a_way_without_a_voice(code):
    from midweek.people.regions import region

    found = region(code).lines
    assert found[0]["channel"] == "emergency"
    assert {"text", "web"} & {one["channel"] for one in found}


def test_the_numbers_that_ship_were_looked_at_within_a_year():
    from datetime import date

    from midweek.people.regions import checked_on

    assert (date.today() - date.fromisoformat(checked_on())).days < 365


@pytest.fixture
def sam_by_link(sam, visitor, mail):
    """Sam has no password and no factor; he signed in by a link, an hour ago."""
    from midweek.people.models import Account

    Account.objects.filter(pk=sam.account.pk).update(password="!none")
    with time_machine.travel(time.time() - 3600):
        links.send_link(SAM)
        visitor.post(link_in(mail()[-1]))
    mail().clear()
    return visitor


def ask_for_a_link(browser, monkeypatch):
    """Press the button; the letter is written before the answer, as no test can wait for it."""
    monkeypatch.setattr(links, "ask_for_link", links.send_link)
    return browser.post("/account/confirm/", {"how": "link", "next": "/account/"})


def test_a_fresh_link_shows_who_a_client_is_who_has_nothing_else(sam_by_link, mail, monkeypatch):
    asked = sam_by_link.post("/account/passkeys/")
    assert asked["Location"].startswith("/account/confirm/")
    page = sam_by_link.get("/account/confirm/?next=/account/").content.decode()
    assert "E-mail me a link" in page
    assert 'name="password"' not in page
    ask_for_a_link(sam_by_link, monkeypatch)
    address = link_in(mail()[-1])
    assert address.endswith("?next=/account/")
    assert sam_by_link.post(address)["Location"] == "/account/"
    assert "confirm" not in sam_by_link.post("/account/passkeys/")["Location"]


def test_a_link_is_no_step_up_for_staff_nor_beside_a_second_factor(
    sam, cast, noor, visitor, code_app, mail, monkeypatch
):
    assert ask_for_a_link(noor, monkeypatch).status_code == 400
    secret, _codes = code_app(sam)
    enter(visitor)
    visitor.post("/sign-in/code/", {"code": code_of(secret)})
    mail().clear()
    assert ask_for_a_link(visitor, monkeypatch).status_code == 400
    assert mail() == []


def test_where_no_link_can_reach_anybody_none_is_offered(sam_by_link, settings, monkeypatch):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    page = sam_by_link.get("/account/confirm/").content.decode()
    assert "E-mail me a link" not in page
    assert "Ask your clinic" in page
    assert ask_for_a_link(sam_by_link, monkeypatch).status_code == 400
