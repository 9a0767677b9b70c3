"""What client and therapist follow together, from 0 to 10."""

from typing import ClassVar
from uuid import UUID

from django.db import models

from midweek.audit import clock
from midweek.audit.scope import ScopedManager
from midweek.people.models import ClinicOwned, Person
from midweek.people.models.care import OfClientQuerySet
from midweek.people.vault import SealedField


class Dimension(ClinicOwned):
    """Something client and therapist follow together, 0 to 10, in words of their own.

    Its words may be put better; another meaning is another dimension, or what was
    answered before would tell of something else.
    """

    client = models.ForeignKey(Person, models.PROTECT, related_name="dimensions")
    client_id: UUID
    label = SealedField()
    low = SealedField()
    high = SealedField()
    position = models.PositiveSmallIntegerField()
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(OfClientQuerySet)()

    plain: ClassVar = {
        "position": "an order, without what it is an order of",
        "made_at": "a time without content",
        "ended_at": "a time without content",
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clinic", "client", "position"], name="one_position"),
        ]
