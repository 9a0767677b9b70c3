"""The versions of a plan: what was agreed when, by whom, and how any two differ."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from midweek.people.access import given_name, name_of
from midweek.people.models import Person
from midweek.people.requests import PersonRequest
from midweek.plans.models import PlanVersion
from midweek.plans.queries.versions import versions
from midweek.review.charts.wording import full_day
from midweek.review.plan_words import difference
from midweek.review.queries.negotiation import Terrain, terrain
from midweek.review.views.head import show_client_page
from midweek.review.views.viewer import Now, client_in_care, grant_for, now_for


def show_versions(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Show what was agreed, state by state, and the difference between two of them."""
    client = client_in_care(request, client_id)
    grant, found = grant_for(request, client, "plan"), versions(client)
    land = terrain(client, grant=grant, language=request.person.language)
    before, after = chosen(request, found)
    return show_client_page(
        request,
        client,
        "review/versions.html",
        "plan",
        grant=grant,
        versions=in_words(found, land, now_for(request.person), by=request.person),
        before=before.number if before else 0,
        after=after.number if after else 0,
        lines=difference(land.at(before), land.at(after)) if before and after else [],
    )


def chosen(
    request: PersonRequest, found: Sequence[PlanVersion]
) -> tuple[PlanVersion | None, PlanVersion | None]:
    """The two versions to compare: those asked for, or the last two."""
    numbers = {str(one.number): one for one in found}
    before = found[1] if len(found) > 1 else None
    after = found[0] if found else None
    return (
        numbers.get(request.GET.get("from", ""), before),
        numbers.get(request.GET.get("to", ""), after),
    )


def in_words(
    found: Sequence[PlanVersion], land: Terrain, now: Now, *, by: Person
) -> list[dict[str, Any]]:
    """Say each version: when, how it came about, and what was new in it."""
    earlier: list[PlanVersion | None] = [*found[1:], None]
    return [
        {
            "number": one.number,
            "day": full_day(one.agreed_at.astimezone(now.zone).date()),
            "way": signed(one, by),
            "lines": difference(land.at(before), land.at(one)),
        }
        for one, before in zip(found, earlier, strict=True)
    ]


def signed(one: PlanVersion, by: Person) -> str:
    """Say who proposed it and who agreed."""
    names = {"by": _given(one.proposed_by, by), "agreed": _given(one.agreed_by, by)}
    ways = {
        PlanVersion.Way.ROOM: _("Agreed in the session, written down by %(by)s"),
        PlanVersion.Way.OFFER: _("Proposed by %(by)s, agreed by %(agreed)s"),
        PlanVersion.Way.OWN: _("%(by)s changed it"),
    }
    return ways[PlanVersion.Way(one.way)] % names


def _given(person: Person, by: Person) -> str:
    return given_name(name_of(person, by=by))
