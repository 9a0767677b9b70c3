"""Entries that nobody has opened, among what clients share now."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count

from midweek.practice.models import Entry
from midweek.review.queries.months import Sharing


def unread(shared: Sharing, *, since: datetime) -> dict[UUID, int]:
    """How many entries of each client nobody has opened."""
    rows = unseen(shared).filter(happened_at__gte=since).values_list("client_id", "purpose")
    found: dict[UUID, int] = {}
    for client_id, purpose, entries in rows.annotate(Count("pk")):
        if purpose in shared.purposes[client_id]:
            found[client_id] = found.get(client_id, 0) + entries
    return found


def unseen_of(client_id: UUID, shared: Sharing) -> list[UUID]:
    """The entries of one client that nobody has opened, the newest first."""
    rows = unseen(shared).filter(client=client_id, purpose__in=shared.purposes[client_id])
    return list(rows.order_by("-happened_at", "-pk").values_list("pk", flat=True))


def unseen(shared: Sharing) -> Any:
    """What nobody has opened, of any purpose: the index over it holds little else."""
    mine = Entry.objects.standing().filter(client__among=shared.grants)
    return mine.filter(seen_at=None, unshared_at=None, undone_at=None)
