"""Links that let someone in once: invitations, and links sent by e-mail."""

import hashlib
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any, ClassVar, Self
from uuid import UUID

from django.db import models

from midweek.audit import clock
from midweek.audit.scope import ScopedManager, ScopedQuerySet
from midweek.people.models.clinics import ClinicOwned
from midweek.people.models.persons import Person


def new_token(clinic_id: UUID) -> str:
    """A fresh secret for a link: 256 random bits, behind the clinic it belongs to.

    The clinic stands in the link because nobody's rows can be reached before it is known
    whose clinic to look in. Only the token's hash is ever stored.
    """
    return urlsafe_b64encode(clinic_id.bytes + secrets.token_bytes(32)).decode()


def clinic_of_token(token: str) -> UUID | None:
    """The clinic a link leads to; None for anything that is no link of ours."""
    try:
        raw = urlsafe_b64decode(token.encode())
    except ValueError:
        return None
    return UUID(bytes=raw[:16]) if len(raw) == 48 else None


def token_hash(token: str) -> str:
    """What the database keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


class OneTimeLinkQuerySet(ScopedQuerySet[Any]):
    """Links are seen by whom they are for, and by whoever made them."""

    def visible_to(self, person: Person) -> Self:
        """Links to oneself; for staff, links to the clients they treat."""
        if person.is_client:
            return self.filter(person=person)
        treated = Person.objects.clients_of(person)
        return self.filter(models.Q(person=person) | models.Q(person__in=treated))

    def usable(self) -> Self:
        """Links that still open."""
        return self.filter(used_at=None, withdrawn_at=None, expires_at__gt=clock.now())


class OneTimeLink(ClinicOwned):
    """A link that works once, for a while."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="%(class)ss")
    person_id: UUID
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(OneTimeLinkQuerySet)()

    plain: ClassVar = {
        "token_hash": "a hash of 256 random bits",
        **dict.fromkeys(["made_at", "expires_at", "used_at", "withdrawn_at"], "a time"),
    }

    class Meta:
        abstract = True

    @property
    def client_id(self) -> UUID | None:
        """The client this link is about, for the audit trail; none for staff."""
        return self.person.client_id


class Invitation(OneTimeLink):
    """Somebody is asked in. Good once: for 14 days as a client, for 7 as a colleague."""


class SignInLink(OneTimeLink):
    """A link sent to a known address. Good for 10 minutes, once."""
