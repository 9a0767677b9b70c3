"""What somebody wants to get to, in their own words."""

from typing import ClassVar
from uuid import UUID

from django.db import models

from midweek.audit import clock
from midweek.audit.scope import ScopedManager
from midweek.people.models import ClinicOwned, Person
from midweek.people.models.care import OfClientQuerySet
from midweek.people.vault import SealedField


class Goal(ClinicOwned):
    """One goal of a client. Several things of the plan may serve it."""

    client = models.ForeignKey(Person, models.PROTECT, related_name="goals")
    client_id: UUID
    words = SealedField()
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager.from_queryset(OfClientQuerySet)()

    plain: ClassVar = {"made_at": "a time without content"}
