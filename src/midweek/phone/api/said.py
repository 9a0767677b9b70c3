"""What was said, as phones read it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from midweek.audit.prepared import question
from midweek.people.models import Person
from midweek.people.vault import Grant, open_values
from midweek.phone.api.rows import PAGE, Row, given_names, iso
from midweek.practice.models import Message
from midweek.practice.queries import Answering, answering_of

WORDS = Message._meta.get_field("words")


@question
def messages_since(*, client: UUID, since: int) -> QuerySet[Message, Row]:
    """The client's messages that changed after `since`."""
    found = Message.objects.filter(client=client, changed_seq__gt=since)
    return found.order_by("changed_seq").values_list(
        "changed_seq",
        "id",
        "assignment_id",
        "by_id",
        "by__name",
        "received_at",
        "read_at",
        "taken_back_at",
        "waits",
        "settled",
        "words",
    )[: PAGE + 1]


def messages_told(rows: list[Row], client: Person, grant: Grant) -> list[dict[str, Any]]:
    """Messages as phones read them. What was taken back has no words any more."""
    words = open_values(WORDS, [(row[1], row[-1]) for row in rows if not row[7]], grant=grant)
    names = given_names(rows, client)
    answering = answering_of(client) if any(row[8] for row in rows) else None
    return [
        {
            "id": pk,
            "assignment": assignment,
            "mine": by == client.pk,
            "by": names[by],
            "at": iso(at),
            "read_at": iso(read_at) if read_at else None,
            "undone": taken_back_at is not None,
            "waits": waits,
            "answer_by": _answer_by(answering, at, client) if waits else None,
            "settled": settled,
            "words": words.get(pk, ""),
        }
        for (_, pk, assignment, by, _, at, read_at, taken_back_at, waits, settled, _) in rows
    ]


def _answer_by(answering: Answering | None, at: datetime, client: Person) -> date | None:
    return answering.by(at.astimezone(ZoneInfo(client.zone)).date()) if answering else None
