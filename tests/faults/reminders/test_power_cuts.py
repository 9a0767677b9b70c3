"""However often the power goes, each reminder ends once, and nobody gets a text twice."""

import pytest

from midweek.reminders.actions import claiming, telling
from tests.faults.reminders.rehearsal import POINTS, Rehearsal

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

SHORT, LONG = 7, 337
"""Days: 2,079 occasions, or 100,089 with `--full`."""


def lived_through(days: int, seed: int = 2026) -> Rehearsal:
    rehearsal = Rehearsal(seed)
    for number in range(days):
        rehearsal.day(number)
    return rehearsal


def test_each_ends_once_and_shows_once_wherever_the_power_goes(request):
    found = lived_through(LONG if request.config.getoption("--full") else SHORT)

    assert found.problems == []
    assert found.occasions >= 2_000 and set(found.cuts) == set(POINTS)
    print(f"{found.occasions:,} occasions, {found.cuts.total()} power cuts")


def test_a_text_sent_again_after_a_cut_is_seen(monkeypatch):
    monkeypatch.setattr(claiming, "again_after_a_crash", lambda channel: True)

    assert any("sent twice" in one for one in lived_through(2).problems)


def test_what_nobody_takes_up_again_is_seen(monkeypatch):
    monkeypatch.setattr(telling, "free_what_lapsed", lambda *, now: None)

    assert any("have no end" in one for one in lived_through(1).problems)


def test_a_message_with_another_number_each_time_is_seen(monkeypatch):
    from uuid import uuid4

    real = telling.Message
    monkeypatch.setattr(telling, "Message", lambda number, *more: real(uuid4(), *more))

    assert any("two different" in one for one in lived_through(2).problems)
