"""When each thing of a plan was last looked at together."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Max, QuerySet

from midweek.audit.prepared import question
from midweek.review.models import Review


def last_looked_at(client_ids: Iterable[UUID]) -> dict[UUID, datetime]:
    """When each thing of these clients' plans was last looked at, by its id."""
    return dict(_looked_at(clients=list(client_ids)))


@question
def _looked_at(*, clients: list[UUID]) -> QuerySet[Review, tuple[UUID, datetime]]:
    found: QuerySet[Review, tuple[UUID, datetime]]
    mine = Review.objects.looked_at().filter(client__among=clients)
    found = mine.values_list("assignment_id").annotate(last=Max("at"))
    return found
