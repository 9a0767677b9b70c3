"""Which "too hard" is still unanswered: the thing runs on, with the terms it had."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max, QuerySet

from midweek.audit.prepared import question
from midweek.plans.models import Assignment
from midweek.practice.marks import Mark
from midweek.review.queries.months import Marks


@dataclass(frozen=True)
class Hard:
    """The newest "too hard" of a client that nobody has answered with new terms."""

    assignment_id: UUID
    slug: str
    on: date
    wants: str


def unanswered(marks: Mapping[UUID, Marks], *, since: date) -> dict[UUID, Hard]:
    """For each client, the newest "too hard" since that day about something unchanged."""
    said = {client_id: list(hard_marks(found, since)) for client_id, found in marks.items()}
    asked = {UUID(mark.assignment) for found in said.values() for mark in found}
    settled = last_settled(asked)
    found: dict[UUID, Hard] = {}
    for client_id, hard in said.items():
        for mark in hard:
            slug, changed = settled.get(UUID(mark.assignment), ("", None))
            if changed and changed < mark.at:
                found[client_id] = as_hard(mark, slug)
    return found


def hard_marks(marks: Marks, since: date) -> Marks:
    """What was too hard since that day, the newest last."""
    hard = [mark for mark in marks if mark.kind == "too_hard" and mark.on >= since]
    return sorted(hard, key=lambda mark: mark.minute)


def as_hard(mark: Mark, slug: str) -> Hard:
    """Turn a mark into what a caseload says about it."""
    return Hard(UUID(mark.assignment), slug, mark.on, mark.wants)


def last_settled(assignment_ids: Iterable[UUID]) -> dict[UUID, tuple[str, datetime]]:
    """For each running assignment, what it is and when its terms were last agreed."""
    asked = list(assignment_ids)
    rows = _settled(assignments=asked) if asked else []
    return {pk: (slug, settled) for pk, slug, settled in rows}


@question
def _settled(*, assignments: list[UUID]) -> QuerySet[Assignment, tuple[UUID, str, datetime]]:
    running = Assignment.objects.filter(pk__among=assignments, ended_at=None)
    each: QuerySet[Assignment, tuple[UUID, str, datetime]]
    each = running.values_list("pk", "activity__slug").annotate(settled=Max("terms__agreed_at"))
    return each
