"""What the phone hears about reminders: the choices, and what can reach it."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from midweek.audit import clock
from midweek.audit.prepared import question
from midweek.people.actions.proving import MOST_TRIES
from midweek.people.models import Contact, Person
from midweek.people.vault import Grant, open_sealed
from midweek.phone.api.rows import iso
from midweek.plans.models import Reminding


def reminders(client: Person, *, grant: Grant) -> dict[str, Any]:
    """The client's choices, whether the app asks if they help, and the state of each channel.

    `calendar` says whether there is one at a secret address, which the phone alone knows, and
    until when. A channel's state is `works`, `denied` (the phone says no), `waiting` (a code
    is on its way back), `stopped` (it was given up or lost) or `not_set_up`.
    """
    row = next(iter(_choices(client=client.pk)), None)
    contacts = _contacts(client=client.pk)
    return {
        "choices": _chosen(row or Reminding(clinic_id=client.clinic_id, client=client), grant),
        "asks": bool(row and row.asks),
        "calendar": _calendar(row),
        "vapid": settings.VAPID_PUBLIC,
        "channels": [
            _channel(name, [one for one in contacts if one.channel == name], grant)
            for name in settings.ENVIRONMENT.channels_offered
        ],
    }


@question
def _choices(*, client: UUID) -> QuerySet[Reminding]:
    return Reminding.objects.filter(client=client)


@question
def _contacts(*, client: UUID) -> QuerySet[Contact]:
    return Contact.objects.filter(client=client).order_by("-made_at")[:20]


def _chosen(row: Reminding, grant: Grant) -> dict[str, Any]:
    return {
        "wanted": row.wanted,
        "at": row.at or None,
        "days": row.days,
        "quiet_from": row.quiet_from,
        "quiet_until": row.quiet_until,
        "most_a_day": row.most_a_day,
        "most_a_week": row.most_a_week,
        "channels": row.channels,
        "wording": row.wording,
        "words": open_sealed(row, "words", grant=grant) or "",
        "session_tomorrow": row.session_tomorrow,
        "paused_until": row.paused_until,
    }


def _calendar(row: Reminding | None) -> dict[str, Any]:
    on = row is not None and row.has_calendar(clock.now())
    return {"on": on, "until": iso(row.calendar_until) if row and row.calendar_until else None}


def _channel(name: str, known: list[Contact], grant: Grant) -> dict[str, Any]:
    delivered = [one.delivered_at for one in known if one.delivered_at]
    told: dict[str, Any] = {
        "channel": name,
        "state": _state(known[0]) if known else "not_set_up",
        "delivered_at": iso(max(delivered)) if delivered else None,
    }
    if name == Contact.Channel.PUSH:
        latest: dict[UUID | None, Contact] = {}
        for one in known:
            latest.setdefault(one.device_id, one)
        told["devices"] = [
            {
                "device": device,
                "state": _state(one),
                "delivered_at": iso(one.delivered_at) if one.delivered_at else None,
            }
            for device, one in latest.items()
        ]
        if any(one["state"] == "works" for one in told["devices"]):
            told["state"] = "works"
    elif known and not known[0].gone_at:
        told["address"] = open_sealed(known[0], "address", grant=grant)
        told["tries_left"] = max(0, MOST_TRIES - known[0].tries)
    return told


def _state(contact: Contact) -> str:
    if contact.gone_at:
        return "stopped" if contact.gone_why in ("lost", "stop") else "not_set_up"
    if contact.verified_at:
        return "works"
    if contact.channel == Contact.Channel.PUSH:
        return "denied" if contact.permission == Contact.Permission.DENIED else "not_set_up"
    return "waiting"
