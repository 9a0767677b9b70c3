"""Entries that nobody has opened, among what clients share now."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from midweek.audit.prepared import question
from midweek.practice.models import Entry
from midweek.review.queries.months import Sharing


def unread(shared: Sharing, *, since: datetime) -> dict[UUID, int]:
    """How many entries of each client nobody has opened."""
    found: dict[UUID, int] = {}
    for client_id, purpose, entries in _counted(clients=list(shared.grants), since=since):
        if purpose in shared.purposes[client_id]:
            found[client_id] = found.get(client_id, 0) + entries
    return found


def unseen_of(client_id: UUID, shared: Sharing) -> list[UUID]:
    """The entries of one client that nobody has opened, the newest first."""
    allowed = shared.purposes[client_id]
    return [pk for pk, purpose in _newest(client=client_id) if purpose in allowed]


@question
def _counted(*, clients: list[UUID], since: datetime) -> QuerySet[Entry, tuple[UUID, str, int]]:
    late = _unseen().filter(client__among=clients, happened_at__gte=since)
    counted: QuerySet[Entry, tuple[UUID, str, int]]
    counted = late.values_list("client_id", "purpose").annotate(count=Count("pk"))
    return counted


@question
def _newest(*, client: UUID) -> QuerySet[Entry, tuple[UUID, str]]:
    mine: QuerySet[Entry] = _unseen().filter(client=client)
    return mine.order_by("-happened_at", "-pk").values_list("pk", "purpose")


def _unseen() -> Any:
    # Of any purpose: the index over what nobody has opened holds little else.
    return Entry.objects.standing().filter(seen_at=None, unshared_at=None, undone_at=None)
