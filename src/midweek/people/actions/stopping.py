"""STOP and START, answered to a text: they count at once, and for whoever holds the phone."""

from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, System, action
from midweek.people.actions.care import raise_counter
from midweek.people.models import Contact


@action("people.texts_stopped", says=_("STOP was answered to a text"))
def stop_texts(contact: Contact, *, by: System) -> Done[Contact] | AlreadyDone[Contact]:
    """Send no more texts to a number. It is kept, sealed, so that START finds it."""
    if contact.gone_at:
        return AlreadyDone(contact)
    contact.gone_at, contact.gone_why, contact.code = clock.now(), "stop", None
    contact.save(update_fields=["gone_at", "gone_why", "code"])
    raise_counter(contact.client)
    return Done(contact)


@action("people.texts_started", says=_("START was answered to a text"))
def start_texts(contact: Contact, *, by: System) -> Done[Contact] | AlreadyDone[Contact]:
    """Send texts to a number again that was stopped, unless another took its place."""
    others = Contact.objects.filter(client=contact.client_id, channel=contact.channel).open()
    if contact.gone_why != "stop" or not contact.verified_at or others.exists():
        return AlreadyDone(contact)
    contact.gone_at, contact.gone_why = None, ""
    contact.save(update_fields=["gone_at", "gone_why"])
    raise_counter(contact.client)
    return Done(contact)
