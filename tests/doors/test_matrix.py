"""Every address, asked for by everybody: exactly the listed answer."""

import time

import pytest
from django.db import connection

from midweek.config.doors import DOORS, route_names
from tests.doors.addresses import ADDRESSES, PEOPLE, expected, missing, samples

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # nothing to other sites, and our forms keep their origin
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "object-src",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
)


@pytest.fixture
def world(cast, phone_of, sign_in):
    """The ids of Sam's rows, and a signed-in browser for each of the people."""
    ids = samples(cast, phone_of(cast.sam))
    people = {"nobody": None, "noor_by_password": cast.noor} | cast.everyone()

    def browser_of(who):
        browser = sign_in(people[who])
        if who == "noor_by_password":
            session = browser.session
            session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
            session.save()
        browser.raise_request_exception = False
        return browser

    return ids, browser_of, {who: _kind(person) for who, person in people.items()}


def _kind(person):
    if person is None or person.is_client:
        return "client"
    return "owner" if person.runs_clinic else "staff"


def test_every_route_has_a_row_here_and_in_the_permission_table():
    assert set(route_names()) == set(ADDRESSES) == set(DOORS)


def test_every_example_leads_to_its_route():
    from django.urls import resolve

    for name, address in ADDRESSES.items():
        assert resolve(address.path.format(**missing())).view_name == name


@pytest.mark.parametrize("who", PEOPLE)
def test_everybody_gets_exactly_the_listed_answer(world, who):
    ids, browser_of, kinds = world
    wrong = []
    for name, address in ADDRESSES.items():
        path = address.path.format(**ids)
        listed = expected(name, who, kind=kinds[who], method="GET")
        answer = browser_of(who).get(path)
        wanted = address.otherwise.get(who, address.get) if listed is None else listed
        if answer.status_code != wanted:
            wrong.append(f"GET {name} by {who}: {answer.status_code}, listed is {wanted}")
        wrong.extend(f"{name} by {who}: {what}" for what in _unsafe(answer))
        listed = expected(name, who, kind=kinds[who], method="POST")
        if listed is not None:
            sent = browser_of(who).post(path)
            if sent.status_code != listed:
                wrong.append(f"POST {name} by {who}: {sent.status_code}, listed is {listed}")
    assert not wrong, "\n".join(wrong)


def _unsafe(answer):
    """What is missing in the headers of an answer."""
    policy = answer.headers.get("Content-Security-Policy", "")
    for name, value in HEADERS.items():
        if answer.headers.get(name) != value:
            yield f"{name} is {answer.headers.get(name)}"
    for rule in POLICY:
        if rule != "object-src" and rule not in policy:
            yield f"no {rule}"
    if "unsafe" in policy or "http:" in policy or "*" in policy:
        yield f"a loose policy: {policy}"
    if not answer.headers.get("Cache-Control"):
        yield "no Cache-Control"


def test_what_is_theirs_and_what_is_not_there_look_alike(world, cast):
    ids, browser_of, _kinds = world
    stranger = browser_of("otto")
    for name, address in ADDRESSES.items():
        if not address.about_sam:
            continue
        for send in (stranger.post,) if address.get == 405 else (stranger.get, stranger.post):
            foreign = send(address.path.format(**ids))
            absent = send(address.path.format(**missing()))
            assert foreign.status_code == absent.status_code == 404, name
            assert foreign.content == absent.content, name
            assert dict(foreign.items()) == dict(absent.items()), name


def test_a_row_of_one_client_is_not_found_under_another(world, cast):
    """Noor treats both: an id of Sam's still opens nothing on Kim's pages."""
    ids, browser_of, _kinds = world
    kims = ids | {"client": str(cast.kim.pk)}
    noor = browser_of("noor")
    for name, address in ADDRESSES.items():
        if address.path.count("{") > 1:
            send = noor.post if address.get == 405 else noor.get
            assert send(address.path.format(**kims)).status_code == 404, name


@pytest.mark.parametrize("who", ["nobody", "sam", "noor", "olga"])
def test_reading_writes_nothing_but_what_the_table_says(world, who):
    ids, browser_of, _kinds = world
    browser, wrong = browser_of(who), []
    browser.get("/")
    for name, address in ADDRESSES.items():
        writes = _writes(browser, address.path.format(**ids))
        wrong.extend(f"{name} by {who}: {sql[:90]}" for sql in writes - _allowed(name))
    assert not wrong, "\n".join(wrong)


def _writes(browser, path):
    found = set()

    def note(execute, sql, params, many, context):
        if sql.startswith(("INSERT", "UPDATE", "DELETE")):
            found.add(" ".join(sql.replace('"', "").split()[:3]))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        browser.get(path)
    return found


LINE = {"INSERT INTO audit_auditline", "UPDATE audit_audithead SET"}
LOOK = {"INSERT INTO practice_look", "UPDATE practice_entry SET", "UPDATE people_person SET"}
# The first time a waiting notice is on somebody's screen, whichever page shows it.
NOTICE = LINE | {"INSERT INTO practice_telling", "UPDATE practice_telling SET"}
SESSION = {"UPDATE django_session SET", "INSERT INTO django_session", "DELETE FROM django_session"}
WRITES = {
    "review:entry": LINE | LOOK,
    "review:brief": LINE | LOOK,
    "second_factor": SESSION,  # the code app that is being set up
    "review:caseload": SESSION,  # the order of the clients, for "next client"
}


def _allowed(name):
    shows_notices = ADDRESSES[name].about_sam or name == "review:notices"
    logged = LINE if DOORS[name].logs else set()
    return WRITES.get(name, set()) | logged | (NOTICE if shows_notices else set())
