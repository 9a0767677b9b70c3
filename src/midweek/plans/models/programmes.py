"""What is to be offered to one client later, part by part."""

from typing import ClassVar
from uuid import UUID

from django.db import models

from midweek.audit import clock
from midweek.audit.scope import ScopedManager
from midweek.people.models import ClinicOwned, Person
from midweek.people.models.care import OfClientQuerySet
from midweek.people.vault import SealedField


class ProgrammeQuerySet(OfClientQuerySet):
    """Programmes, by whether something of them is still to come."""

    def running(self) -> "ProgrammeQuerySet":
        """Those that were neither worked through nor stopped."""
        return self.filter(ended_at=None)


class Programme(ClinicOwned):
    """The parts of a template that wait for their week, their session, or the part before.

    `waiting` holds them in order, and which activity came before the first of them. `made_by`
    offers each when its time has come, as long as they treat the client.
    """

    client = models.ForeignKey(Person, models.PROTECT, related_name="+")
    client_id: UUID
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_by_id: UUID
    waiting = SealedField()
    began_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(ProgrammeQuerySet)()

    plain: ClassVar = dict.fromkeys(["began_at", "ended_at"], "a time without content")

    class Meta:
        indexes = [
            models.Index(
                fields=["clinic", "client"],
                condition=models.Q(ended_at=None),
                name="programmes_running",
            )
        ]
