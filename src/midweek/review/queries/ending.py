"""What a staying-well plan is drafted from: the client's own record, as far as they share it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count
from django.utils import translation
from django.utils.translation import gettext as _

from midweek.people.models import Person
from midweek.people.vault import Grant
from midweek.plans.queries import items
from midweek.practice.actions.reading import open_entries
from midweek.practice.actions.staying_well import SLUG, newest_plan
from midweek.practice.models import Entry
from midweek.review.queries import safety_plan
from midweek.review.queries.practised import PRACTISED
from midweek.review.queries.quality import Quality, quality
from midweek.review.queries.shelf import shelf
from midweek_rules.ending import FirstDraft, Tried, first_draft

PLANS = (SLUG, safety_plan.SLUG)
MOST_SIGNS, MOST_PEOPLE = 6, 5


@dataclass(frozen=True)
class Written:
    """A staying-well plan as it stands: the version `after` which the next comes, or our draft."""

    said: dict[str, Any]
    after: UUID | None = None


def written_so_far(client: Person, *, by: Person, grant: Grant) -> Written:
    """What the staying-well plan says now; what is read for it counts as opened."""
    if kept := newest_plan(client, by=by):
        return Written(open_entries([kept], client=client, by=by)[kept.pk], kept.pk)
    draft = first_draft(tried(client, by=by, grant=grant))
    with translation.override(client.language):
        return Written(_filled_in(draft, _safety_plan(client, by)))


def tried(client: Person, *, by: Person, grant: Grant) -> list[Tried]:
    """Everything of the plan that was practised, named as the client reads it."""
    plan = [one for one in items(client, grant=grant) if _is_practice(one.kind, one.slug)]
    books = shelf({one.slug for one in plan}, language=client.language)
    added, _obstacles = quality(client, by=by, grant=grant, since=date.min)
    finished = Entry.objects.visible_to(by).standing().filter(client=client, finished=True)
    done = dict(finished.values_list("assignment").annotate(times=Count("pk")))
    return [
        Tried(one.called or books.title(one.slug), done.get(one.id, 0), said.useful, said.learnt)
        for one in plan
        for said in [added.get(one.id, Quality())]
    ]


def _is_practice(kind: str, slug: str) -> bool:
    return kind in PRACTISED and slug not in PLANS


def _safety_plan(client: Person, by: Person) -> Mapping[str, Any] | None:
    shared = Entry.objects.visible_to(by).standing().filter(client=client)
    plans = shared.filter(version__activity__slug=safety_plan.SLUG).select_related("client")
    newest = plans.order_by("-happened_at").first()
    return open_entries([newest], client=client, by=by)[newest.pk] if newest else None


def _filled_in(draft: FirstDraft, safety: Mapping[str, Any] | None) -> dict[str, Any]:
    """The draft as answers: what helped keeps one well, and the safety plan is for the worst."""
    rows = [{"level": "green", "do": one.title} for one in draft.helped]
    if safety is not None:
        rows.append({"level": "red", "do": _("I open my safety plan. It is under Help now.")})
    said = safety or {}
    return {
        "learned": list(draft.words),
        "signs": list(said.get("signs") or ())[:MOST_SIGNS],
        "plan": rows,
        "people": list(said.get("people") or ())[:MOST_PEOPLE],
    }
