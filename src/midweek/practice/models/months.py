"""The read model: one sealed row for each client and month."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from django.db import models

from midweek.audit.scope import ScopedManager
from midweek.people.models import ClinicOwned, Person
from midweek.people.models.care import OfClientQuerySet
from midweek.people.vault import SealedField


class Month(ClinicOwned):
    """One client's month in marks and numbers, packed and sealed.

    Everything in it can be made again from entries and skips. It exists because opening
    two rows a client is what lets a caseload of a hundred clients appear at once.
    """

    client = models.ForeignKey(Person, models.PROTECT, related_name="months")
    client_id: UUID
    first = models.DateField()
    marks = SealedField()

    objects = ScopedManager.from_queryset(OfClientQuerySet)()

    plain: ClassVar = {"first": "needed to find a month without opening it"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clinic", "client", "first"], name="one_month"),
        ]


def first_of(day: date) -> date:
    """The first day of the month of `day`."""
    return day.replace(day=1)
