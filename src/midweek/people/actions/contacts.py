"""Say where reminders may go, prove that it is one's own, and take it back."""

import secrets
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import validate_email
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, action
from midweek.people.access import grant_to_client
from midweek.people.actions.care import raise_counter
from midweek.people.models import Contact, Person
from midweek.people.vault import open_sealed, seal
from midweek_rules.endpoints import endpoint_problem, telephone_number

MOST_CODES_A_DAY = 3


@action("people.push_told", says=_("A phone said whether it takes reminders"))
def tell_push(
    client: Person,
    *,
    device_id: UUID,
    subscription: dict[str, str] | None,
    permission: str,
    by: Person,
) -> Done[Contact] | AlreadyDone[Contact]:
    """Keep what one phone says: its push service, or that it has none and why.

    The address of a push service is a URL from outside. Only services on the operator's
    list are ever called, so any other is refused here, and again before each sending.
    """
    _must_be_self(client, by)
    hosts = settings.ENVIRONMENT.push_hosts
    if subscription and endpoint_problem(subscription["endpoint"], hosts):
        raise ValidationError(_("We cannot send reminders through this browser."))
    known = Contact.objects.filter(client=client, device=device_id, channel="push").open().first()
    if known and (known.permission, opened(known, by=by)) == (permission, subscription):
        return AlreadyDone(known)
    _end(Contact.objects.filter(device=device_id, channel="push"), why="replaced")
    contact = Contact(
        clinic_id=client.clinic_id,
        client=client,
        channel="push",
        device_id=device_id,
        permission=permission,
        agreed_at=clock.now() if subscription else None,
        verified_at=clock.now() if subscription else None,
    )
    if subscription:
        seal(contact, address=subscription)
    contact.save(force_insert=True)
    raise_counter(client)
    return Done(contact, {"permission": permission})


@action("people.address_told", says=_("The client said where reminders may go"))
def tell_address(client: Person, *, channel: str, address: str, by: Person) -> Done[Contact]:
    """Keep an address that reminders may go to once a code sent there comes back.

    Telling it is the consent to it: the phone says what is sent there, and what it costs
    in privacy, before it asks.
    """
    _must_be_self(client, by)
    address = _readable(channel, address)
    day_ago = clock.now() - timedelta(days=1)
    asked = Contact.objects.filter(client=client, channel=channel, made_at__gt=day_ago)
    if asked.count() >= MOST_CODES_A_DAY:
        raise ValidationError(_("Three codes a day. Try again tomorrow."))
    _end(Contact.objects.filter(client=client, channel=channel), why="replaced")
    contact = Contact(
        clinic_id=client.clinic_id, client=client, channel=channel, agreed_at=clock.now()
    )
    seal(contact, address=address, code=f"{secrets.randbelow(10**6):06}")
    contact.save(force_insert=True)
    raise_counter(client)
    return Done(contact, {"channel": channel})


def _readable(channel: str, address: str) -> str:
    if channel == Contact.Channel.SMS:
        number = telephone_number(address)
        if number is None:
            raise ValidationError(_("Write the number with its country, like +44 7700 900123."))
        return number
    validate_email(address.strip())
    return address.strip()


@action("people.address_forgotten", says=_("Reminders go to an address no more"))
def forget_address(
    client: Person, *, channel: str, by: Any, why: str = "client"
) -> Done[Person] | AlreadyDone[Person]:
    """Send nothing more to an address, and keep it no longer."""
    if by.pk is not None:
        _must_be_self(client, by)
    if not _end(Contact.objects.filter(client=client, channel=channel), why=why):
        return AlreadyDone(client)
    raise_counter(client)
    return Done(client, {"channel": channel, "why": why})


@action("people.reminder_tried", says=_("The client asked for a message to try"))
def try_contact(client: Person, *, channel: str, by: Person) -> Done[Person]:
    """Ask for one message to see that it arrives."""
    _must_be_self(client, by)
    usable = Contact.objects.filter(client=client, channel=channel).usable()
    if not usable.update(try_at=clock.now()):
        raise ValidationError(_("First say where reminders may go."))
    raise_counter(client)
    return Done(client, {"channel": channel})


def opened(contact: Contact, *, by: Person) -> Any:
    """The address of an own contact, as it was told."""
    grant = grant_to_client(contact.client, by=by, purpose="the client's own contact")
    return open_sealed(contact, "address", grant=grant)


def _end(found: QuerySet[Contact], *, why: str) -> int:
    # A number that answered STOP is kept for START, but not beyond the client's own word.
    kept = found.filter(Q(gone_at=None) | Q(gone_why="stop", address__isnull=False))
    return kept.update(gone_at=clock.now(), gone_why=why, address=None, code=None, verified_at=None)


def _must_be_self(client: Person, by: Person) -> None:
    if by.pk != client.pk:
        raise PermissionDenied("Only the client decides.")
