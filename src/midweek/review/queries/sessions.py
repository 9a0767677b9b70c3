"""Sessions in the room: how many there were, when the next one is, who comes today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Min, Q

from midweek.people.models import Person
from midweek.plans.models import Appointment


@dataclass(frozen=True)
class Sessions:
    """The sessions of one client, seen from now."""

    held: int = 0
    next: datetime | None = None


def sessions_of(client_ids: Iterable[UUID], *, now: datetime) -> dict[UUID, Sessions]:
    """The sessions of each client, in one query.

    One that began less than an hour ago still counts as next.
    """
    begun = now - timedelta(hours=1)
    rows = (
        Appointment.objects.filter(client__among=client_ids, cancelled_at=None)
        .values("client_id")
        .annotate(
            held=Count("pk", filter=Q(starts_at__lt=begun)),
            next=Min("starts_at", filter=Q(starts_at__gte=begun)),
        )
    )
    return {row["client_id"]: Sessions(row["held"], row["next"]) for row in rows}


def meetings(client: Person) -> list[datetime]:
    """When a client's sessions begin, of all that were not cancelled, the earliest first."""
    kept = Appointment.objects.filter(client=client, cancelled_at=None).order_by("starts_at")
    return list(kept.values_list("starts_at", flat=True))


def sessions_between(therapist: Person, start: datetime, end: datetime) -> list[Appointment]:
    """Whom the therapist meets in that time, the earliest first."""
    return list(
        Appointment.objects.visible_to(therapist)
        .filter(therapist=therapist, cancelled_at=None, starts_at__gte=start, starts_at__lt=end)
        .order_by("starts_at")
    )
