"""Answers about harm that nobody has taken up yet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from midweek.audit.prepared import question
from midweek.library.queries import definitions
from midweek.people.vault import Grant, open_sealed
from midweek.practice.models import Notice
from midweek.review.queries.shelf import short_name


@dataclass(frozen=True)
class Waiting:
    """One notice: which question, and what was answered, without any reading of it."""

    id: UUID
    client_id: UUID
    entry_id: UUID
    says: str
    at: datetime
    readable: bool


def waiting(grants: Mapping[UUID, Grant], *, language: str) -> dict[UUID, list[Waiting]]:
    """The notices of these clients that nobody has acknowledged, the oldest first."""
    rows = _waiting(clients=list(grants))
    texts = definitions({row.entry.version_id for row in rows}, language=language)
    found: dict[UUID, list[Waiting]] = {}
    for row in rows:
        about = open_sealed(row, "about", grant=grants[row.client_id])
        notice = Waiting(
            id=row.pk,
            client_id=row.client_id,
            entry_id=row.entry_id,
            says=say(texts[str(row.entry.version_id)], about),
            at=row.written_at,
            readable=row.entry.unshared_at is None and row.entry.undone_at is None,
        )
        found.setdefault(row.client_id, []).append(notice)
    return found


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
