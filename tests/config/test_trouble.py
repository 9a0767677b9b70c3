"""What people read when something does not work."""

import pytest
from django.db import OperationalError
from django.test import Client

from midweek.config import views


@pytest.fixture
def browser() -> Client:
    return Client(SERVER_NAME="localhost", raise_request_exception=False)


@pytest.mark.parametrize(
    ("problem", "status"),
    [
        (OperationalError("database or disk is full"), 507),
        (OperationalError("could not extend file: No space left on device"), 507),
        (OperationalError("database is locked"), 503),
        (RuntimeError("a canary nobody may read"), 500),
    ],
)
def test_a_server_that_cannot_save_says_when_to_try_again(browser, monkeypatch, problem, status):
    class Broken:
        objects = property(lambda self: (_ for _ in ()).throw(problem))

    monkeypatch.setattr(views, "Clinic", Broken())

    response = browser.get("/health/")

    assert response.status_code == status
    assert ("Retry-After" in response.headers) == (status in (503, 507))
    assert b"canary" not in response.content
    assert "Content-Security-Policy" in response.headers


def test_when_even_the_error_page_breaks_people_get_words(browser, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("no templates")

    monkeypatch.setattr(views, "Clinic", None)
    monkeypatch.setattr("midweek.config.trouble.render", broken)

    response = browser.get("/health/")

    assert response.status_code == 500
    assert b"Try again" in response.content


def test_phones_are_told_in_json(browser):
    assert browser.get("/api/v1/nothing").json()["why"].startswith("Nothing here")
