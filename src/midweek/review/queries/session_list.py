"""The list for the next session, opened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from midweek.people.access import given_name, names_grant
from midweek.people.models import Person
from midweek.people.vault import Grant, open_sealed
from midweek.practice.models import Topic

LATELY = 10


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
    mine = Topic.objects.visible_to(by).filter(client=client)
    return _listed(mine.open().order_by("written_at", "pk"), by, grant)


def talked_lately(client: Person, *, by: Person, grant: Grant) -> list[Listed]:
    """What was talked about, the newest first."""
    mine = Topic.objects.visible_to(by).filter(client=client, taken_back_at=None)
    done = mine.filter(talked_at__isnull=False).order_by("-talked_at")
    return _listed(done[:LATELY], by, grant)


def _listed(topics: Any, by: Person, grant: Grant) -> list[Listed]:
    rows: Iterable[Topic] = topics.select_related("by", "assignment__activity")
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
