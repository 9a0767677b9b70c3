"""What the phone hears of the negotiation: ideas, versions of the plan, what is on hold."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from midweek.audit import clock
from midweek.library.models import ActivityVersion
from midweek.people.access import given_name, name_of
from midweek.people.models import Person
from midweek.people.vault import Grant
from midweek.phone.api.rows import iso
from midweek.plans.actions.ideas import agreed_in
from midweek.plans.models import Pause, Proposal
from midweek.plans.queries import Item
from midweek.plans.queries.offers import proposed, state_of
from midweek.plans.queries.pauses import running
from midweek.plans.queries.versions import versions

TOLD_FOR = timedelta(days=14)


def told_offers(client: Person, *, grant: Grant) -> tuple[list[dict[str, Any]], set[UUID]]:
    """The ideas of both sides, and the versions of activities they are of.

    What was answered, or overtaken, is told for two weeks; what was taken back is not.
    """
    since = clock.now() - TOLD_FOR
    shown = [one for one in proposed(client) if _is_told(one, since)]
    newest = _newest({one.activity_id for one in shown if one.activity_id})
    names: dict[UUID, str] = {}
    told = [_proposal(one, newest, names, client, grant) for one in shown]
    return told, {UUID(str(one["activity"])) for one in told if one["activity"]}


def _is_told(one: Proposal, since: Any) -> bool:
    state = state_of(one)
    return state == "open" or (state != "withdrawn" and one.offer.sent_at > since)


def _newest(activities: set[UUID]) -> dict[UUID, UUID]:
    if not activities:
        return {}
    found = ActivityVersion.objects.filter(activity__in=activities).newest()
    return dict(found.values_list("activity_id", "pk"))


def _proposal(
    one: Proposal,
    newest: dict[UUID, UUID],
    names: dict[UUID, str],
    client: Person,
    grant: Grant,
) -> dict[str, Any]:
    agreed = agreed_in(one, grant=grant) if one.agreed else None
    return {
        "id": one.pk,
        "offer": one.offer_id,
        "kind": one.kind,
        "by": _given(one.offer.made_by, names, client),
        "mine": one.offer.made_by_id == client.pk,
        "assignment": one.assignment_id,
        "activity": newest.get(one.activity_id) if one.activity_id else None,
        "answers": one.answers_id,
        "state": state_of(one),
        "reason": one.reason or None,
        "at": iso(one.offer.sent_at or one.offer.made_at),
        "why": agreed.why if agreed else "",
        "rung": agreed.rung if agreed else None,
        "schedule": agreed.schedule().written() if agreed else None,
    }


def _given(person: Person, names: dict[UUID, str], client: Person) -> str:
    if person.pk not in names:
        names[person.pk] = given_name(name_of(person, by=client))
    return names[person.pk]


def told_versions(client: Person) -> list[dict[str, Any]]:
    """Each agreed state: when, by whom, and which terms were in it."""
    names: dict[UUID, str] = {}
    return [
        {
            "number": one.number,
            "at": iso(one.agreed_at),
            "way": one.way,
            "by": _given(one.proposed_by, names, client),
            "agreed": _given(one.agreed_by, names, client),
            "terms": one.terms,
        }
        for one in versions(client)
    ]


def told_past(past: Sequence[Item]) -> list[dict[str, Any]]:
    """The terms that were agreed before, for whoever compares."""
    return [
        {
            "id": item.id,
            "terms": item.number,
            "why": item.why,
            "rung": item.rung,
            "schedule": item.schedule.written(),
        }
        for item in past
    ]


def told_pauses(on_hold: Sequence[Pause], client: Person) -> list[dict[str, Any]]:
    """What is on hold now, or will be."""
    found = running(on_hold, today=clock.today(client.zone))
    return [
        {
            "id": one.pk,
            "assignment": one.assignment_id,
            "starts": one.starts,
            "until": one.until,
        }
        for one in found
    ]
