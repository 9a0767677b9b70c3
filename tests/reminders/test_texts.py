"""Texts: in the words of each gateway, once, within the cap, and stopped by a STOP."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client

from midweek.audit import clock
from midweek.audit.models import AuditLine
from midweek.people.actions.contacts import forget_address, tell_address
from midweek.people.models import Contact
from midweek.reminders.actions.once import send_what_was_asked_for
from midweek.reminders.actions.planning import plan_clinic
from midweek.reminders.actions.telling import tell_clinic
from midweek.reminders.channels.dialects import DIALECTS
from midweek.reminders.channels.door import Message
from midweek.reminders.channels.reporting import answers_path, report_path
from midweek.reminders.channels.sms import Sms
from midweek.reminders.models import Reminder
from midweek_rules.endpoints import wish_in_text
from tests.reminders.conftest import HALF_PAST_SIX

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

NUMBER = "+447700900123"
MESSAGE = Message(
    uuid4(), uuid4(), uuid4(), NUMBER, "Midweek", "You have something planned", "planned", 600
)


@pytest.fixture
def machine():
    """Somebody else's server: it says nothing that a browser would say."""
    return Client(raise_request_exception=False)


@pytest.fixture
def texted(cast, wanting, channels):
    """Sam's row, after a text was handed over at half past six; an e-mail would be next."""
    wanting(cast.sam, "sms", "email")
    plan_clinic(cast.northgate.pk)
    with clock.at(HALF_PAST_SIX):
        tell_clinic(cast.northgate.pk, channels)
    return Reminder.objects.get(channel="sms", lead=None, state="delivered")


@pytest.mark.parametrize("name", DIALECTS)
def test_each_gateway_is_spoken_to_in_its_own_words(gateway, name):
    dialect = DIALECTS[name]
    url = f"http://AC1:a%2Fb@127.0.0.1:{gateway.port}/send"

    assert (
        Sms(url, "Midweek", dialect, lambda one: f"https://m.example/{one.id}/")
        .tell(MESSAGE)
        .delivered
    )

    (heard,) = gateway.heard
    assert heard[dialect.to] == NUMBER and heard[dialect.text] == MESSAGE.text
    assert heard[dialect.sender] == "Midweek"
    assert heard[dialect.report] == f"https://m.example/{MESSAGE.id}/"
    assert heard["headers"]["Authorization"] == "Basic QUMxOmEvYg=="


def test_a_gateway_that_is_busy_is_given_time_and_one_that_breaks_is_not_asked_again(gateway):
    sms = Sms(f"http://127.0.0.1:{gateway.port}/send", "Midweek")
    gateway.answers = [(429, {"Retry-After": "90"}), (503, {}), (400, {})]

    busy, broken, wrong = (sms.tell(MESSAGE) for _ in range(3))

    assert (busy.reason, busy.wait) == ("busy", 90)
    assert (broken.reason, broken.wait) == ("unknown", 0)
    assert wrong.reason == "http_400" and not wrong.gone


def test_a_number_that_takes_no_texts_is_given_up(gateway):
    gateway.answers = [(400, {"Content-Type": "application/json"}, b'{"code": 21610}')]
    sms = Sms(f"http://127.0.0.1:{gateway.port}/send", "Midweek", DIALECTS["twilio"])

    assert sms.tell(MESSAGE).gone


def test_a_text_that_did_not_arrive_is_followed_by_the_next_channel(cast, texted, machine):
    path = report_path(cast.northgate.pk, texted.pk)
    with clock.at(HALF_PAST_SIX + timedelta(minutes=5)):
        answers = [
            machine.post(path, json.dumps({"status": "failed"}), content_type="application/json")
            for _ in range(2)
        ]

    texted.refresh_from_db()
    assert [one.status_code for one in answers] == [204, 204]
    assert (texted.state, texted.reason) == ("failed", "carrier")
    assert Reminder.objects.filter(channel="email", about=texted.about).count() == 1


