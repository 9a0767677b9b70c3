"""Many at once: what is wrong with one is nobody else's concern, and no lock is held meanwhile."""

from datetime import timedelta

import pytest
from django.db import connections
from uuid6 import uuid7

from midweek.audit import clock
from midweek.people.models import Contact
from midweek.practice.models import Skip
from midweek.reminders.actions import rounds, telling
from midweek.reminders.actions.planning import plan_clinic
from midweek.reminders.actions.telling import tell_clinic
from midweek.reminders.channels.door import Outcome
from midweek.reminders.models import Reminder
from tests.reminders.conftest import HALF_PAST_SIX, MONDAY, NOON

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def test_one_damaged_address_keeps_nobody_elses_reminder_waiting(cast, wanting, channels, push):
    wanting(cast.sam, "push")
    wanting(cast.kim, "push")
    plan_clinic(cast.northgate.pk)
    Contact.objects.filter(client=cast.sam).update(address=b"damaged")

    with clock.at(HALF_PAST_SIX):
        tell_clinic(cast.northgate.pk, channels)

    assert len(push.heard) == 1
    today = Reminder.objects.filter(occasion_on=MONDAY, lead=None)
    assert today.get(client=cast.sam).reason == "no_way"
    assert today.get(client=cast.kim).state == "delivered"


def test_what_is_done_between_two_tries_does_not_change_the_number_it_is_told_under(
    cast, wanting, channels, push, monkeypatch
):
    wanting(cast.sam, "push")
    plan_clinic(cast.northgate.pk)

    def cut(*args, **more):
        raise KeyboardInterrupt

    monkeypatch.setattr(telling, "settle", cut)
    with clock.at(HALF_PAST_SIX), pytest.raises(KeyboardInterrupt):
        tell_clinic(cast.northgate.pk, channels)
    monkeypatch.undo()
    lead = Reminder.objects.get(client=cast.sam, occasion_on=MONDAY, lead=None)
    Skip(
        id=uuid7(), clinic=cast.northgate, client=cast.sam, assignment=lead.assignment,
        occasion_on=MONDAY, occasion_slot="21:30", kind="not_today",
        recorded_at=NOON, received_at=NOON, changed_seq=2,
    ).save()  # fmt: skip
    for minutes in (6, 12):
        with clock.at(HALF_PAST_SIX + timedelta(minutes=minutes)):
            tell_clinic(cast.northgate.pk, channels)

    assert list(push.effects.values()) == [2]


def test_while_a_carrier_takes_its_time_nobody_waits_for_the_database(cast, wanting):
    wanting(cast.sam, "push")
    plan_clinic(cast.northgate.pk)
    ours, depths = connections["default"], []
    before = len(ours.savepoint_ids)

    class Slow:
        def tell(self, message):
            depths.append(len(ours.savepoint_ids) - before)
            return Outcome(True)

    with clock.at(HALF_PAST_SIX):
        tell_clinic(cast.northgate.pk, {"push": Slow()})

    assert depths == [0]


def test_a_clinic_that_fails_and_a_busy_one_keep_no_other_waiting(cast, wanting, monkeypatch):
    told = []

    def tell(clinic_id, channels):
        told.append(clinic_id)
        if clinic_id == cast.southgate.pk:
            raise RuntimeError
        return 1 if len(told) < 12 else 0

    monkeypatch.setattr(rounds, "tell_clinic", tell)

    with pytest.raises(ExceptionGroup) as found:
        rounds.remind()

    assert len(found.value.exceptions) == 1
    assert told.count(cast.southgate.pk) == 1 and told.count(cast.northgate.pk) > 8


def test_deciding_for_more_clients_asks_no_more_questions(cast, wanting, channels):
    from django.test.utils import CaptureQueriesContext

    def asked(*clients):
        for client in clients:
            wanting(client, "push")
        plan_clinic(cast.northgate.pk)
        with clock.at(HALF_PAST_SIX), CaptureQueriesContext(connections["default"]) as found:
            tell_clinic(cast.northgate.pk, channels)
        Reminder.objects.all().delete()
        return len(found)

    one = asked(cast.sam)

    assert asked(cast.kim) == one <= 45
