"""A therapist's own notes about one client, opened."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from midweek.audit.prepared import question
from midweek.people.access import grant_to_own_notes
from midweek.people.models import Person
from midweek.people.vault import open_sealed
from midweek.review.models import ProcessNote

MOST_SHOWN = 5


@dataclass(frozen=True)
class Noted:
    """One note of one's own."""

    id: UUID
    words: str
    at: datetime


def own_notes(client: Person, *, by: Person) -> list[Noted]:
    """The newest notes of one's own that were not put away."""
    rows = _notes(client=client.pk, writer=by.pk)
    if not rows:
        return []
    grant = grant_to_own_notes(client, by=by)
    return [Noted(one.pk, str(open_sealed(one, "words", grant=grant)), one.at) for one in rows]


@question
def _notes(*, client: UUID, writer: UUID) -> QuerySet[ProcessNote]:
    mine = ProcessNote.objects.filter(client=client, writer=writer, put_away_at=None)
    return mine.order_by("-at")[:MOST_SHOWN]
