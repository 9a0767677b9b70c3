"""The worker: one chore that fails or hangs holds up no other."""

import threading

import pytest

from midweek.config.running.chores import CHORES, Chore
from midweek.config.running.worker import do_once, keep_doing

both = ["default", "keyring"]


@pytest.mark.django_db(transaction=True, databases=both)
def test_a_chore_that_fails_is_logged_by_its_kind_alone(caplog, capsys):
    def fail():
        raise ValueError("Sam wrote this")

    assert do_once(Chore("something", 60, fail)) is False
    assert "The chore 'something' did not get done" in caplog.text
    assert "Sam" not in capsys.readouterr().err


@pytest.mark.django_db(transaction=True, databases=both)
def test_a_chore_that_fails_does_not_stop_its_own_next_time():
    stopping, times = threading.Event(), []

    def fail():
        times.append(1)
        if len(times) == 3:
            stopping.set()
        raise ValueError

    keep_doing(Chore("something", 0.001, fail, first_after=0.001), stopping)

    assert len(times) == 3


@pytest.mark.django_db(databases=both)
@pytest.mark.parametrize("chore", CHORES, ids=lambda chore: chore.name)
def test_every_chore_there_is_can_be_done(chore):
    chore.do()
