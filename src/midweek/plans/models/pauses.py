"""Pauses: "we put it on hold"."""

from datetime import date, timedelta
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from midweek.audit import clock
from midweek.audit.scope import ScopedManager
from midweek.people.models import ClinicOwned, Person
from midweek.people.models.care import OfClientQuerySet
from midweek.plans.models.assignments import Assignment


class PauseQuerySet(OfClientQuerySet):
    """Pauses, by whether they are open."""

    def open(self) -> "PauseQuerySet":
        """Those nobody has ended."""
        return self.filter(ended_on=None)


class Pause(ClinicOwned):
    """Some days, the client's own, on which one thing or the whole plan is not due.

    It ends by itself after `until`. Ended early, it lasts until the day before `ended_on`.
    """

    client = models.ForeignKey(Person, models.PROTECT, related_name="pauses")
    client_id: UUID
    assignment = models.ForeignKey(Assignment, models.PROTECT, null=True, related_name="pauses")
    assignment_id: UUID | None
    starts = models.DateField()
    until = models.DateField()
    ended_on = models.DateField(null=True)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager.from_queryset(PauseQuerySet)()

    plain: ClassVar = {
        **dict.fromkeys(
            ["starts", "until", "ended_on"],
            "needed to find due occasions without opening anything",
        ),
        "made_at": "a time without content",
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["clinic", "assignment"],
                condition=Q(ended_on=None, assignment__isnull=False),
                name="one_open_pause_of_a_thing",
            ),
            models.UniqueConstraint(
                fields=["clinic", "client"],
                condition=Q(ended_on=None, assignment=None),
                name="one_open_pause_of_everything",
            ),
        ]
        indexes = [models.Index(fields=["clinic", "client", "until"], name="pauses_of")]

    @property
    def last(self) -> date:
        """The last day of it; before `starts` when it was taken back on its first day."""
        return self.until if self.ended_on is None else min(self.until, before(self.ended_on))


def before(day: date) -> date:
    """The day before."""
    return day - timedelta(days=1)
