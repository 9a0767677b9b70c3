"""One thing of the plan, looked at together."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from midweek.audit.scope import ScopedManager
from midweek.people.models import ClinicOwned, Person
from midweek.people.models.care import OfClientQuerySet
from midweek.people.vault import SealedField
from midweek.plans.models import Assignment


class ReviewQuerySet(OfClientQuerySet):
    """Reviews, as far as they count as looking at something."""

    def looked_at(self) -> "ReviewQuerySet":
        """Those in which the thing was reached, and which nobody took back."""
        return self.filter(taken_back_at=None).exclude(mark=Review.Mark.NOT_REACHED)


class Review(ClinicOwned):
    """How one thing of the plan was looked at in a session. Never edited, only followed.

    `mark` is how much was done as the therapist heard it, `rating` how well it served its
    purpose, 0 to 4. They stand beside what the client says and what the log counts; the
    three are never joined (Mausbach 2010, doi:10.1007/s10608-010-9297-z). Without a mark
    the thing was looked at, and nobody said how much of it got done.
    """

    class Mark(models.TextChoices):
        """How much got done."""

        DONE = "done", _("Done")
        PARTLY = "partly", _("Partly")
        NOT_DONE = "not_done", _("Not done")
        NOT_REACHED = "not_reached", _("Not reached today")

    client = models.ForeignKey(Person, models.PROTECT, related_name="reviews")
    client_id: UUID
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="reviews")
    assignment_id: UUID
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by_id: UUID
    mark = models.CharField(max_length=11, choices=Mark, blank=True)
    rating = SealedField(null=True)
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(ReviewQuerySet)()

    plain: ClassVar = {
        "mark": "an answer about an opaque id, like a skip's",
        "at": "finds what nobody has looked at since the last session",
        "taken_back_at": "a time without content",
    }

    class Meta:
        indexes = [models.Index(fields=["clinic", "client", "at"], name="reviews_of")]
