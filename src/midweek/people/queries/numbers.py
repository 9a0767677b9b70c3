"""Whose number is it? Numbers lie sealed, so each is opened to compare it."""

from uuid import UUID

from django.db.models import Q

from midweek.people.access import grant_to_remind
from midweek.people.models import Contact
from midweek.people.vault import keyring, open_sealed


def with_number(number: str, *, clinic_id: UUID) -> list[Contact]:
    """The contacts of the clinic in scope that texts go to, or went to until STOP."""
    kept = Contact.objects.filter(channel=Contact.Channel.SMS).exclude(address=None)
    found = list(kept.filter(Q(gone_at=None) | Q(gone_why="stop")).select_related("client"))
    keyring.unwrap_many([one.client_id for one in found], clinic_id=clinic_id)
    return [one for one in found if _address(one) == number]


def _address(contact: Contact) -> str:
    grant = grant_to_remind(contact.client_id, clinic_id=contact.clinic_id)
    return str(open_sealed(contact, "address", grant=grant))
