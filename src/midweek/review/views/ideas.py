"""One idea in words: what it is about, what would change, and what became of it."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from midweek.people.vault import Grant
from midweek.plans.models import Proposal, Rung
from midweek.plans.queries.offers import state_of
from midweek.review.plan_words import Saying, changes, whole
from midweek.review.queries.negotiation import Terrain, would_be
from midweek.review.views.answered import status_of
from midweek.review.views.viewer import Now


@dataclass(frozen=True)
class Size:
    """One size of a thing, beside the others."""

    rung: str
    label: str
    minutes: int
    chosen: bool


@dataclass(frozen=True)
class Said:
    """One idea, as the desk shows it."""

    id: UUID | None
    offer: UUID | None
    assignment: UUID | None
    title: str
    why: str
    kind: str
    lines: list[str]
    sizes: list[Size]
    state: str
    status: str
    mine: bool


def idea_in_words(proposal: Proposal, land: Terrain, now: Now, *, grant: Grant) -> Said:
    """Say one idea that was drafted or sent."""
    before, after = land.now(proposal.assignment_id), would_be(proposal, land, grant=grant)
    shown = after or before
    return Said(
        id=proposal.pk,
        offer=proposal.offer_id,
        assignment=proposal.assignment_id,
        title=shown.title if shown else "",
        why=after.agreed.why if after else "",
        kind=str(Proposal.Kind(proposal.kind).label),
        lines=lines_of(before, after, swapped=bool(proposal.activity_id)),
        sizes=sizes_of(after),
        state=state_of(proposal),
        status=status_of(proposal, now),
        mine=proposal.offer.made_by_id == proposal.client_id,
    )


def lines_of(before: Saying | None, after: Saying | None, *, swapped: bool) -> list[str]:
    """Say what would change in the plan."""
    if after is None:
        return [_("Ended: %(what)s") % {"what": before.title}] if before else []
    if before is None or swapped:
        instead = [_("instead of %(what)s") % {"what": before.title}] if before else []
        return [*instead, whole(after)]
    return list(changes(before, after)) or [_("Nothing is different.")]


def sizes_of(after: Saying | None) -> list[Size]:
    """The sizes of a thing side by side."""
    if after is None:
        return []
    return [
        Size(rung, after.rungs[rung]["label"], after.rungs[rung].get("minutes") or 0, chosen)
        for rung in Rung.values
        if rung in after.rungs
        for chosen in [rung == after.agreed.rung]
    ]
