"""The list for the next session, opened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from midweek.audit.prepared import question
from midweek.people.access import given_name, names_grant
from midweek.people.models import Person
from midweek.people.vault import Grant, open_sealed
from midweek.practice.models import Topic

LATELY = 10
RELATED = ("by", "assignment__activity")


@dataclass(frozen=True)
class Listed:
    """Something to talk about: in words, or the thing of the plan that it is about."""

    id: UUID
    by_id: UUID
    by: str
    words: str
    slug: str
    assignment_id: UUID | None
    at: datetime
    talked_at: datetime | None


def to_talk_about(client: Person, *, by: Person, grant: Grant) -> list[Listed]:
    """What is on the list, in the order it was put there."""
    if grant.client_id != client.pk or grant.actor_id != by.pk:
        return []
    return _listed(_open(client=client.pk), by, grant)


@question
def _open(*, client: UUID) -> QuerySet[Topic]:
    mine: QuerySet[Topic] = Topic.objects.filter(client=client).open()
    return mine.select_related(*RELATED).order_by("written_at", "pk")


def talked_lately(client: Person, *, by: Person, grant: Grant) -> list[Listed]:
    """What was talked about, the newest first."""
    mine = Topic.objects.visible_to(by).filter(client=client, taken_back_at=None)
    done = mine.filter(talked_at__isnull=False).order_by("-talked_at")
    return _listed(done.select_related(*RELATED)[:LATELY], by, grant)


def _listed(rows: Iterable[Topic], by: Person, grant: Grant) -> list[Listed]:
    names = names_grant(by)
    return [
        Listed(
            id=topic.pk,
            by_id=topic.by_id,
            by=given_name(str(open_sealed(topic.by, "name", grant=names))),
            words=str(open_sealed(topic, "words", grant=grant)),
            slug=topic.assignment.activity.slug if topic.assignment else "",
            assignment_id=topic.assignment_id,
            at=topic.written_at,
            talked_at=topic.talked_at,
        )
        for topic in rows
    ]
