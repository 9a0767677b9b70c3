"""Is the safety plan old? A plan is looked at again, or it speaks of another life."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from midweek.audit.prepared import question
from midweek.people.access import treats
from midweek.people.models import Person
from midweek.practice.models import Entry

SLUG = "safety-plan"
OLD_AFTER = timedelta(days=91)
"""Three months: a default of ours, no study stands behind it."""


@dataclass(frozen=True)
class OldPlan:
    """The newest safety plan a client shares, when it is old."""

    entry_id: UUID
    written_on: date


def old_plan(client: Person, *, by: Person, today: date) -> OldPlan | None:
    """The safety plan that is due to be looked at again, as far as the client shares it."""
    newest = next(iter(_plans(client=client.pk)), None)
    if newest is None or today - newest[1] <= OLD_AFTER or not treats(by, client):
        return None
    return OldPlan(*newest)


@question
def _plans(*, client: UUID) -> QuerySet[Entry, tuple[UUID, date]]:
    shared: QuerySet[Entry] = Entry.objects.filter(client=client).shared_now()
    plans = shared.filter(version__activity__slug=SLUG).order_by("-happened_at")
    return plans.values_list("pk", "happened_on")[:1]
