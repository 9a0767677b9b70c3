"""The blank forms of a record: those this clinic has are used, others are put aside for it."""

import json
from typing import Any

from pydantic import ValidationError

from midweek.audit import clock
from midweek.library.definition import Definition
from midweek.library.models import Activity, ActivityVersion
from midweek.library.queries import free_slug
from midweek.people.models import Person
from midweek.record.whole.names import Unreadable


def known_as(activities: list[dict[str, Any]], *, by: Person) -> dict[str, str]:
    """By which ids the activities and versions in a file go here."""
    names: dict[str, str] = {}
    for told in activities:
        forms = {str(one.get("id")): _definition(one, told) for one in _versions(told)}
        activity, here = _here(told, forms) or _put_aside(told, forms, by)
        names[told["id"]] = str(activity.pk)
        names |= here
    return names


def _versions(told: dict[str, Any]) -> list[dict[str, Any]]:
    found = told.get("versions")
    if not isinstance(found, list) or not found or not all(isinstance(v, dict) for v in found):
        raise Unreadable(f"Activity {told['id']} has no versions.")
    return found


def _definition(version: dict[str, Any], told: dict[str, Any]) -> Definition:
    try:
        found = Definition.read(json.dumps(version.get("definition")))
    except ValidationError as problem:
        raise Unreadable(f"Activity {told['id']} is no activity that can be played.") from problem
    if (found.slug, found.kind) != (told.get("slug"), told.get("kind")):
        raise Unreadable(f"Activity {told['id']} says two things of itself.")
    return found


def _here(
    told: dict[str, Any], forms: dict[str, Definition]
) -> tuple[Activity, dict[str, str]] | None:
    """The same activity in this library, if it has each of these versions word for word."""
    activity = Activity.objects.filter(slug=told["slug"], kind=told["kind"], owner=None).first()
    if activity is None:
        return None
    rows = ActivityVersion.objects.filter(activity=activity).values_list("digest", "pk")
    digests = {digest: str(pk) for digest, pk in rows}
    wanted = {old: form.digest() for old, form in forms.items()}
    if not set(wanted.values()) <= digests.keys():
        return None
    return activity, {old: digests[digest] for old, digest in wanted.items()}


def _put_aside(
    told: dict[str, Any], forms: dict[str, Definition], by: Person
) -> tuple[Activity, dict[str, str]]:
    """An activity of the reader's own, off the shelf: what was asked stays what was asked."""
    slug = free_slug(told["slug"])
    activity = Activity(
        clinic_id=by.clinic_id, slug=slug, kind=told["kind"], owner=by, put_away_at=clock.now()
    )
    activity.save(force_insert=True)
    names = {}
    for number, (old, form) in enumerate(forms.items(), start=1):
        said = form.model_copy(update={"slug": slug})
        version = ActivityVersion(
            clinic_id=by.clinic_id,
            activity=activity,
            number=number,
            definition=said.written(),
            digest=said.digest(),
        )
        version.save(force_insert=True)
        names[old] = str(version.pk)
    return activity, names
