"""The worker: one chore that fails or hangs holds up no other."""

import logging
import sys
import threading
from datetime import timedelta

import pytest
from django.utils import timezone

from midweek.config.running.chores import CHORES, Chore, forget_what_ran_out
from midweek.config.running.worker import do_once, keep_doing
from midweek.people.models import Invitation, SignInLink

both = ["default", "keyring"]


@pytest.mark.django_db(transaction=True, databases=both)
def test_a_chore_that_fails_is_logged_by_its_kind_alone(caplog, capsys, monkeypatch):
    def fail():
        raise ValueError("Sam wrote this")

    # The log's own stream may be that of a test which has ended; this one reads what is written.
    for handler in logging.getLogger().handlers:
        if type(handler) is logging.StreamHandler:
            monkeypatch.setattr(handler, "stream", sys.stderr)

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


def test_sign_in_links_that_ran_out_are_forgotten_and_invitations_stay(cast):
    long_ago = timezone.now() - timedelta(days=30)
    with cast.at_northgate():
        for kind in (SignInLink, Invitation):
            kind(
                clinic=cast.northgate,
                person=cast.sam,
                token_hash=kind.__name__,
                expires_at=long_ago,
            ).save()
        invitations = Invitation.objects.count()

    forget_what_ran_out()

    with cast.at_northgate():
        assert not SignInLink.objects.exists()
        assert Invitation.objects.count() == invitations
