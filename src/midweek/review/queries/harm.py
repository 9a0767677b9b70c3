"""Answers about harm since some moment, taken up or not, and whether anybody asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from midweek.audit.prepared import question
from midweek.library.queries import definitions
from midweek.people.vault import Grant, open_sealed
from midweek.practice.marks import Mark
from midweek.practice.models import Notice
from midweek.review.queries.notices import say
from midweek.review.queries.shelf import Shelf
from midweek_rules.scoring import asks_about_risk


@dataclass(frozen=True)
class Answer:
    """One answer about harm: which question, what was said, and what was done about it."""

    entry_id: UUID
    says: str
    at: datetime
    response: str
    readable: bool


def answers_about_harm(
    client_id: UUID, *, since: datetime, grant: Grant, language: str
) -> list[Answer]:
    """What was answered since then, and whatever nobody has taken up, the newest first."""
    rows = _notices(client=client_id, since=since)
    texts = definitions({row.entry.version_id for row in rows}, language=language)
    return [
        Answer(
            entry_id=row.entry_id,
            says=say(texts[str(row.entry.version_id)], open_sealed(row, "about", grant=grant)),
            at=row.written_at,
            response=row.response if row.acknowledged_at else "",
            readable=row.entry.unshared_at is None and row.entry.undone_at is None,
        )
        for row in rows
    ]


@question
def _notices(*, client: UUID, since: datetime) -> QuerySet[Notice]:
    mine = Notice.objects.filter(client=client)
    told = mine.filter(Q(acknowledged_at=None) | Q(written_at__gte=since))
    return told.select_related("entry").order_by("-written_at")


def last_asked(marks: Iterable[Mark], books: Shelf) -> Mark | None:
    """The newest whole answer to anything that asks about harm."""
    asking = {slug for slug, said in books.definitions.items() if asks_about_risk(said)}
    asked = [m for m in marks if m.slug in asking and m.kind == "entry" and m.finished]
    return max(asked, key=lambda mark: mark.minute, default=None)
