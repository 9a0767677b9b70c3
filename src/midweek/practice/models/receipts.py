"""Receipts: what the server kept, and proof of it."""

from typing import ClassVar
from uuid import UUID

from django.db import models

from midweek.audit.scope import ScopedManager, ScopedQuerySet
from midweek.people.models import ClinicOwned, Device, Person
from midweek.people.vault import SealedField


class ReceiptQuerySet(ScopedQuerySet["Receipt"]):
    """Receipts are the client's own."""

    def visible_to(self, person: Person) -> "ReceiptQuerySet":
        """One's own receipts."""
        return self.filter(client=person)


class Receipt(ClinicOwned):
    """One operation that was kept. Its id is the one the phone gave the operation.

    The body's hash is sealed: everything else about a check-in stands in plain columns, so
    whoever stole the rows could try the five moods against a hash that lay open.
    """

    client = models.ForeignKey(Person, models.PROTECT, related_name="+")
    client_id: UUID
    device = models.ForeignKey(Device, models.PROTECT, related_name="+")
    device_seq = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=16)
    sha256 = SealedField()
    seq = models.PositiveBigIntegerField()
    received_at = models.DateTimeField()

    objects = ScopedManager.from_queryset(ReceiptQuerySet)()

    plain: ClassVar = {
        "device_seq": "shows gaps in what a phone sent",
        "kind": "a kind of message, not what it says",
        "seq": "orders what the phone pulls",
        "received_at": "a time without content",
    }

    class Meta:
        indexes = [models.Index(fields=["clinic", "client", "seq"], name="receipts_of_client")]
