"""How a client wants to be reminded: theirs alone, told by their phone."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from midweek.audit.scope import ScopedManager
from midweek.people.models import ClinicOwned, Person
from midweek.people.models.care import OfClientQuerySet
from midweek.people.vault import SealedField

CHANNELS = ("push", "email", "sms", "calendar")


def every_day() -> list[int]:
    """Monday to Sunday."""
    return list(range(7))


class RemindingQuerySet(OfClientQuerySet):
    """A client's choices, which are nobody else's business."""

    def visible_to(self, person: Person) -> "RemindingQuerySet":
        """One's own."""
        found: RemindingQuerySet = self.filter(client=person)
        return found


class Reminding(ClinicOwned):
    """One client's choices about reminders. Without a row nobody is reminded.

    `at` is the one time of the day, or empty for the times in the plan. `paused_until` is
    the last day without any. `calendar` is the hash of a secret address. `asked_at` and
    `answered_at` are about "are these still useful?", asked once in the app after five that
    nobody answered.
    """

    class Wording(models.TextChoices):
        """What stands on the lock screen. The words themselves stand in `reminders`."""

        STANDARD = "standard", _("Plain")
        PLAINER = "plainer", _("Plainer still")
        OWN = "own", _("In my own words")

    client = models.OneToOneField(Person, models.PROTECT, related_name="reminding")
    client_id: UUID
    wanted = models.BooleanField(default=False)
    at = models.CharField(max_length=5, blank=True)
    days = models.JSONField(default=every_day)
    quiet_from = models.CharField(max_length=5, default="21:45")
    quiet_until = models.CharField(max_length=5, default="08:00")
    most_a_day = models.PositiveSmallIntegerField(default=1)
    most_a_week = models.PositiveSmallIntegerField(default=5)
    channels = models.JSONField(default=list)
    wording = models.CharField(max_length=8, choices=Wording, default=Wording.STANDARD)
    words = SealedField(null=True)
    session_tomorrow = models.BooleanField(default=False)
    paused_until: "models.DateField[date | None, date | None]" = models.DateField(null=True)
    calendar = models.CharField(max_length=64, blank=True)
    calendar_until: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField(
        null=True
    )
    later_of = models.UUIDField(null=True)
    later_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField(
        null=True
    )
    asked_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField(
        null=True
    )
    answered_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField(
        null=True
    )

    objects = ScopedManager.from_queryset(RemindingQuerySet)()

    plain: ClassVar = {
        **dict.fromkeys(
            [
                "wanted",
                "at",
                "days",
                "quiet_from",
                "quiet_until",
                "most_a_day",
                "most_a_week",
                "channels",
                "session_tomorrow",
                "paused_until",
            ],
            "decides when something is sent, without opening anything",
        ),
        "wording": "which fixed words are sent",
        "later_of": "a random number of a message",
        "calendar": "a hash: finds whose calendar is asked for, without keeping its address",
        **dict.fromkeys(
            ["calendar_until", "later_at", "asked_at", "answered_at"], "a time without content"
        ),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["clinic", "calendar"],
                condition=~Q(calendar=""),
                name="one_calendar_at_an_address",
            ),
        ]

    def has_calendar(self, now: datetime) -> bool:
        """Whether a calendar of the client's reminders is open."""
        return bool(self.calendar and self.calendar_until and now < self.calendar_until)

    @property
    def asks(self) -> bool:
        """Whether the app is to ask if reminders are still useful."""
        return asks(self.asked_at, self.answered_at)


def asks(asked_at: datetime | None, answered_at: datetime | None) -> bool:
    """Whether something was asked and not answered since."""
    return asked_at is not None and (answered_at is None or answered_at < asked_at)
