"""The watch over every story is itself tested: a story must fail for what it would not look at."""

from urllib.parse import quote

import pytest

from tests.fixtures.browser import Problems

PAGE = "data:text/html," + quote("<html lang=en><title>A page</title><main><h1>Hi</h1></main>")


def watched(problems: Problems) -> list[str]:
    """Take the problems away, so that the planted ones do not fail this very test."""
    found, problems.found = problems.unexpected(), []
    return found


def test_an_error_on_the_console_fails_a_story(phone, problems):
    phone.goto(PAGE)
    phone.evaluate("console.error('planted')")

    assert "planted" in watched(problems)[0]


def test_an_uncaught_error_fails_a_story(phone, problems):
    phone.goto(PAGE)
    with phone.context.expect_event("weberror"):
        phone.evaluate("setTimeout(() => { throw new Error('planted') })")

    assert "planted" in watched(problems)[0]


def test_a_request_to_a_foreign_host_fails_a_story(laptop, problems):
    laptop.route("**/*", lambda route: route.abort())
    laptop.goto(PAGE)
    with laptop.context.expect_event("requestfailed"):
        laptop.evaluate("fetch('https://example.org/').catch(() => {})")

    assert any("example.org" in line for line in watched(problems))


def test_what_a_story_expects_does_not_fail_it(phone, problems):
    problems.allow("planted")
    phone.goto(PAGE)
    phone.evaluate("console.error('planted')")

    assert problems.unexpected() == []


def test_a_picture_without_words_fails_the_accessibility_check(laptop, axe):
    laptop.goto(PAGE)
    axe(laptop)
    laptop.evaluate("document.querySelector('main').append(document.createElement('img'))")

    with pytest.raises(AssertionError, match="image-alt"):
        axe(laptop)
