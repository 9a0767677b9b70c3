"""Questions about plans."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from midweek.audit.prepared import question
from midweek.people.models import Person
from midweek.people.vault import Grant, open_sealed
from midweek.plans.models import Appointment, Assignment, Dimension, Pause, Terms
from midweek.plans.models.planning import NOTHING_SAID, Planning, Sure, planning_of, sure_of
from midweek.plans.queries.pauses import pauses
from midweek.plans.queries.timing import Around, history_of, meetings_for
from midweek_rules.schedule import InForce, Occasion, Schedule, occasions_over

RELATED = "assignment__activity"
MOST_APPOINTMENTS = 4


@dataclass(frozen=True)
class Item:
    """One assignment with what is agreed about it now."""

    id: UUID
    client_id: UUID
    slug: str
    kind: str
    version_id: UUID
    number: int
    why: str
    rung: str
    schedule: Schedule
    ended_at: datetime | None
    history: tuple[InForce, ...]
    called: str = ""
    own: bool = False
    agreed_at: datetime | None = None
    planning: Planning = NOTHING_SAID
    sure: Sure | None = None

    def occasions(self, first: date, last: date) -> Iterator[Occasion]:
        """What was or is due in these days, each day as it was agreed then."""
        return occasions_over(self.history, first, last)


def items(client: Person, *, grant: Grant) -> list[Item]:
    """The client's plan, running things first, in the order they were agreed."""
    return items_and_past(client, pauses([client.pk]), grant=grant)[0]


def items_and_past(
    client: Person, on_hold: Sequence[Pause], *, grant: Grant
) -> tuple[list[Item], list[Item]]:
    """The client's plan, and each thing as it was agreed before, with the terms of then."""
    terms = list(_terms(client=client.pk))
    around = Around(on_hold, meetings_for(client, terms), ZoneInfo(client.zone))
    agreed: dict[UUID, list[Terms]] = {}
    for one in terms:
        agreed.setdefault(one.assignment_id, []).append(one)
    latest, past = [], []
    for all_of in agreed.values():
        history = history_of(all_of, around)
        latest.append(_item(all_of, history, grant))
        past += [_item(all_of[:n], history[:n], grant) for n in range(1, len(all_of))]
    return sorted(latest, key=lambda item: (item.ended_at is not None, item.id)), past


@question
def _terms(*, client: UUID) -> QuerySet[Terms]:
    return Terms.objects.filter(client=client).select_related(RELATED).order_by("number")


def latest_terms(client_ids: Iterable[UUID]) -> list[Terms]:
    """The terms in force of every assignment of these clients, in one query.

    All terms are read and the latest kept: terms change a few times in a year, and asking
    the database for the latest of each costs more than reading the few that it would drop.
    """
    found = Terms.objects.filter(client__in=list(client_ids))
    return _latest(found.select_related(RELATED).order_by("number"))


def _latest(found: Iterable[Terms]) -> list[Terms]:
    return list({terms.assignment_id: terms for terms in found}.values())


def _item(agreed: Sequence[Terms], history: Sequence[InForce], grant: Grant) -> Item:
    terms = agreed[-1]
    assignment: Assignment = terms.assignment
    return Item(
        id=assignment.pk,
        client_id=assignment.client_id,
        slug=assignment.activity.slug,
        kind=assignment.activity.kind,
        version_id=terms.version_id,
        number=terms.number,
        why=open_sealed(terms, "why", grant=grant),
        rung=terms.rung,
        schedule=history[-1].schedule,
        ended_at=assignment.ended_at,
        history=tuple(history),
        called=open_sealed(assignment, "called", grant=grant) or "",
        own=assignment.made_by_id == assignment.client_id,
        agreed_at=terms.agreed_at,
        planning=planning_of(open_sealed(terms, "planning", grant=grant)),
        sure=sure_of(open_sealed(terms, "sure", grant=grant)),
    )


@dataclass(frozen=True)
class Followed:
    """Something that is followed from 0 to 10, in words."""

    id: UUID
    label: str
    low: str
    high: str
    ended_at: datetime | None


def followed(client: Person, *, grant: Grant) -> list[Followed]:
    """Everything that was ever followed, in the order it was added."""
    return [
        Followed(
            id=one.pk,
            ended_at=one.ended_at,
            **{name: open_sealed(one, name, grant=grant) for name in ("label", "low", "high")},
        )
        for one in _dimensions(client=client.pk)
    ]


@question
def _dimensions(*, client: UUID) -> QuerySet[Dimension]:
    return Dimension.objects.filter(client=client).order_by("position")


def next_appointments(
    client: Person, *, now: datetime, most: int = MOST_APPOINTMENTS
) -> list[Appointment]:
    """When client and therapist meet next, as far as that is agreed."""
    return _coming(client=client.pk, now=now)[:most]


@question
def _coming(*, client: UUID, now: datetime) -> QuerySet[Appointment]:
    found = Appointment.objects.filter(client=client, starts_at__gte=now, cancelled_at=None)
    return found.order_by("starts_at")[:MOST_APPOINTMENTS]
