"""The library: activities, blank, as a clinic can give them to its clients.

An *Activity* is a worksheet, exercise, check-in, journal or questionnaire. What it says
and asks stands in its newest *ActivityVersion*. A version never changes: entries are
read for ever with the questions that were really asked.
"""

from typing import Any, ClassVar, NoReturn

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from midweek.audit.scope import ScopedManager, ScopedQuerySet
from midweek.people.models import ClinicOwned, Person


class Kind(models.TextChoices):
    """What an activity is for."""

    CHECK_IN = "check_in", _("Check-in")
    JOURNAL = "journal", _("Journal")
    EXERCISE = "exercise", _("Exercise")
    WORKSHEET = "worksheet", _("Worksheet")
    MEASURE = "measure", _("Questionnaire")


class ActivityQuerySet(ScopedQuerySet["Activity"]):
    """Blank activities belong to the whole clinic, or to whoever keeps them to themselves."""

    def visible_to(self, person: Person) -> "ActivityQuerySet":
        """The clinic's and one's own, for staff; clients meet activities in their plan."""
        return self.none() if person.is_client else self.filter(_seen_by(person))

    def on_the_shelf(self) -> "ActivityQuerySet":
        """What can be chosen today; what was put away stays in the plans it is part of."""
        return self.filter(put_away_at=None)


def _seen_by(person: Person, path: str = "") -> Q:
    return Q(**{f"{path}owner": None}) | Q(**{f"{path}owner": person})


class Activity(ClinicOwned):
    """Something a client can be asked to do, blank."""

    slug = models.SlugField(max_length=60)
    kind = models.CharField(max_length=10, choices=Kind)
    owner = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    put_away_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(ActivityQuerySet)()

    plain: ClassVar = dict.fromkeys(
        ["slug", "kind", "put_away_at"], "a blank activity says nothing of anyone"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clinic", "slug"], name="one_slug")]


class VersionChanged(RuntimeError):
    """Somebody tried to change a version. Make a new one instead."""


class ActivityVersionQuerySet(ScopedQuerySet["ActivityVersion"]):
    """Versions are seen wherever their activity is, and never change."""

    def visible_to(self, person: Person) -> "ActivityVersionQuerySet":
        """Every version of the activities that somebody sees."""
        return self.none() if person.is_client else self.filter(_seen_by(person, "activity__"))

    def newest(self) -> "ActivityVersionQuerySet":
        """The last version of each activity: what can be agreed on today."""
        later = self.model.objects.filter(
            activity=OuterRef("activity"), number__gt=OuterRef("number")
        )
        return self.filter(~Exists(later))

    def update(self, **values: Any) -> NoReturn:
        """Refuse, whoever asks."""
        raise VersionChanged("A version never changes; make a new one.")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse, whoever asks."""
        raise VersionChanged("A version never changes; make a new one.")


class ActivityVersion(ClinicOwned):
    """What an activity says and asks, once and for all."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    definition = models.JSONField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = ScopedManager.from_queryset(ActivityVersionQuerySet)()

    plain: ClassVar = dict.fromkeys(
        ["number", "definition", "digest", "made_at"], "a blank activity says nothing of anyone"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clinic", "activity", "number"], name="one_version"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save once. A version that exists is never written again."""
        if not self._state.adding:
            raise VersionChanged(f"{self.pk} was used; make a new version.")
        super().save(*args, **kwargs)


class DraftQuerySet(ScopedQuerySet["Draft"]):
    """A draft is its author's alone."""

    def visible_to(self, person: Person) -> "DraftQuerySet":
        """One's own drafts."""
        return self.none() if person.is_client else self.filter(author=person)


class Draft(ClinicOwned):
    """An activity that somebody is writing, as far as it goes: it need not hold together yet.

    `said` is kept at every pause in typing; `number` counts those, so that two open
    windows cannot overwrite each other.
    """

    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    of = models.ForeignKey(Activity, models.CASCADE, null=True, related_name="+")
    said = models.JSONField()
    number = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()

    objects = ScopedManager.from_queryset(DraftQuerySet)()

    plain: ClassVar = dict.fromkeys(
        ["said", "number", "changed_at"], "a blank activity says nothing of anyone"
    )
