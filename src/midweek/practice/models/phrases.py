"""Phrases: a therapist's own short answers, recorded once and used again."""

from typing import ClassVar
from uuid import UUID

from django.db import models

from midweek.audit.scope import ScopedManager, ScopedQuerySet
from midweek.people.models import ClinicOwned, Person
from midweek.people.vault import SealedField


class PhraseQuerySet(ScopedQuerySet["Phrase"]):
    """Phrases are their author's alone."""

    def visible_to(self, person: Person) -> "PhraseQuerySet":
        """One's own."""
        return self.filter(owner=person)

    def at_hand(self) -> "PhraseQuerySet":
        """Those that were not put away, in the order they were made."""
        return self.filter(put_away_at=None).order_by("made_at", "pk")


class Phrase(ClinicOwned):
    """A short answer of a therapist's own. It is about nobody: a tool, and no record."""

    owner = models.ForeignKey(Person, models.PROTECT, related_name="phrases")
    owner_id: UUID
    words = SealedField(under="clinic")
    made_at = models.DateTimeField()
    put_away_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(PhraseQuerySet)()

    plain: ClassVar = dict.fromkeys(["made_at", "put_away_at"], "a time without content")
