"""The plan of one client, with what was done of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from midweek.people.models import Person
from midweek.people.vault import Grant
from midweek.plans.models import Terms
from midweek.plans.queries import Item, items


@dataclass(frozen=True)
class Planned:
    """One thing of the plan: what is agreed now, and since when."""

    item: Item
    agreed_at: datetime


def plan(client: Person, *, grant: Grant) -> list[Planned]:
    """Everything that was ever agreed with a client, what runs first."""
    agreed = {
        (assignment_id, number): agreed_at
        for assignment_id, number, agreed_at in Terms.objects.filter(client=client).values_list(
            "assignment_id", "number", "agreed_at"
        )
    }
    found = items(client, grant=grant)
    return [Planned(item, agreed[item.id, item.number]) for item in found]


def one_of(found: list[Planned], assignment_id: UUID) -> Planned | None:
    """The one with this id."""
    return next((one for one in found if one.item.id == assignment_id), None)
