"""What the phone pulls: the plan as it is, and what changed of the client's own."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from midweek.audit.prepared import question
from midweek.library.definition import for_phones
from midweek.library.queries import at_hand, definitions
from midweek.people.access import given_name, grant_to_client, name_of, names_grant
from midweek.people.consents import CURRENT
from midweek.people.models import CareLink, Consent, Person
from midweek.people.queries.help import help_of_region
from midweek.people.vault import Grant, open_sealed
from midweek.people.words import how_soon, who_looks
from midweek.phone.api.changes import changes
from midweek.phone.api.negotiating import told_offers, told_past, told_pauses, told_versions
from midweek.phone.api.planned import planned
from midweek.phone.api.reminding import reminders
from midweek.phone.api.rows import PAGE, iso
from midweek.plans.models import Appointment
from midweek.plans.queries import Item, followed, items_and_past, next_appointments
from midweek.plans.queries.pauses import pauses
from midweek.practice.models import Look


def tag_of(client: Person) -> str:
    """Names the state of everything a phone can pull."""
    return f'"{client.clinic.restore_epoch}.{client.counter}"'


def pull(client: Person, *, since: int) -> dict[str, Any]:
    """What a phone needs that has heard of changes up to `since`.

    That is the client's own entries and skips, what was said where something was, and the
    plan with everything around it where any of that changed. A phone hears after each entry,
    and would get the same plan back.
    """
    grant = grant_to_client(client, by=client, purpose="the client's own phone")
    changed = changes(client, since=since, grant=grant)
    told = {
        "epoch": client.clinic.restore_epoch,
        "counter": changed.last,
        "more": changed.more,
        "whose": client.pk,
        **changed.told,
    }
    if since < client.plan_counter:
        return told | _plan(client, changed.versions, grant)
    return told | {"activities": _activities(changed.versions, client)}


def _plan(client: Person, versions: set[UUID], grant: Grant) -> dict[str, Any]:
    on_hold, me = pauses([client.pk]), _me(client)
    plan, past = items_and_past(client, on_hold, grant=grant)
    offers, offered = told_offers(client, grant=grant)
    wanted = versions.union(at_hand(), offered, (item.version_id for item in plan))
    activities = _activities(wanted, client)
    return {
        "me": me,
        "reminders": reminders(client, grant=grant),
        "consents": [_consent(one) for one in _consents(client=client.pk)],
        "help": help_of_region(client.clinic.region, clinic=client.clinic),
        "appointments": _appointments(client, me["therapist"]),
        "activities": activities,
        "offers": offers,
        "versions": told_versions(client),
        "past": told_past(past),
        "pauses": told_pauses(on_hold, client),
        "dimensions": [
            {
                "id": one.id,
                "label": one.label,
                "low": one.low,
                "high": one.high,
                "ended": bool(one.ended_at),
            }
            for one in followed(client, grant=grant)
        ],
        "assignments": [
            {
                **_assignment(item),
                "title": item.called or activities[str(item.version_id)]["title"],
            }
            for item in plan
        ],
    }


def _activities(versions: set[UUID], client: Person) -> dict[str, Any]:
    said = definitions(versions, language=client.language)
    return {version: for_phones(definition) for version, definition in said.items()}


def _me(client: Person) -> dict[str, Any]:
    clinic = client.clinic
    return {
        "id": client.pk,
        "name": given_name(name_of(client, by=client)),
        "language": client.language,
        "zone": client.zone,
        "zone_follows": client.zone_follows,
        "therapist": _therapist(client),
        "consent_text": CURRENT,
        "clinic": {
            "id": clinic.pk,
            "name": clinic.name,
            "looks": who_looks(clinic),
            "app_name": clinic.app_name,
        },
    }


def _therapist(client: Person) -> dict[str, Any] | None:
    for link in _newest_care(client=client.pk):
        name = name_of(link.therapist, by=client)
        given = given_name(name)
        answers = how_soon(link.therapist, client.clinic, name=given)
        return {"id": link.therapist_id, "name": name, "given": given, "answers": answers}
    return None


@question
def _newest_care(*, client: UUID) -> QuerySet[CareLink]:
    found = CareLink.objects.filter(client=client, ended_at=None)
    return found.select_related("therapist").order_by("-since")[:1]


@question
def _consents(*, client: UUID) -> QuerySet[Consent]:
    return Consent.objects.filter(client=client).in_force()


def _consent(consent: Consent) -> dict[str, Any]:
    return {"purpose": consent.purpose, "granted": consent.granted, "at": iso(consent.at)}


def _appointments(client: Person, therapist: dict[str, Any] | None) -> list[dict[str, Any]]:
    """The next sessions. The phone shows the first that is not over, also without a signal."""
    return [
        {"id": one.pk, "starts_at": iso(one.starts_at), "with": _with(one, client, therapist)}
        for one in next_appointments(client, now=timezone.now() - timedelta(hours=1))
    ]


def _with(one: Appointment, client: Person, therapist: dict[str, Any] | None) -> str:
    if therapist and therapist["id"] == one.therapist_id:
        return str(therapist["given"])
    return given_name(name_of(one.therapist, by=client))


def _assignment(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "terms": item.number,
        "activity": item.version_id,
        "slug": item.slug,
        "why": item.why,
        "rung": item.rung,
        "schedule": item.schedule.written(),
        "ended": item.ended_at is not None,
        **planned(item),
        "own": item.own,
    }


def looks_of(client: Person) -> list[dict[str, Any]]:
    """Who opened the client's entries, newest first."""
    looks = list(
        Look.objects.visible_to(client).select_related("by", "entry").order_by("-at")[:PAGE]
    )
    said = definitions({look.entry.version_id for look in looks}, language=client.language)
    grant = names_grant(client)
    return [
        {
            "by": open_sealed(look.by, "name", grant=grant),
            "what": said[str(look.entry.version_id)]["title"],
            "entry": look.entry_id,
            "at": iso(look.at),
        }
        for look in looks
    ]
