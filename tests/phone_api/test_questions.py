"""How many questions each hot request asks the database: a number that must not creep up.

The clinic's scope costs PostgreSQL one statement more, which its connection sends with the
BEGIN and does not count; BEGIN, COMMIT and savepoints are left out on both.
"""

from contextlib import ExitStack

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from uuid6 import uuid7

from midweek.people.vault import keyring

SIGNED_IN = 3  # session, account, person with clinic


@pytest.fixture
def questions():
    """Return how many questions a request asks, of both databases, once it is warm."""

    def counted(ask) -> int:
        with ExitStack() as stack:
            seen = [
                stack.enter_context(CaptureQueriesContext(connections[alias]))
                for alias in ("default", "keyring")
            ]
            answer = ask()
        assert answer.status_code < 400, answer.content
        asked = [one["sql"] or "" for captured in seen for one in captured]
        return len([sql for sql in asked if not sql.startswith(BRACKETS)])

    return counted


BRACKETS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


@pytest.fixture
def warm(sams_phone, check_in):
    """Sam's phone, known to the server, with its keys and activities in memory."""
    sams_phone.entry(check_in)
    sams_phone.pull()
    return sams_phone


def test_an_unchanged_pull_asks_only_who_it_is(warm, questions):
    tag = warm.browser.get("/api/v1/pull")["ETag"]
    ask = warm.browser.get
    assert questions(lambda: ask("/api/v1/pull", headers={"If-None-Match": tag})) == SIGNED_IN


def test_a_pull_after_an_entry_asks_for_entries_and_skips(warm, questions, check_in):
    heard = warm.pull()["counter"]
    warm.entry(check_in)
    found = questions(lambda: warm.browser.get(f"/api/v1/pull?since={heard}"))
    assert found == SIGNED_IN + 2


def test_what_was_said_costs_a_pull_two_questions_and_only_when_something_was(
    cast, warm, questions, check_in
):
    told = {"assignment": cast.sams_check_in.pk, "words": "Does a short walk count?"}
    warm.say("message", **told)
    heard = warm.pull()["counter"]
    warm.entry(check_in)
    assert questions(lambda: warm.browser.get(f"/api/v1/pull?since={heard}")) == SIGNED_IN + 2

    heard = warm.pull()["counter"]
    warm.say("topic", words="My sister")
    assert questions(lambda: warm.browser.get(f"/api/v1/pull?since={heard}")) == SIGNED_IN + 4


def test_a_first_pull_asks_once_for_each_part_of_the_plan(warm, questions, check_in):
    first = questions(lambda: warm.browser.get("/api/v1/pull?since=0"))
    for _ in range(5):
        warm.entry(check_in)
    assert questions(lambda: warm.browser.get("/api/v1/pull?since=0")) == first
    # Ten, two for reminders, and two for the ideas and the versions of the plan.
    assert first <= SIGNED_IN + 14


def test_receiving_an_entry_asks_no_more_than_it_must(warm, questions, check_in):
    # The receipt, the counter twice, the phone, the entry, the month twice, the receipt, and
    # three for the audit line.
    assert questions(lambda: warm.entry(check_in)) == SIGNED_IN + 11


def test_a_batch_costs_eleven_questions_for_each_operation_and_no_more(warm, questions, check_in):
    def batch(many: int):
        pairs = [(uuid7(), warm.entry_body(check_in).decode()) for _ in range(many)]
        return lambda: warm.put_many(*pairs)

    assert [questions(batch(many)) for many in (1, 4, 16)] == [
        SIGNED_IN + 11 * many for many in (1, 4, 16)
    ]


def test_keys_are_asked_for_once_and_not_in_every_request(warm, questions, check_in):
    warm_cost = questions(lambda: warm.entry(check_in))
    keyring.forget()
    assert questions(lambda: warm.entry(check_in)) == warm_cost + 2
