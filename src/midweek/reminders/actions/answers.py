"""What a gateway tells of texts: that one did not arrive, and what somebody answered."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q

from midweek.audit import clock
from midweek.audit.action import System
from midweek.audit.scope import in_clinic
from midweek.people.actions.stopping import start_texts, stop_texts
from midweek.people.models import Clinic, Contact
from midweek.people.queries.numbers import with_number
from midweek.reminders.actions.falling_back import fall_back
from midweek.reminders.models import Reminder, State
from midweek_rules.endpoints import telephone_number, wish_in_text


def report(clinic_id: UUID, message_id: UUID, *, arrived: bool) -> None:
    """Take note of what became of a text, however often it is told.

    The one thing that may still change at the end: a gateway that said yes says later that
    it did not arrive. The next channel is tried, while the window lasts.
    """
    now = clock.now()
    with in_clinic(clinic_id), transaction.atomic():
        told = Reminder.objects.filter(channel="sms", state=State.DELIVERED)
        lead = told.filter(pk=message_id).first()
        if lead is None:
            return
        if arrived:
            contact = Contact.objects.filter(client=lead.client_id, channel="sms")
            contact.usable().update(delivered_at=now)
            return
        together = told.filter(Q(pk=message_id) | Q(lead=message_id))
        together.update(state=State.FAILED, reason="carrier")
        fall_back([lead], now=now)


def answer(number: str, words: str) -> int:
    """Do what somebody answered to a text: STOP, or START. Anything else is read by nobody.

    It says so for every clinic that sends texts to that number; the result is how many.
    """
    wish, known = wish_in_text(words), telephone_number(number)
    deed = {"stop": stop_texts, "start": start_texts}.get(wish or "")
    if deed is None or known is None:
        return 0
    count = 0
    for clinic_id in list(Clinic.objects.values_list("pk", flat=True)):
        with in_clinic(clinic_id), transaction.atomic():
            for contact in with_number(known, clinic_id=clinic_id):
                deed(contact, by=System("texts"))
                count += 1
    return count
