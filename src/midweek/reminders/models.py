"""A *Reminder* is one occasion on one channel: planned, claimed, told, and ended one way."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from midweek.audit import clock
from midweek.audit.scope import ScopedManager
from midweek.people.models import ClinicOwned, Person
from midweek.people.models.care import OfClientQuerySet
from midweek.plans.models import Assignment


class State(models.TextChoices):
    """Where a reminder stands. The last four are for ever."""

    PLANNED = "planned"
    CLAIMED = "claimed"
    SENDING = "sending"
    DELIVERED = "delivered"
    EXPIRED = "expired"
    SUPPRESSED = "suppressed"
    FAILED = "failed"


OPEN = (State.PLANNED, State.CLAIMED, State.SENDING)
TOLD = (State.SENDING, State.DELIVERED)


class ReminderQuerySet(OfClientQuerySet):
    """A client's reminders are nobody else's business: not even a therapist counts them."""

    def visible_to(self, person: Person) -> "ReminderQuerySet":
        """One's own."""
        found: ReminderQuerySet = self.filter(client=person)
        return found


class Reminder(ClinicOwned):
    """One occasion, to be told on one channel between `due_at` and `until`.

    Whoever works on it writes its `run` into it, and may end it only while that still
    stands there: a worker that slept over its lease finds another's, and changes nothing.
    Several due together are one message, which carries the id of the first, their `lead`.
    """

    class Kind(models.TextChoices):
        """Which of the fixed words it says."""

        PLANNED = "planned"
        MEASURE = "measure"
        SESSION = "session"
        NEWS = "news"
        LATER = "later"

    # Each index more is written three times for each reminder: these two are never asked alone.
    client = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    client_id: UUID
    assignment = models.ForeignKey(
        Assignment, models.PROTECT, null=True, related_name="+", db_index=False
    )
    assignment_id: UUID | None
    about = models.UUIDField()
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.PLANNED)
    occasion_on = models.DateField()
    occasion_slot = models.CharField(max_length=5, blank=True)
    slot = models.CharField(max_length=5)
    channel = models.CharField(max_length=8)
    due_at = models.DateTimeField()
    until = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    reason = models.CharField(max_length=16, blank=True)
    run = models.UUIDField(null=True)
    leased_until = models.DateTimeField(null=True)
    lead = models.UUIDField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    told_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager.from_queryset(ReminderQuerySet)()

    plain: ClassVar = {
        **dict.fromkeys(
            ["occasion_on", "occasion_slot", "slot", "due_at", "until", "kind", "channel"],
            "needed to tell in time, without opening anything",
        ),
        **dict.fromkeys(["state", "reason", "tries"], "a code of how it went"),
        **dict.fromkeys(["run", "lead", "about"], "an id"),
        **dict.fromkeys(["leased_until", "told_at", "made_at"], "a time without content"),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["clinic", "about", "occasion_on", "slot", "channel"],
                name="one_reminder_of_an_occasion",
            )
        ]
        indexes = [
            models.Index(
                fields=["clinic", "due_at"],
                condition=Q(state="planned"),
                name="reminders_due",
            ),
            models.Index(
                fields=["clinic", "client"],
                condition=Q(state="planned"),
                name="reminders_planned_of",
            ),
            # By what SQLite can prove: a list of states it cannot, and it read every row.
            models.Index(
                fields=["clinic", "leased_until"],
                condition=Q(leased_until__isnull=False),
                name="reminders_leased",
            ),
            models.Index(fields=["clinic", "client", "told_at"], name="reminders_told"),
        ]


class Planned(ClinicOwned):
    """Up to when a client's reminders are planned, and of which state of plan and messages."""

    client = models.OneToOneField(Person, models.PROTECT, related_name="+")
    client_id: UUID
    counter = models.PositiveBigIntegerField()
    talk = models.PositiveBigIntegerField(default=0)
    until = models.DateTimeField()

    objects = ScopedManager.from_queryset(ReminderQuerySet)()

    plain: ClassVar = {
        **dict.fromkeys(["counter", "talk"], "a number of the phone's pull"),
        "until": "a time without content",
    }
