"""How long records are kept, which must not go, and who is gone for good."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from midweek.audit import clock
from midweek.audit.scope import ScopedManager, ScopedQuerySet
from midweek.people.models import ClinicOwned, Person
from midweek.people.vault import SealedField

YEARS = (1, 2, 3, 5, 7, 8, 10, 12, 15, 20, 30)
"""For how many years after the end of care a clinic can keep records."""


class Erasure(models.Model):
    """A client who was erased, by an id that means nothing any more.

    It lies in the keyring, so that a restored backup of the data cannot take it back. The
    `seal` is a keyed hash: nobody without the root key can write a line that erases somebody.
    """

    id = models.UUIDField(primary_key=True)
    erased_at = models.DateTimeField(default=clock.now)
    seal = models.BinaryField(max_length=32)

    plain: ClassVar = {
        "erased_at": "tells when the last backup with this client is gone",
        "seal": "a keyed hash: proves that the erasure was ours",
    }


class RetentionQuerySet(ScopedQuerySet["Retention"]):
    """The rule is no secret within the clinic."""

    def visible_to(self, person: Person) -> "RetentionQuerySet":
        """Everybody of the clinic may know how long records are kept."""
        return self


class Retention(ClinicOwned):
    """How many years after the end of care a clinic keeps a record, and then erases it."""

    years = models.PositiveSmallIntegerField()
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager.from_queryset(RetentionQuerySet)()

    plain: ClassVar = {
        "years": "a rule of the clinic, about nobody",
        "decided_at": "a time without content",
    }

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clinic"], name="one_retention")]


class LegalHoldQuerySet(ScopedQuerySet["LegalHold"]):
    """Holds are for who runs the clinic, and who treats the client."""

    def visible_to(self, person: Person) -> "LegalHoldQuerySet":
        """All for who runs the clinic; else those of clients one treats now."""
        if person.is_client:
            return self.none()
        if person.runs_clinic:
            return self
        return self.filter(client__in=Person.objects.clients_of(person))

    def in_force(self) -> "LegalHoldQuerySet":
        """Those that nobody lifted."""
        return self.filter(lifted_at=None)


class LegalHold(ClinicOwned):
    """A record that must not go: no rule and no person erases it until the hold is lifted."""

    client = models.ForeignKey(Person, models.PROTECT, related_name="+")
    client_id: UUID
    reason = SealedField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    since = models.DateTimeField(default=clock.now)
    lifted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    lifted_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(LegalHoldQuerySet)()

    plain: ClassVar = dict.fromkeys(["since", "lifted_at"], "a time without content")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["clinic", "client"], condition=Q(lifted_at=None), name="one_hold_in_force"
            ),
        ]
