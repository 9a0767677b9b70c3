"""No other site writes here, and not even an error leaves without the strict headers."""

import pytest

from tests.doors.test_matrix import _unsafe

PATHS = (
    "/api/v1/operations",
    "/api/v1/sign-out",
    "/sign-in/",
    "/account/sessions/end/",
    "/nowhere/",
)
FOREIGN = {
    "nothing said": {},
    "another site": {"Sec-Fetch-Site": "cross-site"},
    "a neighbour": {"Sec-Fetch-Site": "same-site"},
    "a made-up word": {"Sec-Fetch-Site": "Same-Origin"},
    "nowhere": {"Origin": "null"},
    "another address": {"Origin": "https://evil.example"},
    "our name inside theirs": {"Origin": "http://testserver.evil.example"},
    "our name as theirs": {"Origin": "http://testserver@evil.example"},
    "no address at all": {"Origin": "http://["},
    "two stories": {"Sec-Fetch-Site": "same-origin", "Origin": "https://evil.example"},
}


@pytest.fixture(autouse=True)
def _hosts(settings):
    settings.ALLOWED_HOSTS = ["testserver"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("where", FOREIGN)
def test_nothing_is_written_that_another_site_sent(cast, sign_in, where, method):
    browser = sign_in(cast.sam)
    browser.defaults.pop("HTTP_SEC_FETCH_SITE", None)
    for path in PATHS:
        answer = getattr(browser, method)(path, headers=FOREIGN[where])
        assert answer.status_code == 403, path
        assert list(_unsafe(answer)) == []
    assert browser.get("/api/v1/pull").status_code == 200


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://testserver"}]
)
def test_our_own_pages_write(cast, sign_in, headers):
    browser = sign_in(cast.sam)
    browser.defaults.pop("HTTP_SEC_FETCH_SITE", None)

    assert browser.post("/api/v1/sign-out", headers=headers).status_code == 204


@pytest.fixture
def plain(client):
    client.raise_request_exception = False
    return client


def test_an_error_of_ours_says_nothing_and_has_every_header(plain, monkeypatch, db):
    def breaks(*words, **more):
        raise RuntimeError("canary")

    monkeypatch.setattr("midweek.config.views.Clinic", breaks)
    answer = plain.get("/health/")

    assert answer.status_code == 500
    assert b"canary" not in answer.content
    assert list(_unsafe(answer)) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "host", "status"),
    [
        ("/nowhere/", "testserver", 404),
        ("/api/v1/nowhere", "testserver", 404),
        ("/clients/not-an-id/", "testserver", 404),
        ("/static/nothing.css", "testserver", 404),
        ("/%00/", "testserver", 404),
        ("/", "evil.example", 400),
        ("/api/v1/pull", "evil.example", 400),
    ],
)
def test_every_refusal_has_every_header(plain, path, host, status):
    answer = plain.get(path, headers={"Host": host})

    assert answer.status_code == status
    assert b"evil" not in answer.content
    assert list(_unsafe(answer)) == []


def test_behind_tls_browsers_are_told_to_stay_there(plain, settings, db):
    safe = settings.ENVIRONMENT.model_copy(update={"public_url": "https://midweek.example"})
    assert "Strict-Transport-Security" not in plain.get("/health/").headers

    settings.ENVIRONMENT = safe

    assert "max-age=63072000" in plain.get("/health/").headers["Strict-Transport-Security"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/caseload/", "/clients/00000000-0000-7000-8000-000000000000/"])
def test_who_is_asked_to_sign_in_is_sent_to_our_own_door(plain, path):
    answer = plain.get(path)

    assert answer.status_code == 302
    assert answer["Location"] == f"/sign-in/?next={path}"
