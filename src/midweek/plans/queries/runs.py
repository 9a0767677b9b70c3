"""What was due in the plans of many clients, without opening a word of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from midweek.people.models import Person
from midweek.plans.models import Pause, Terms
from midweek.plans.queries.pauses import pauses
from midweek.plans.queries.timing import Around, history_of, meetings_for
from midweek_rules.schedule import InForce, Occasion, occasions_over


@dataclass(frozen=True)
class Run:
    """One assignment, as far as it is counted: when it was due, and of which kind it is."""

    id: UUID
    kind: str
    ended_at: datetime | None
    history: tuple[InForce, ...]

    def occasions(self, first: date, last: date) -> Iterator[Occasion]:
        """What was or is due in these days, each day as it was agreed then."""
        return occasions_over(self.history, first, last)


def runs(clients: Sequence[Person]) -> dict[UUID, list[Run]]:
    """Every assignment of these clients, by client; two questions, and one for sessions."""
    ids = [client.pk for client in clients]
    on_hold = pauses(ids)
    found = Terms.objects.filter(client__in=ids).select_related("assignment__activity")
    terms: dict[UUID, dict[UUID, list[Terms]]] = {pk: {} for pk in ids}
    for one in found.order_by("number"):
        terms[one.client_id].setdefault(one.assignment_id, []).append(one)
    return {
        client.pk: list(
            _runs(client, terms[client.pk], [p for p in on_hold if p.client_id == client.pk])
        )
        for client in clients
    }


def _runs(client: Person, agreed: dict[UUID, list[Terms]], on_hold: list[Pause]) -> Iterator[Run]:
    every = [one for all_of in agreed.values() for one in all_of]
    around = Around(on_hold, meetings_for(client, every), ZoneInfo(client.zone))
    for pk, all_of in agreed.items():
        assignment = all_of[-1].assignment
        history = tuple(history_of(all_of, around))
        yield Run(pk, assignment.activity.kind, assignment.ended_at, history)
