"""Answers about harm that nobody has taken up yet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from midweek.audit.prepared import question
from midweek.library.queries import definitions
from midweek.people.access import grant_to_stand_in, grants_to_caseload
from midweek.people.models import Person
from midweek.people.vault import Grant, open_sealed
from midweek.practice.models import Notice
from midweek.review.queries.shelf import short_name


@dataclass(frozen=True)
class Waiting:
    """One notice: which question, and what was answered, without any reading of it.

    `high` is the published rule's word for the answer (PHQ-9: 2 or 3), not a danger.
    """

    id: UUID
    client_id: UUID
    entry_id: UUID
    says: str
    at: datetime
    readable: bool
    high: bool = False
    as_deputy: bool = False


@dataclass(frozen=True)
class Found(Waiting):
    """One notice, and its row."""

    notice: Notice = field(kw_only=True)


def waiting(grants: Mapping[UUID, Grant], *, language: str) -> Mapping[UUID, Sequence[Found]]:
    """The notices of these clients that nobody has acknowledged, the oldest first."""
    rows = _waiting(clients=list(grants))
    found: dict[UUID, list[Found]] = {}
    for one in opened(rows, grants, language=language):
        found.setdefault(one.client_id, []).append(one)
    return found


def waiting_for(person: Person) -> list[Found]:
    """Every notice somebody has to see: of their clients, and those passed to them; high first."""
    own = grants_to_caseload(person, purpose="notices")
    mine = waiting(own, language=person.language)
    passed = Notice.objects.waiting().passed_to(person).exclude(client__in=list(own))
    rows = list(passed.select_related("entry", "client"))
    others = {one.client_id: grant_to_stand_in(one.client, by=person) for one in rows}
    found = [one for told in mine.values() for one in told]
    found += opened(rows, others, language=person.language, as_deputy=True)
    return sorted(found, key=lambda one: (not one.high, one.at))


def opened(
    rows: list[Notice], grants: Mapping[UUID, Grant], *, language: str, as_deputy: bool = False
) -> Iterator[Found]:
    """Open these notices with what these grants allow."""
    texts = definitions({row.entry.version_id for row in rows}, language=language)
    for row in rows:
        about = open_sealed(row, "about", grant=grants[row.client_id])
        yield Found(
            id=row.pk,
            client_id=row.client_id,
            entry_id=row.entry_id,
            says=say(texts[str(row.entry.version_id)], about),
            at=row.written_at,
            readable=row.entry.unshared_at is None and row.entry.undone_at is None,
            high=any(one["level"] == "high" for one in about),
            as_deputy=as_deputy,
            notice=row,
        )


@question
def _waiting(*, clients: list[UUID]) -> QuerySet[Notice]:
    mine = Notice.objects.waiting().filter(client__among=clients)
    return mine.select_related("entry").order_by("written_at")


def say(definition: dict[str, Any], about: list[dict[str, Any]]) -> str:
    """Say the question and the answer, in the words the client saw."""
    parts = [answered(definition, one["step"], one["answer"]) for one in about]
    return f"{short_name(definition)} {'; '.join(parts)}"


def answered(definition: dict[str, Any], step_id: str, answer: Any) -> str:
    """Say one answer: question 9, “several days”."""
    asked = list(_questions(definition))
    number = next(n for n, step in enumerate(asked, 1) if step["id"] == step_id)
    options = asked[number - 1].get("options", ())
    label = next((str(o["label"]) for o in options if o["value"] == answer), str(answer))
    return _("question %(number)d: “%(answer)s”") % {"number": number, "answer": label}


def _questions(definition: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield what is asked, in its order, the items of a measure inside as well."""
    for step in definition["steps"]:
        if step["type"] == "measure":
            yield from _questions(step)
        elif step["type"] not in ("read", "done", "computed"):
            yield step
