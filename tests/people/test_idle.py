"""A session of staff that was left alone ends, and leads back to where it was."""

import pytest
import time_machine

from tests.people.conftest import PASSWORD, code_of

START = "2026-11-23T10:00:00+00:00"


@pytest.fixture
def at_ten(cast, new_visitor, code_app):
    """Noor has signed in at ten; the clock can be moved."""
    with time_machine.travel(START, tick=False) as clock:
        secret, _codes = code_app(cast.noor)
        browser = new_visitor()
        browser.secret = secret
        enter(browser)
        yield browser, clock


def enter(browser, then=""):
    told = {"email": "noor@n.example", "password": PASSWORD, "next": then}
    browser.post("/sign-in/", told)
    return browser.post("/sign-in/code/", {"code": code_of(browser.secret)})


def test_who_is_at_work_stays_signed_in(at_ten):
    noor, clock = at_ten
    for _quarter in range(12):
        clock.shift(29 * 60)
        assert noor.get("/caseload/").status_code == 200


def test_who_left_half_an_hour_ago_is_signed_out_and_comes_back_to_the_same_page(at_ten):
    noor, clock = at_ten
    page = "/caseload/?find=sam"
    assert noor.get(page).status_code == 200
    clock.shift(30 * 60 + 61)
    asked = noor.get(page)
    assert asked["Location"] == "/sign-in/?next=/caseload/%3Ffind%3Dsam"
    clock.shift(60)
    assert enter(noor, then=page)["Location"] == page
    assert noor.get(page).status_code == 200


def test_what_was_sent_too_late_leads_back_to_the_page_it_was_sent_from(at_ten, cast):
    noor, clock = at_ten
    clock.shift(31 * 60)
    here = f"/clients/{cast.sam.pk}/plan/"
    answer = noor.post(here + "x/", headers={"Referer": f"http://testserver{here}?a=1"})
    assert answer.status_code == 404, "an address that is none leads nowhere"
    end = f"{here}{cast.sams_check_in.pk}/end/"
    answer = noor.post(end, headers={"Referer": f"http://testserver{here}?a=1"})
    assert answer["Location"] == f"/sign-in/?next={here}%3Fa%3D1"
    foreign = noor.post(end, headers={"Referer": "https://evil.example/x"})
    assert foreign["Location"] == "/sign-in/?next=/"
    with cast.at_northgate():
        cast.sams_check_in.refresh_from_db()
    assert cast.sams_check_in.ended_at is None


def test_presence_is_written_down_at_most_once_a_minute(at_ten):
    from midweek.people.sessions import SEEN

    noor, clock = at_ten
    noor.get("/account/")
    assert SEEN not in noor.session
    clock.shift(61)
    noor.get("/account/")
    first = noor.session[SEEN]
    clock.shift(59)
    noor.get("/account/")
    assert noor.session[SEEN] == first


def test_clients_and_the_demo_are_not_hurried(cast, sign_in):
    with time_machine.travel(START, tick=False) as clock:
        sam, shown = sign_in(cast.sam), sign_in(cast.noor)
        session = shown.session
        session["account_authentication_methods"][0]["type"] = "demo"
        session.save()
        clock.shift(8 * 3600)
        assert sam.get("/api/v1/pull").status_code == 200
        page = shown.get("/caseload/")
    assert page.status_code == 200
    assert 'id="awake"' not in page.content.decode()


def test_pages_of_the_desk_say_how_long_they_may_be_left_alone(cast, sign_in):
    noor = sign_in(cast.noor)
    assert 'data-may-rest="1800"' in noor.get("/caseload/").content.decode()
    assert len(noor.get("/account/awake/").json()["csrf"]) == 64
    assert sign_in(cast.sam).get("/account/awake/").status_code == 404