def test_a_text_that_arrived_is_noted_and_stays_as_it_is(cast, texted, machine):
    Contact.objects.update(delivered_at=None)
    machine.post(report_path(cast.northgate.pk, texted.pk), {"status": "delivered"})

    texted.refresh_from_db()
    assert texted.state == "delivered"
    assert Contact.objects.get(client=cast.sam, channel="sms").delivered_at
    assert not Contact.objects.get(client=cast.sam, channel="email").delivered_at


@pytest.mark.parametrize("said", [{"status": "sent"}, {}, {"status": ["failed"]}, [], "x"])
def test_what_says_nothing_final_changes_nothing(cast, texted, machine, said):
    path = report_path(cast.northgate.pk, texted.pk)

    answer = machine.post(path, json.dumps(said), content_type="application/json")

    texted.refresh_from_db()
    assert answer.status_code == 204 and texted.state == "delivered"


def test_without_the_secret_nothing_is_told(cast, texted, machine):
    right = report_path(cast.northgate.pk, texted.pk)
    token = right.split("/")[2]
    other = report_path(cast.northgate.pk, uuid4()).split("/")[2]
    for path in (right.replace(token, other), right.replace(token, "x"), "/texts/x/"):
        assert machine.post(path, {"status": "failed"}).status_code == 404

    texted.refresh_from_db()
    assert texted.state == "delivered"
    assert machine.get(right).status_code == 405


def test_stop_stops_at_once_and_start_starts_again(cast, wanting, machine, channels, gateway):
    wanting(cast.sam, "sms")
    wanting(cast.kim, "sms")
    Contact.objects.filter(client=cast.kim).delete()
    plan_clinic(cast.northgate.pk)

    stop = machine.post(answers_path(), {"from": NUMBER, "text": " Stop. "})
    with clock.at(HALF_PAST_SIX):
        tell_clinic(cast.northgate.pk, channels)

    assert stop.status_code == 204 and not gateway.heard
    assert not Contact.objects.usable().exists()

    machine.post(answers_path(), {"from": NUMBER, "text": "START"})
    assert Contact.objects.usable().get().client_id == cast.sam.pk
    kinds = AuditLine.objects.filter(client_id=cast.sam.pk).values_list("kind", flat=True)
    assert {"people.texts_stopped", "people.texts_started"} <= set(kinds)


def test_only_stop_and_start_are_understood_and_only_from_the_number_itself(cast, wanting, machine):
    wanting(cast.sam, "sms")

    machine.post(answers_path(), {"from": NUMBER, "text": "Please stop asking"})
    machine.post(answers_path(), {"from": "+447700900124", "text": "STOP"})
    machine.post(answers_path(), {"text": "STOP"})

    assert Contact.objects.usable().exists()
    assert [wish_in_text(one) for one in ("stopp", "Un-Stop", "ja", "")] == [
        "stop", "start", None, None,
    ]  # fmt: skip


def test_a_number_that_was_forgotten_is_not_started_again(cast, wanting, machine):
    wanting(cast.sam, "sms")
    machine.post(answers_path(), {"from": NUMBER, "text": "STOP"})
    forget_address(cast.sam, channel="sms", by=cast.sam)

    machine.post(answers_path(), {"from": NUMBER, "text": "START"})

    assert not Contact.objects.usable().exists()
    assert not Contact.objects.exclude(address=None).exists()


def test_codes_count_towards_what_a_clinic_pays_for(cast, wanting, channels, gateway, monkeypatch):
    monkeypatch.setattr(settings.ENVIRONMENT, "sms_a_month", 1)
    for client in (cast.sam, cast.kim):
        tell_address(client, channel="sms", address=NUMBER, by=client)

    send_what_was_asked_for(cast.northgate.pk, channels)
    tell_address(cast.sam, channel="sms", address=NUMBER, by=cast.sam)
    send_what_was_asked_for(cast.northgate.pk, channels)

    assert len(gateway.heard) == 1
