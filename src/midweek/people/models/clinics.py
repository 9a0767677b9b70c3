"""The clinic: the tenant whose data is walled off from every other."""

from typing import Any, ClassVar
from uuid import UUID, uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid6 import uuid7

from midweek import NAME
from midweek.audit.scope import ScopedManager, ScopedQuerySet


class Clinic(models.Model):
    """A practice of one therapist or of many.

    A notice of an answer about harm is taken up `taken_up_within` so many hours, or the
    `deputy` hears of it. How soon a message is answered is another matter: each therapist
    says that for themselves (`Person.answers_in`).
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=120)
    region = models.CharField(max_length=2, default="GB")
    language = models.CharField(max_length=8, default="en")
    zone = models.CharField(max_length=64, default="Europe/London")
    app_name = models.CharField(max_length=12, default=NAME)
    looks_by = models.CharField(max_length=80, blank=True)
    looks_on = models.JSONField(default=list)
    deputy = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    deputy_id: UUID | None
    taken_up_within = models.PositiveSmallIntegerField(null=True)
    own_rules = models.TextField(max_length=600, blank=True)
    restore_epoch = models.UUIDField(default=uuid4)
    is_demo = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)

    plain: ClassVar = {
        "name": "stands on the public invitation page",
        "region": "chooses the crisis numbers, shown before sign-in",
        "language": "a default",
        "zone": "a default",
        "app_name": "stands on home screens",
        "looks_by": "told to every client: who looks at entries",
        "looks_on": "told to every client: on which weekdays",
        "taken_up_within": "a number of hours",
        "own_rules": "what staff do about harm, written about nobody",
        "restore_epoch": "tells phones that a backup was restored",
        "is_demo": "marks invented people",
        "made_at": "says nothing about a person",
    }

    def __str__(self) -> str:
        return self.name

    @property
    def says_who_looks(self) -> bool:
        """Whether clients can be told who reads their entries, and when."""
        return bool(self.looks_by and self.looks_on)

    @property
    def says_who_answers(self) -> bool:
        """Whether somebody is named to respond to an answer about harm, and by when."""
        return bool(self.says_who_looks and self.deputy_id and self.taken_up_within)


HOURS_TO_TAKE_UP = (4, 12, 24, 48, 72)
"""Within how many hours a clinic can say it responds to an answer about harm."""


class ClinicOwned(models.Model):
    """A row behind one clinic's wall. Concrete models declare `plain` and `visible_to`."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    clinic_id: UUID

    objects: Any = ScopedManager()

    plain: ClassVar[dict[str, str]] = {}

    class Meta:
        abstract = True
        # Saving, refreshing and following a foreign key go through this manager. Django's
        # own would write and read by id alone, past the wall and past any sharding.
        base_manager_name = "objects"


class HelpLineQuerySet(ScopedQuerySet["HelpLine"]):
    """Crisis numbers are no secret within the clinic, nor outside it."""

    def visible_to(self, person: Any) -> "HelpLineQuerySet":
        """Every crisis number of the clinic."""
        return self


class HelpLine(ClinicOwned):
    """A number to call or text in a crisis, as this clinic checked it."""

    class Channel(models.TextChoices):
        """How to reach it."""

        EMERGENCY = "emergency", _("Emergency")
        CALL = "call", _("Call")
        TEXT = "text", _("Text")
        WEB = "web", _("Website")

    channel = models.CharField(max_length=10, choices=Channel)
    label = models.CharField(max_length=60)
    number = models.CharField(max_length=120)
    shown = models.CharField(max_length=120, blank=True)
    text_body = models.CharField(max_length=40, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    checked_on = models.DateField(null=True)
    checked_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")

    objects = ScopedManager.from_queryset(HelpLineQuerySet)()

    plain: ClassVar = dict.fromkeys(
        ["channel", "label", "number", "shown", "text_body", "position", "checked_on"],
        "public: shown before sign-in",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clinic", "position"], name="help_lines_in_order"),
        ]
