"""What clients add to what they did: how useful it was, what they learnt, what got in the way."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from midweek.audit.prepared import question
from midweek.people.models import Person
from midweek.people.vault import Grant, open_values
from midweek.practice.models import Entry, Skip
from midweek.review.queries.entries import shares_check_ins

QUALITY, OBSTACLES = Entry._meta.get_field("quality"), Skip._meta.get_field("obstacles")


@dataclass(frozen=True)
class Quality:
    """Of one thing of the plan: how often it was how useful, what was learnt last, obstacles."""

    useful: Mapping[str, int] = field(default_factory=Counter)
    learnt: str = ""
    obstacles: Mapping[str, int] = field(default_factory=Counter)


def quality(
    client: Person, *, by: Person, grant: Grant, since: date
) -> tuple[dict[UUID, Quality], Counter[str]]:
    """What the client added since a day, by assignment; and all their obstacles together."""
    useful, learnt = _useful(client, by, grant, since)
    obstacles = _obstacles(client, grant, since)
    found = {
        pk: Quality(useful.get(pk, Counter()), learnt.get(pk, ""), obstacles.get(pk, Counter()))
        for pk in useful.keys() | learnt.keys() | obstacles.keys()
    }
    return found, sum(obstacles.values(), Counter[str]())


def _useful(
    client: Person, by: Person, grant: Grant, since: date
) -> tuple[dict[UUID, Counter[str]], dict[UUID, str]]:
    shared = Entry.objects.visible_to(by).standing().filter(client=client)
    recent = shared.filter(happened_on__gte=since, assignment__isnull=False)
    rows = list(
        recent.exclude(quality=None)
        .order_by("happened_at")
        .values_list("pk", "quality", "assignment_id")
    )
    said = open_values(QUALITY, [row[:2] for row in rows], grant=grant)
    useful: dict[UUID, Counter[str]] = {}
    learnt: dict[UUID, str] = {}
    for pk, _sealed, assignment in rows:
        one = said.get(pk, {})
        if one.get("useful"):
            useful.setdefault(assignment, Counter())[one["useful"]] += 1
        if one.get("learnt"):
            learnt[assignment] = one["learnt"]
    return useful, learnt


def _obstacles(client: Person, grant: Grant, since: date) -> dict[UUID, Counter[str]]:
    return obstacles_since(client.pk, grant=grant, since=since) if shares_check_ins(client) else {}


def obstacles_since(client_id: UUID, *, grant: Grant, since: date) -> dict[UUID, Counter[str]]:
    """What got in the way, by assignment. Ask it only of who shares what they do."""
    rows = _told(client=client_id, since=since)
    said = open_values(OBSTACLES, [row[:2] for row in rows], grant=grant)
    found: dict[UUID, Counter[str]] = {}
    for pk, _sealed, assignment in rows:
        found.setdefault(assignment, Counter()).update(said.get(pk, ()))
    return found


@question
def _told(*, client: UUID, since: date) -> QuerySet[Skip, tuple[UUID, bytes, UUID]]:
    skips = Skip.objects.filter(client=client, undone_at=None, occasion_on__gte=since)
    found: QuerySet[Skip, tuple[UUID, bytes, UUID]]
    found = skips.exclude(obstacles=None).values_list("pk", "obstacles", "assignment_id")
    return found
