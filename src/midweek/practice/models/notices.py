"""Notices: answers that a person must see."""

from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from midweek.audit.scope import ScopedManager
from midweek.people.models import ClinicOwned, Person
from midweek.people.models.care import OfClientQuerySet
from midweek.people.vault import SealedField
from midweek.practice.models.entries import Entry


class NoticeQuerySet(OfClientQuerySet):
    """Notices, by whether somebody took them up."""

    def visible_to(self, person: Person) -> Any:
        """Those of clients in one's care; for the deputy, those they were told of."""
        found: Any = super().visible_to(person)
        return found if person.is_client else found | self.passed_to(person)

    def passed_to(self, person: Person) -> "NoticeQuerySet":
        """Those that this person was told of as the clinic's deputy."""
        told = self.filter(tellings__to=person, tellings__as_deputy=True)
        return self.filter(pk__in=told.values("pk"))

    def waiting(self) -> "NoticeQuerySet":
        """Those that nobody has acknowledged."""
        return self.filter(acknowledged_at=None)


class Notice(ClinicOwned):
    """A client answered a question about harm with more than "not at all".

    It says which question and which answer, and interprets nothing: the answer is a
    prompt for a person to follow up, never a score of danger (Simon 2013,
    doi:10.1176/appi.ps.201200587). It stays until someone says what was done.
    """

    class Response(models.TextChoices):
        """What was done about it."""

        SPOKE = "spoke", _("Spoke with the client")
        CALLED = "called", _("Called, no answer yet")
        REVIEWED = "reviewed", _("Looked at it with the client")
        PASSED_ON = "passed_on", _("Passed on to a colleague")

    client = models.ForeignKey(Person, models.PROTECT, related_name="notices")
    client_id: UUID
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="notices")
    entry_id: UUID
    about = SealedField()
    written_at = models.DateTimeField()
    received_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    response = models.CharField(max_length=10, choices=Response, blank=True)

    objects = ScopedManager.from_queryset(NoticeQuerySet)()

    plain: ClassVar = {
        **dict.fromkeys(["written_at", "received_at", "acknowledged_at"], "orders what waits"),
        "response": "what was done, without what it was about",
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clinic", "entry"], name="one_notice_per_entry"),
        ]
        indexes = [
            models.Index(
                fields=["clinic", "received_at"],
                name="notices_waiting",
                condition=models.Q(acknowledged_at=None),
            ),
        ]
