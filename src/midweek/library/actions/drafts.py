"""Writing an activity: begin, keep while typing, put on the shelf, throw away."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import Done, action
from midweek.library.actions.shelf import add_activity
from midweek.library.definition import Definition
from midweek.library.models import Activity, ActivityVersion, Draft, Kind
from midweek.library.queries import free_slug
from midweek.people.models import Person

Said = dict[str, Any]


class Overtaken(Exception):
    """Another window kept something newer; nothing was overwritten."""


@action("library.draft_begun", says=_("Somebody began to write an activity"))
def begin_draft(version: ActivityVersion | None, *, of: bool = False, by: Person) -> Done[Draft]:
    """Begin to write: from nothing, from a copy, or, with `of`, at a new version.

    A questionnaire is shown word for word, so there is no draft of one.
    """
    if by.is_client:
        raise PermissionDenied("Clients do not write activities.")
    if version and version.activity.kind == Kind.MEASURE:
        raise PermissionDenied("A questionnaire keeps its own words.")
    draft = Draft(
        clinic_id=by.clinic_id,
        author=by,
        of=version.activity if version and of else None,
        said=_copied(version, of=of, by=by) if version else blank(by.language),
        changed_at=clock.now(),
    )
    draft.save(force_insert=True)
    return Done(draft)


def blank(language: str) -> Said:
    """What a new activity says before anybody has written a word."""
    return {
        "language": language,
        "kind": "worksheet",
        "title": {language: ""},
        "approach": "tracking",
        "concerns": ["everyone"],
        "purpose": {language: ""},
        "minutes": 3,
        "layout": "one_by_one",
        "steps": [],
    }


def _copied(version: ActivityVersion, *, of: bool, by: Person) -> Said:
    said = {key: part for key, part in version.definition.items() if key != "slug"}
    if of:
        return said | {"slug": version.activity.slug}
    return said | {"slug": free_slug(f"{version.activity.slug[:50]}-copy")}


def keep_draft(draft: Draft, said: Said, *, number: int) -> Draft:
    """Keep what was typed. No deed: nobody can ask later what a draft once said.

    Raises Overtaken when another window has kept something since `number`.
    """
    changed = Draft.objects.filter(pk=draft.pk, number=number).update(
        said=said, number=number + 1, changed_at=clock.now()
    )
    if not changed:
        raise Overtaken
    draft.refresh_from_db()
    return draft


@action("library.draft_put_on_shelf", says=_("Somebody put an activity they wrote on the shelf"))
def put_on_shelf(draft: Draft, definition: Definition, *, own: bool, by: Person) -> Done[Activity]:
    """Make a version of what was written, on one's own shelf or the clinic's, and end the draft."""
    if draft.author_id != by.pk:
        raise PermissionDenied("A draft is its author's.")
    measures = Activity.objects.filter(slug=definition.slug, kind=Kind.MEASURE)
    if definition.kind == "measure" or measures.exists():
        raise PermissionDenied("A questionnaire keeps its own words.")
    add_activity(by.clinic, definition, by=by, owner=by if own else None)
    activity = Activity.objects.get(slug=definition.slug)
    if activity.owner_id == by.pk and not own:
        activity.owner = None
        activity.save(update_fields=["owner"])
    draft.delete()
    return Done(activity)


@action("library.draft_thrown_away", says=_("Somebody threw a draft away"))
def throw_away(draft: Draft, *, by: Person) -> Done[Draft]:
    """Throw a draft away."""
    if draft.author_id != by.pk:
        raise PermissionDenied("A draft is its author's.")
    Draft.objects.filter(pk=draft.pk).delete()
    return Done(draft)
