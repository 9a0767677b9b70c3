"""Logs say what happened and where, never what anyone wrote or who they are."""

import io
import logging

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

CANARY = "I have not told anybody this"
SPLITTERS = ["\n", "\r", "\x1b[31m", "\x00", "\x85", "\u2028", "\u2029", "\x7f"]


@pytest.fixture
def log():
    """A logger as in production, and what it has written."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    for made in settings.LOGGING["filters"].values():
        handler.addFilter(import_string(made["()"])())
    handler.setFormatter(import_string(settings.LOGGING["formatters"]["plain"]["()"])())
    logger = logging.getLogger("test.logs")
    logger.addHandler(handler)
    yield logger, stream.getvalue
    logger.removeHandler(handler)


def test_every_handler_has_the_filter_and_the_format():
    for handler in settings.LOGGING["handlers"].values():
        assert handler["filters"] == ["content_free"]
        assert handler["formatter"] == "plain"
    assert settings.LOGGING["root"]["handlers"]


def test_an_exception_is_told_by_its_kind_and_place_alone(log):
    logger, written = log
    try:
        try:
            raise KeyError(CANARY)
        except KeyError as cause:
            raise ValueError(CANARY) from cause
    except ValueError:
        logger.exception("could not keep an entry")
        logger.error("again", exc_info=True, stack_info=True)

    assert CANARY not in written()
    assert "could not keep an entry (ValueError at" in written()
    assert "test_logs.py" in written()


def test_a_request_that_breaks_leaves_no_word_of_it(cast, sign_in, monkeypatch, log, caplog):
    logger, written = log
    django = logging.getLogger("django.request")
    monkeypatch.setattr(django, "handlers", [*django.handlers, *logger.handlers])

    def breaks(*words, **more):
        raise RuntimeError(CANARY)

    monkeypatch.setattr("midweek.phone.api.routes.receive", breaks)
    browser = sign_in(cast.sam)
    browser.raise_request_exception = False

    answer = browser.put(
        f"/api/v1/operations/{cast.device}", f'{{"words": "{CANARY}"}}', "application/json"
    )

    assert answer.status_code == 500
    assert CANARY not in answer.content.decode()
    assert "RuntimeError" in written()
    assert CANARY not in written()


@pytest.mark.parametrize("splitter", SPLITTERS)
def test_nobody_writes_a_line_of_their_own(log, splitter):
    logger, written = log

    logger.warning("Not Found: %s", f"/a{splitter}2026-01-01 INFO forged: all is well")

    assert splitter not in written().removesuffix("\n")
    assert len(written().splitlines()) == 1


@pytest.mark.parametrize(
    "path",
    [
        "/join/{}/",
        "/enter/{}/",
        "/demo/{}/client/",
        "/set-up/{}/",
        "/texts/{}/",
        "/calendar/{}/x.ics",
    ],
)
def test_a_link_that_opens_something_is_not_written_down(log, path):
    logger, written = log

    logger.warning("Not Found: %s", path.format("secret-token"))
    logger.warning("Gone: %s", f"http://localhost:8000{path.format('secret-token')}")

    assert "secret-token" not in written()


@pytest.mark.parametrize("method", ["GET", "POST", "PUT"])
def test_what_was_searched_for_is_not_written_down(log, method):
    logger, written = log

    logger.info('"%s /caseload/?q=canary&page=2 HTTP/1.1" 200', method)

    assert "canary" not in written()
    assert '/caseload/ HTTP/1.1" 200' in written()
