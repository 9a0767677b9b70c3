"""The read model: one sealed row for each client and week."""

from typing import ClassVar
from uuid import UUID

from django.db import models

from midweek.audit.scope import ScopedManager
from midweek.people.models import ClinicOwned, Person
from midweek.people.models.care import OfClientQuerySet
from midweek.people.vault import SealedField


class Week(ClinicOwned):
    """One client's week in marks and numbers, packed and sealed.

    Everything in it can be made again from entries and skips. It exists because opening
    one row a week is what lets a caseload of a hundred clients appear at once.
    """

    client = models.ForeignKey(Person, models.PROTECT, related_name="weeks")
    client_id: UUID
    monday = models.DateField()
    marks = SealedField()

    objects = ScopedManager.from_queryset(OfClientQuerySet)()

    plain: ClassVar = {"monday": "needed to find a week without opening it"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clinic", "client", "monday"], name="one_week"),
        ]
