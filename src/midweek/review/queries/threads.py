"""Threads: what was said about each thing of a plan, and what waits for an answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, Max, Min, Q, QuerySet

from midweek.audit.prepared import question
from midweek.practice.models import Message


@dataclass(frozen=True)
class Waits:
    """What a client wrote first of all that nobody answered."""

    assignment_id: UUID
    slug: str
    since: datetime


def waiting_questions(client_ids: Iterable[UUID]) -> dict[UUID, Waits]:
    """For each of these clients, what has waited longest for an answer."""
    found = _waiting(clients=list(client_ids))
    return {client: Waits(assignment, slug, at) for client, assignment, slug, at in found}


@question
def _waiting(*, clients: list[UUID]) -> QuerySet[Message, tuple[UUID, UUID, str, datetime]]:
    rows = Message.objects.waiting().filter(client__among=clients).order_by("-received_at")
    return rows.values_list(
        "client_id", "assignment_id", "assignment__activity__slug", "received_at"
    )


@dataclass(frozen=True)
class Thread:
    """One thread, without a word of it: reading it is opening it."""

    client_id: UUID
    assignment_id: UUID
    slug: str
    ended: bool
    count: int
    last_at: datetime
    waits_since: datetime | None
    unread: int


def threads(client_ids: Iterable[UUID]) -> list[Thread]:
    """The threads of these clients: what waits longest first, then what was said last."""
    rows = (
        Message.objects.standing()
        .filter(client__among=client_ids)
        .values_list(
            "client_id", "assignment_id", "assignment__activity__slug", "assignment__ended_at"
        )
        .annotate(
            Count("pk"),
            last=Max("received_at"),
            since=Min("received_at", filter=Q(waits=True)),
            unread=Count("pk", filter=Q(read_at=None, by=F("client"))),
        )
    )
    found = [
        Thread(client, assignment, slug, ended is not None, count, last, since, unread)
        for client, assignment, slug, ended, count, last, since, unread in rows
    ]
    return sorted(found, key=_in_order)


def _in_order(thread: Thread) -> tuple[bool, float]:
    since = thread.waits_since
    return since is None, since.timestamp() if since else -thread.last_at.timestamp()


def by_assignment(found: Iterable[Thread]) -> Mapping[UUID, Thread]:
    """Threads by what they are about."""
    return {thread.assignment_id: thread for thread in found}
