"""Questions about what is on hold."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from midweek.audit.prepared import question
from midweek.plans.models import Pause, Terms


def pauses(client_ids: Iterable[UUID]) -> list[Pause]:
    """Every pause of these clients that ever was, in one question; most never pause."""
    found = _pauses(clients=list(client_ids))
    return [one for one in found if one.starts <= one.last]


@question
def _pauses(*, clients: list[UUID]) -> QuerySet[Pause]:
    return Pause.objects.filter(client__among=clients).order_by("starts", "id")


def covers(pause: Pause, terms: Terms) -> bool:
    """Whether a pause is about the thing that these terms are of."""
    if pause.assignment_id is None:
        return pause.client_id == terms.client_id
    return pause.assignment_id == terms.assignment_id


def running(found: Iterable[Pause], *, today: date) -> list[Pause]:
    """The pauses that are not over."""
    return [one for one in found if one.ended_on is None and one.until >= today]
