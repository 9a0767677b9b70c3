"""When each thing of a plan was last looked at together."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Exists, F, Max, OuterRef, QuerySet, Subquery

from midweek.audit.prepared import question
from midweek.plans.models import Appointment, Assignment
from midweek.review.models import Review

STILL_ON = timedelta(hours=1)


def last_looked_at(client_ids: Iterable[UUID]) -> dict[UUID, datetime]:
    """When each thing of these clients' plans was last looked at, by its id."""
    return dict(_looked_at(clients=list(client_ids)))


@question
def _looked_at(*, clients: list[UUID]) -> QuerySet[Review, tuple[UUID, datetime]]:
    found: QuerySet[Review, tuple[UUID, datetime]]
    mine = Review.objects.looked_at().filter(client__among=clients)
    found = mine.values_list("assignment_id").annotate(last=Max("at"))
    return found


def not_looked_at(client_ids: Iterable[UUID], *, now: datetime) -> dict[UUID, int]:
    """How many running things of each client were passed over in the last two sessions."""
    clients = list(client_ids)
    return dict(_passed_over(clients=clients, begun=now - STILL_ON)) if clients else {}


@question
def _passed_over(*, clients: list[UUID], begun: datetime) -> QuerySet[Assignment, tuple[UUID, int]]:
    held = Appointment.objects.filter(
        client=OuterRef("client"), cancelled_at=None, starts_at__lt=begun
    )
    before_last = Subquery(held.order_by("-starts_at").values("starts_at")[1:2])
    running = Assignment.objects.filter(client__among=clients, ended_at=None)
    old = running.annotate(since=before_last).filter(made_at__lt=F("since"))
    seen = Review.objects.looked_at().filter(assignment=OuterRef("pk"), at__gte=OuterRef("since"))
    found: QuerySet[Assignment, tuple[UUID, int]]
    found = old.filter(~Exists(seen)).values_list("client_id").annotate(count=Count("pk"))
    return found
