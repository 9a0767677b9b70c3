"""What the phone pulls: the plan as it is, and what changed of the client's own."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from midweek.library.definition import for_phones
from midweek.library.queries import at_hand, definitions
from midweek.people.access import given_name, grant_to_client, name_of, names_grant
from midweek.people.consents import CURRENT
from midweek.people.models import CareLink, Consent, Person
from midweek.people.queries.help import help_of_region
from midweek.people.vault import CannotOpen, Grant, open_sealed
from midweek.people.words import who_looks
from midweek.plans.models import Appointment
from midweek.plans.queries import Item, followed, items, next_appointments
from midweek.practice.models import Entry, Look, Skip

PAGE = 200


def tag_of(client: Person) -> str:
    """Names the state of everything a phone can pull."""
    return f'"{client.clinic.restore_epoch}.{client.counter}"'


def pull(client: Person, *, since: int) -> dict[str, Any]:
    """What a phone needs that has heard of changes up to `since`.

    That is the client's own entries and skips, and the plan with everything around it where
    any of that changed. A phone hears after each entry, and would get the same plan back.
    """
    grant = grant_to_client(client, by=client, purpose="the client's own phone")
    entries, skips, more = _changed(client, since)
    versions = {entry.version_id for entry in entries}
    told = {
        "epoch": client.clinic.restore_epoch,
        "counter": _heard(entries, skips) if more else client.counter,
        "more": more,
        "whose": client.pk,
        "entries": [{**_entry(entry), "answers": _answers(entry, grant)} for entry in entries],
        "skips": [_skip(skip) for skip in skips],
    }
    if since < client.plan_counter:
        return told | _plan(client, versions, grant)
    return told | {"activities": _activities(versions, client)}


def _plan(client: Person, versions: set[UUID], grant: Grant) -> dict[str, Any]:
    plan, me = items(client, grant=grant), _me(client)
    wanted = versions.union(at_hand(), (item.version_id for item in plan))
    activities = _activities(wanted, client)
    return {
        "me": me,
        "consents": [_consent(one) for one in Consent.objects.visible_to(client).in_force()],
        "help": help_of_region(client.clinic.region, clinic=client.clinic),
        "appointments": _appointments(client, me["therapist"]),
        "activities": activities,
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
            {**_assignment(item), "title": activities[str(item.version_id)]["title"]}
            for item in plan
        ],
    }


def _activities(versions: set[UUID], client: Person) -> dict[str, Any]:
    said = definitions(versions, language=client.language)
    return {version: for_phones(definition) for version, definition in said.items()}


def _changed(client: Person, since: int) -> tuple[list[Entry], list[Skip], bool]:
    """The client's entries and skips that changed after `since`, a page of them.

    A page ends at a number and not at a row, so that two rows changed by one operation
    never fall on either side of it.
    """
    entries = list(_since(Entry, client, since))
    skips = list(_since(Skip, client, since))
    if max(len(entries), len(skips)) <= PAGE:
        return entries, skips, False
    last = min(rows[PAGE - 1].changed_seq for rows in (entries, skips) if len(rows) > PAGE)
    return (
        [one for one in entries if one.changed_seq <= last],
        [one for one in skips if one.changed_seq <= last],
        True,
    )


def _heard(entries: list[Entry], skips: list[Skip]) -> int:
    heard = [entry.changed_seq for entry in entries] + [skip.changed_seq for skip in skips]
    return max(heard)


def _since(model: Any, client: Person, since: int) -> Any:
    return model.objects.filter(client=client, changed_seq__gt=since).order_by("changed_seq")[
        : PAGE + 1
    ]


def _me(client: Person) -> dict[str, Any]:
    clinic = client.clinic
    return {
        "id": client.pk,
        "name": given_name(name_of(client, by=client)),
        "language": client.language,
        "zone": client.zone,
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
    link: CareLink | None = (
        CareLink.objects.filter(client=client, ended_at=None)
        .select_related("therapist")
        .order_by("since")
        .last()
    )
    if link is None:
        return None
    name = name_of(link.therapist, by=client)
    return {"id": link.therapist_id, "name": name, "given": given_name(name)}


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
    schedule = item.schedule
    return {
        "id": item.id,
        "terms": item.number,
        "activity": item.version_id,
        "slug": item.slug,
        "why": item.why,
        "rung": item.rung,
        "schedule": {
            "rrule": schedule.rrule,
            "times": [f"{one:%H:%M}" for one in schedule.times],
            "starts": schedule.starts,
            "until": schedule.until,
        },
        "ended": item.ended_at is not None,
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.pk,
        "seq": entry.changed_seq,
        "activity": entry.version_id,
        "assignment": entry.assignment_id,
        "occasion": _occasion(entry),
        "happened_at": iso(entry.happened_at),
        "happened_on": entry.happened_on,
        "finished": entry.finished,
        "replaces": entry.replaces_id,
        "shared": entry.unshared_at is None,
        "undone": entry.undone_at is not None,
        "seen_at": iso(entry.seen_at) if entry.seen_at else None,
    }


def _answers(entry: Entry, grant: Grant) -> Any:
    try:
        return open_sealed(entry, "answers", grant=grant)
    except CannotOpen:
        # The vault has raised the alarm. One damaged page must not keep the phone from the rest.
        return {}


def _skip(skip: Skip) -> dict[str, Any]:
    return {
        "id": skip.pk,
        "seq": skip.changed_seq,
        "assignment": skip.assignment_id,
        "occasion": _occasion(skip),
        "kind": skip.kind,
        "wants": skip.wants or None,
        "undone": skip.undone_at is not None,
    }


def _occasion(row: Entry | Skip) -> dict[str, Any] | None:
    if row.occasion_on is None:
        return None
    return {"date": row.occasion_on, "slot": row.occasion_slot or None}


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


def iso(moment: datetime) -> str:
    """A moment as phones read it."""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
