"""Messages: short words about one agreed thing, between the client and who treats them."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from midweek.audit.scope import ScopedManager
from midweek.people.models import ClinicOwned, Person
from midweek.people.models.care import OfClientQuerySet
from midweek.people.vault import SealedField
from midweek.plans.models import Assignment

LONGEST_MESSAGE = 2000


class MessageQuerySet(OfClientQuerySet):
    """Messages, by what became of them."""

    def standing(self) -> "MessageQuerySet":
        """Those that were not taken back."""
        return self.filter(taken_back_at=None)

    def from_clients(self) -> "MessageQuerySet":
        """What clients wrote."""
        return self.filter(by=models.F("client"))

    def from_therapists(self) -> "MessageQuerySet":
        """What those who treat them wrote."""
        return self.exclude(by=models.F("client"))

    def waiting(self) -> "MessageQuerySet":
        """What a client wrote and nobody answered."""
        return self.filter(waits=True)


class Message(ClinicOwned):
    """One message in the thread of an assignment. Its words never change.

    Every message of a client waits until somebody answers: whether it is a question is not
    for a program to judge. `answer` is the message that answered it; `settled` says how it
    was answered where that was not done in the thread.
    """

    class Settled(models.TextChoices):
        """How a message was answered elsewhere."""

        SESSION = "session", _("Talked about in the session")
        NOTHING = "nothing", _("Nothing to answer")

    client = models.ForeignKey(Person, models.PROTECT, related_name="messages")
    client_id: UUID
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="messages")
    assignment_id: UUID
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by_id: UUID
    words = SealedField()
    written_at = models.DateTimeField()
    received_at = models.DateTimeField()
    changed_seq = models.PositiveBigIntegerField()
    read_at = models.DateTimeField(null=True)
    read_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    taken_back_at = models.DateTimeField(null=True)
    waits = models.BooleanField(default=False)
    answered_at = models.DateTimeField(null=True)
    answer = models.ForeignKey("self", models.PROTECT, null=True, related_name="answers")
    settled = models.CharField(max_length=8, choices=Settled, blank=True)

    objects = ScopedManager.from_queryset(MessageQuerySet)()

    plain: ClassVar = {
        **dict.fromkeys(
            ["written_at", "received_at", "read_at", "taken_back_at", "answered_at"],
            "a time without content",
        ),
        "changed_seq": "orders what the phone pulls",
        "waits": "finds what nobody has answered, without what it says",
        "settled": "how it was answered, without what it says",
    }

    class Meta:
        indexes = [
            models.Index(fields=["clinic", "client", "changed_seq"], name="messages_by_change"),
            models.Index(
                fields=["clinic", "client", "received_at"],
                name="messages_waiting",
                condition=Q(waits=True),
            ),
        ]

    @property
    def is_from_client(self) -> bool:
        """Whether the client wrote it."""
        return self.by_id == self.client_id
