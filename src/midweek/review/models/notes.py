"""What a therapist notes for themselves."""

from typing import ClassVar
from uuid import UUID

from django.db import models

from midweek.audit.scope import ScopedManager
from midweek.people.models import ClinicOwned, Person
from midweek.people.models.care import OfClientQuerySet
from midweek.people.vault import SealedField

LONGEST_NOTE = 4000


class ProcessNoteQuerySet(OfClientQuerySet):
    """Process notes are their writer's alone."""

    def visible_to(self, person: Person) -> "ProcessNoteQuerySet":
        """One's own, about clients one treats now; nobody else knows that there are any."""
        mine: ProcessNoteQuerySet = super().visible_to(person).filter(writer=person)
        return mine.none() if person.is_client else mine


class ProcessNote(ClinicOwned):
    """A therapist's own thought about a session: no part of the record, of no export.

    It is sealed under a key of its own, so that neither the client's key nor a colleague's
    grant opens it (the "psychotherapy notes" of 45 CFR 164.501, kept apart from the record).
    """

    client = models.ForeignKey(Person, models.PROTECT, related_name="+")
    client_id: UUID
    writer = models.ForeignKey(Person, models.PROTECT, related_name="+")
    writer_id: UUID
    words = SealedField(under="writer")
    at = models.DateTimeField()
    put_away_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(ProcessNoteQuerySet)()

    of_its_writer_alone: ClassVar = True
    plain: ClassVar = dict.fromkeys(["at", "put_away_at"], "a time without content")

    class Meta:
        indexes = [models.Index(fields=["clinic", "client", "writer"], name="process_notes_of")]
