"""What stands on the shelf: the starter set, one's own, new versions, and putting away."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, System, action
from midweek.library.conditional import Wording, blanks, worded
from midweek.library.definition import Definition
from midweek.library.models import Activity, ActivityVersion
from midweek.library.queries import may_take
from midweek.library.starter import starter_set
from midweek.people.actions.clinics import tell_every_phone
from midweek.people.models import Clinic, Person


@action("library.starter_set_installed", says=_("The starter activities were put in the library"))
def install_starter_set(
    clinic: Clinic, *, by: Person | System
) -> Done[Clinic] | AlreadyDone[Clinic]:
    """Give the clinic the starter activities, as this release words them.

    Asked again, it adds only what is new: an activity whose words changed gets a new
    version, plans keep the version they were agreed on, and phones hear of it.
    """
    if isinstance(by, Person) and (by.is_client or by.clinic_id != clinic.pk):
        raise PermissionDenied("Only this clinic's staff fill its library.")
    added = _add_all(clinic, starter_set())
    if not added:
        return AlreadyDone(clinic)
    tell_every_phone(clinic)
    return Done(clinic, {"versions": [str(version.pk) for version in added]})


@action("library.activity_added", says=_("An activity was put in the library"))
def add_activity(
    clinic: Clinic, definition: Definition, *, by: Person, owner: Person | None = None
) -> Done[ActivityVersion] | AlreadyDone[Clinic]:
    """Put an activity in the clinic's library, or a new version of one that is there.

    With an `owner` it is theirs alone until they give it to the clinic.
    """
    if by.is_client or by.clinic_id != clinic.pk:
        raise PermissionDenied("Only this clinic's staff fill its library.")
    if not may_take(definition.slug, by=by):
        raise PermissionDenied("This name belongs to somebody else's activity.")
    added = _add_all(clinic, [definition], owner=owner)
    if not added:
        return AlreadyDone(clinic)
    tell_every_phone(clinic)
    return Done(added[0])


@action("library.measure_worded", says=_("The clinic added the text of a questionnaire"))
def add_measure_text(
    clinic: Clinic, wording: Wording, *, by: Person
) -> Done[ActivityVersion] | AlreadyDone[Clinic]:
    """Complete a measure whose text we may not ship. From now on it can be agreed on.

    The clinic answers for its right to use the text: `by` says that the terms were checked.
    """
    if by.is_client or by.clinic_id != clinic.pk:
        raise PermissionDenied("Only this clinic's staff fill its library.")
    blank = blanks().get(wording.slug)
    if blank is None:
        raise ValidationError(_("No questionnaire waits for this text."))
    added = _add_all(clinic, [worded(blank, wording)])
    if not added:
        return AlreadyDone(clinic)
    tell_every_phone(clinic)
    return Done(added[0], {"slug": wording.slug})


@action("library.activity_put_away", says=_("An activity was put away"))
def put_away(activity: Activity, *, by: Person) -> Done[Activity] | AlreadyDone[Activity]:
    """Take an activity off the shelf. Plans that have it keep it."""
    _may_tidy(activity, by)
    if activity.put_away_at:
        return AlreadyDone(activity)
    activity.put_away_at = clock.now()
    activity.save(update_fields=["put_away_at"])
    return Done(activity)


@action("library.activity_put_back", says=_("An activity was put back on the shelf"))
def put_back(activity: Activity, *, by: Person) -> Done[Activity] | AlreadyDone[Activity]:
    """Put an activity back on the shelf."""
    _may_tidy(activity, by)
    if not activity.put_away_at:
        return AlreadyDone(activity)
    activity.put_away_at = None
    activity.save(update_fields=["put_away_at"])
    return Done(activity)


def _may_tidy(activity: Activity, by: Person) -> None:
    own = activity.owner_id == by.pk
    if by.is_client or by.clinic_id != activity.clinic_id or not (own or activity.owner_id is None):
        raise PermissionDenied("Only this clinic's staff tidy its library.")


def _add_all(
    clinic: Clinic, definitions: Sequence[Definition], *, owner: Person | None = None
) -> list[ActivityVersion]:
    """Put in what is new or says something new, in as many queries for one as for a hundred."""
    Activity.objects.bulk_create(
        (Activity(clinic=clinic, slug=one.slug, kind=one.kind, owner=owner) for one in definitions),
        ignore_conflicts=True,
    )
    slugs = [one.slug for one in definitions]
    activities = {one.slug: one for one in Activity.objects.filter(slug__in=slugs)}
    latest = {one.activity_id: one for one in ActivityVersion.objects.newest().defer("definition")}
    versions = (
        _next_version(activities[each.slug], latest.get(activities[each.slug].pk), each)
        for each in definitions
    )
    return ActivityVersion.objects.bulk_create([one for one in versions if one])


def _next_version(
    activity: Activity, latest: ActivityVersion | None, definition: Definition
) -> ActivityVersion | None:
    digest = definition.digest()
    if latest and latest.digest == digest:
        return None
    return ActivityVersion(
        clinic_id=activity.clinic_id,
        activity=activity,
        number=latest.number + 1 if latest else 1,
        definition=definition.written(),
        digest=digest,
    )
