"""What was agreed: one thing to do, and its terms, dated and numbered."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.scope import ScopedManager
from midweek.library.models import Activity, ActivityVersion
from midweek.people.models import ClinicOwned, Person
from midweek.people.models.care import OfClientQuerySet
from midweek.people.vault import SealedField
from midweek.plans.models.goals import Goal


class Rung(models.TextChoices):
    """One size of an assignment."""

    SMALLER = "smaller", _("Start small")
    AGREED = "agreed", _("As agreed")
    BIGGER = "bigger", _("A step up")


class AssignmentQuerySet(OfClientQuerySet):
    """Assignments, by whether they are running."""

    def running(self) -> "AssignmentQuerySet":
        """Those that have not ended."""
        return self.filter(ended_at=None)


class Assignment(ClinicOwned):
    """One agreed thing to do. What the client added in own words is `called` by these."""

    client = models.ForeignKey(Person, models.PROTECT, related_name="assignments")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+")
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)
    called = SealedField(null=True)
    client_id: UUID
    activity_id: UUID
    made_by_id: UUID

    objects = ScopedManager.from_queryset(AssignmentQuerySet)()

    plain: ClassVar = {
        "made_at": "a time without content",
        "ended_at": "decides whether something is due",
    }

    class Meta:
        indexes = [models.Index(fields=["clinic", "client", "ended_at"], name="assignments_of")]


class Terms(ClinicOwned):
    """What was agreed about one assignment, from one day on. Never edited, only followed.

    The one column that changes is `sure`: what the client said on the phone about these
    terms afterwards, how likely they are to do it and what would help.
    """

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="terms")
    assignment_id: UUID
    client = models.ForeignKey(Person, models.PROTECT, related_name="+")
    client_id: UUID
    number = models.PositiveIntegerField()
    version = models.ForeignKey(ActivityVersion, models.PROTECT, related_name="+")
    version_id: UUID
    rung = models.CharField(max_length=8, choices=Rung, default=Rung.AGREED)
    why = SealedField()
    goal = models.ForeignKey(Goal, models.PROTECT, null=True, related_name="+")
    planning = SealedField(null=True)
    sure = SealedField(null=True)
    rrule = models.CharField(max_length=200, blank=True)
    times = models.JSONField(default=list)
    beyond = models.JSONField(default=dict)
    starts = models.DateField()
    until = models.DateField(null=True)
    agreed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager.from_queryset(OfClientQuerySet)()

    plain: ClassVar = {
        "number": "orders what was agreed",
        "rung": "a size, without what it is a size of",
        "rrule": "needed to find due occasions without opening anything",
        "times": "needed to find due occasions without opening anything",
        "beyond": "needed to find due occasions without opening anything",
        "starts": "needed to find due occasions without opening anything",
        "until": "needed to find due occasions without opening anything",
        "agreed_at": "a time without content",
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clinic", "assignment", "number"], name="one_number"),
        ]
