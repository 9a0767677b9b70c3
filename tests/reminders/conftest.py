"""A push service, a gateway, and Sam, who wants to be reminded at half past six."""

from datetime import UTC, date, datetime

import pytest

from tests.reminders.carriers import Gateway, PushCarrier, certificate, running

MONDAY = date(2026, 11, 30)
NOON = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
HALF_PAST_SIX = NOON.replace(hour=18, minute=30)


@pytest.fixture
def push(tmp_path):
    """A push service that opens what it gets."""
    trust = certificate(tmp_path)
    service = PushCarrier(trust)
    service.trust = trust[1]
    with running(service):
        yield service


@pytest.fixture
def gateway():
    """A gateway for texts that sends one for each request."""
    with running(Gateway()) as found:
        yield found


@pytest.fixture
def channels(push, gateway):
    """The real channels, pointed at carriers on loopback."""
    # Models and settings can be imported once Django is set up.
    from django.conf import settings

    from midweek.reminders.channels.email import Email
    from midweek.reminders.channels.sms import Sms
    from midweek.reminders.channels.web_push import WebPush

    hosts = (f"127.0.0.1:{push.port}",)
    web_push = WebPush(
        settings.VAPID_KEY,
        "https://midweek.example",
        hosts,
        may_call=lambda address: address == "127.0.0.1",
        trust=push.trust,
    )
    return {
        "push": web_push,
        "email": Email("midweek.example", "https://midweek.example"),
        "sms": Sms(f"http://127.0.0.1:{gateway.port}/send", "Midweek"),
    }


@pytest.fixture
def wanting(cast, push):
    """Let somebody want reminders: on which channels, and whatever else they choose."""

    from midweek.audit import clock
    from midweek.people.models import Contact, Device
    from midweek.people.vault import seal
    from midweek.plans.models import Reminding

    def wants(client, *order: str, **chosen):
        row = Reminding(
            clinic_id=client.clinic_id,
            client=client,
            wanted=True,
            **{"at": "18:30", "channels": list(order), **chosen},
        )
        row.save()
        for channel in order:
            contact = Contact(
                clinic_id=client.clinic_id, client=client, channel=channel, verified_at=NOON
            )
            if channel == "push":
                contact.device = Device.objects.create(clinic_id=client.clinic_id, person=client)
            address = {
                "push": push.subscription(),
                "email": "sam@c.example",
                "sms": "+447700900123",
            }[channel]
            seal(contact, address=address)
            contact.save()
        return row

    with cast.at_northgate(), clock.at(NOON):
        yield wants
