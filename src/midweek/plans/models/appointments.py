"""The session in the room."""

from typing import ClassVar
from uuid import UUID

from django.db import models

from midweek.audit.scope import ScopedManager
from midweek.people.models import ClinicOwned, Person
from midweek.people.models.care import OfClientQuerySet


class Appointment(ClinicOwned):
    """A session in the room."""

    client = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    therapist = models.ForeignKey(Person, models.PROTECT, related_name="+")
    client_id: UUID
    therapist_id: UUID
    starts_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)
    series = models.UUIDField(null=True)
    source = models.CharField(max_length=64, blank=True)

    objects = ScopedManager.from_queryset(OfClientQuerySet)()

    plain: ClassVar = {
        "starts_at": "orders the caseload without opening anything",
        "cancelled_at": "a time without content",
        "series": "a random number that sessions agreed together share",
        "source": "a hash, so that a calendar read again changes nothing twice",
    }

    class Meta:
        indexes = [models.Index(fields=["clinic", "client", "starts_at"], name="appointments_of")]
