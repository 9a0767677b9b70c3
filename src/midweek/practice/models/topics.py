"""Topics: what client and therapist put on the list for their next session."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from midweek.audit.scope import ScopedManager
from midweek.people.models import ClinicOwned, Person
from midweek.people.models.care import OfClientQuerySet
from midweek.people.vault import SealedField
from midweek.plans.models import Assignment

LONGEST_TOPIC = 500


class TopicQuerySet(OfClientQuerySet):
    """Topics, by whether they were reached."""

    def open(self) -> "TopicQuerySet":
        """What is still to be talked about: what one session does not reach stays for the next."""
        return self.filter(taken_back_at=None, talked_at=None)


class Topic(ClinicOwned):
    """Something to talk about in the session. Either side adds it, either says it was done.

    One from "leave it and talk" has the id of that skip, and no words of its own.
    """

    client = models.ForeignKey(Person, models.PROTECT, related_name="topics")
    client_id: UUID
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by_id: UUID
    assignment = models.ForeignKey(Assignment, models.PROTECT, null=True, related_name="topics")
    assignment_id: UUID | None
    words = SealedField()
    written_at = models.DateTimeField()
    changed_seq = models.PositiveBigIntegerField()
    talked_at = models.DateTimeField(null=True)
    talked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    taken_back_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(TopicQuerySet)()

    plain: ClassVar = {
        **dict.fromkeys(["written_at", "talked_at", "taken_back_at"], "a time without content"),
        "changed_seq": "orders what the phone pulls",
    }

    class Meta:
        indexes = [
            models.Index(fields=["clinic", "client", "changed_seq"], name="topics_by_change"),
            models.Index(
                fields=["clinic", "client", "written_at"],
                name="topics_open",
                condition=Q(talked_at=None, taken_back_at=None),
            ),
        ]
