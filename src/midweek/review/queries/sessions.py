"""Sessions in the room: how many there were, when the next one is, who comes today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Min, Q, QuerySet

from midweek.audit.prepared import question
from midweek.people.models import CareLink, Person
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
    rows = _counted(clients=list(client_ids), begun=now - timedelta(hours=1))
    return {client_id: Sessions(held, coming) for client_id, held, coming in rows}


@question
def _counted(
    *, clients: list[UUID], begun: datetime
) -> QuerySet[Appointment, tuple[UUID, int, datetime | None]]:
    kept = Appointment.objects.filter(client__among=clients, cancelled_at=None)
    counted: QuerySet[Appointment, tuple[UUID, int, datetime | None]]
    counted = kept.values_list("client_id").annotate(
        held=Count("pk", filter=Q(starts_at__lt=begun)),
        next=Min("starts_at", filter=Q(starts_at__gte=begun)),
    )
    return counted


def meetings(client: Person) -> list[datetime]:
    """When a client's sessions begin, of all that were not cancelled, the earliest first."""
    return [at for (at,) in _meetings(client=client.pk)]


@question
def _meetings(*, client: UUID) -> QuerySet[Appointment, tuple[datetime]]:
    kept = Appointment.objects.filter(client=client, cancelled_at=None).order_by("starts_at")
    return kept.values_list("starts_at")


def sessions_between(therapist: Person, start: datetime, end: datetime) -> list[Appointment]:
    """Whom the therapist meets in that time, the earliest first."""
    return _between(therapist=therapist.pk, start=start, end=end)


@question
def _between(*, therapist: UUID, start: datetime, end: datetime) -> QuerySet[Appointment]:
    treated = CareLink.objects.filter(therapist=therapist, ended_at=None)
    theirs = Appointment.objects.filter(therapist=therapist, client__in=treated.values("client"))
    kept = theirs.filter(cancelled_at=None, starts_at__gte=start, starts_at__lt=end)
    return kept.order_by("starts_at")
