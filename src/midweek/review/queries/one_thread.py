"""One thread, opened."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from midweek.people.access import given_name, names_grant
from midweek.people.models import Person
from midweek.people.vault import Grant, open_sealed
from midweek.plans.models import Assignment
from midweek.practice.models import Message

MOST_SHOWN = 200


@dataclass(frozen=True)
class Said:
    """One message of a thread, opened."""

    id: UUID
    by_id: UUID
    by: str
    from_client: bool
    at: datetime
    words: str
    taken_back: bool
    read_at: datetime | None
    read_by: str
    waits: bool
    settled: str


def thread_of(assignment: Assignment, *, by: Person, grant: Grant) -> list[Said]:
    """Everything said about one assignment, the oldest first; of a long thread the last part."""
    mine = Message.objects.visible_to(by).filter(client=assignment.client, assignment=assignment)
    newest = mine.select_related("by", "read_by").order_by("-received_at", "-pk")[:MOST_SHOWN]
    names = names_grant(by)
    return [_said(message, grant, names) for message in reversed(newest)]


def _said(message: Message, grant: Grant, names: Grant) -> Said:
    taken_back = message.taken_back_at is not None
    return Said(
        id=message.pk,
        by_id=message.by_id,
        by=_given(message.by, names),
        from_client=message.is_from_client,
        at=message.written_at if message.is_from_client else message.received_at,
        words="" if taken_back else open_sealed(message, "words", grant=grant),
        taken_back=taken_back,
        read_at=message.read_at,
        read_by=_given(message.read_by, names) if message.read_by else "",
        waits=message.waits,
        settled=message.settled,
    )


def _given(person: Person, grant: Grant) -> str:
    return given_name(str(open_sealed(person, "name", grant=grant)))
