"""What is sent once because a client just asked for it: a code, a message to try, "later"."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q

from midweek.audit import clock
from midweek.audit.scope import in_clinic
from midweek.people.access import grant_to_remind
from midweek.people.models import Contact
from midweek.people.vault import open_sealed
from midweek.plans.models import Reminding
from midweek.reminders.channels.door import Channel, Message
from midweek.reminders.models import Reminder
from midweek.reminders.queries import texts_left
from midweek.reminders.wording import text_of_code, text_to_try
from midweek_rules.reminding import GRACE

SECONDS = 600
TRY = "try"


def send_what_was_asked_for(clinic_id: UUID, channels: Mapping[str, Channel]) -> None:
    """Send codes and messages to try. Each is marked first: after a crash it is not sent again."""
    with in_clinic(clinic_id), transaction.atomic():
        asked = Contact.objects.open().exclude(address=None).select_related("client__clinic")
        waiting = asked.filter(Q(try_at__isnull=False) | Q(code__isnull=False, code_sent_at=None))
        left = texts_left(clock.now())
        found = [(one.channel, _message(one)) for one in waiting[:100]]
        ids = [message.contact for _channel, message in found]
        Contact.objects.filter(pk__in=ids).update(try_at=None, code_sent_at=clock.now())
    beyond = [one for one in found if one[0] == "sms"][max(0, left) :]
    found = [one for one in found if one not in beyond]
    for name, message in found:
        if name in channels:
            channels[name].tell(message)


def _message(contact: Contact) -> Message:
    client = contact.client
    grant = grant_to_remind(client.pk, clinic_id=client.clinic_id)
    code = open_sealed(contact, "code", grant=grant)
    language = client.language
    text = text_of_code(code, language=language) if code else text_to_try(language=language)
    address = open_sealed(contact, "address", grant=grant)
    app = client.clinic.app_name
    return Message(contact.pk, contact.clinic_id, contact.pk, address, app, text, TRY, SECONDS)


def plan_what_comes_later(clinic_id: UUID) -> None:
    """Plan once more what somebody put off, at the time they asked for."""
    with in_clinic(clinic_id), transaction.atomic():
        for row in Reminding.objects.exclude(later_at=None).select_related("client")[:100]:
            told = Reminder.objects.filter(client=row.client_id, pk=row.later_of).first()
            if told is not None and row.later_at is not None:
                again = _again(told, row.later_at, ZoneInfo(row.client.zone))
                Reminder.objects.bulk_create([again], ignore_conflicts=True)
            Reminding.objects.filter(pk=row.pk).update(later_at=None)


def _again(told: Reminder, at: datetime, zone: ZoneInfo) -> Reminder:
    return Reminder(
        clinic_id=told.clinic_id,
        client_id=told.client_id,
        assignment_id=told.assignment_id,
        about=told.about,
        kind=Reminder.Kind.LATER,
        occasion_on=told.occasion_on,
        occasion_slot=told.occasion_slot,
        slot=f"{at.astimezone(zone):%H:%M}",
        channel=told.channel,
        due_at=at,
        until=at + GRACE,
    )
