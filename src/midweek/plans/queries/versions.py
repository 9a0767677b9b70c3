"""Questions about the versions of a plan."""

from uuid import UUID

from django.db.models import QuerySet

from midweek.audit.prepared import question
from midweek.people.models import Person
from midweek.plans.models import PlanVersion

MOST_SHOWN = 30


def versions(client: Person) -> list[PlanVersion]:
    """What was agreed, state by state, the newest first."""
    return _versions(client=client.pk)


@question
def _versions(*, client: UUID) -> QuerySet[PlanVersion]:
    found = PlanVersion.objects.filter(client=client).select_related("proposed_by", "agreed_by")
    return found.order_by("-number")[:MOST_SHOWN]
