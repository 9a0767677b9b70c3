"""Prove that an address for reminders is one's own: a code sent there comes back."""

import hmac
from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, action
from midweek.people.access import grant_to_client
from midweek.people.actions.care import raise_counter
from midweek.people.models import Contact, Person
from midweek.people.vault import open_sealed

CODE_GOOD_FOR = timedelta(minutes=30)
MOST_TRIES = 5


@action("people.address_proven", says=_("The client proved an address for reminders"))
def prove_address(
    client: Person, *, channel: str, code: str, by: Person
) -> Done[Contact] | AlreadyDone[Contact]:
    """Compare the code that came back. A wrong one counts, and is `AlreadyDone`, unproven."""
    if by.pk != client.pk:
        raise PermissionDenied("Only the client decides.")
    contact = Contact.objects.filter(client=client, channel=channel).open().first()
    if contact is None or contact.verified_at:
        if contact is None:
            raise ValidationError(_("First say where reminders may go."))
        return AlreadyDone(contact)
    if contact.tries >= MOST_TRIES or contact.made_at < clock.now() - CODE_GOOD_FOR:
        raise ValidationError(_("This code is no longer good. Ask for a new one."))
    grant = grant_to_client(client, by=by, purpose="comparing a code")
    right = hmac.compare_digest(str(open_sealed(contact, "code", grant=grant)), code)
    raise_counter(client)
    if not right:
        contact.tries += 1
        contact.save(update_fields=["tries"])
        return AlreadyDone(contact)
    contact.verified_at, contact.code = clock.now(), None
    contact.save(update_fields=["verified_at", "code"])
    return Done(contact, {"channel": channel})
