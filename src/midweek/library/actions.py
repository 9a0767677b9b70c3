"""Deeds of the library: giving a clinic its activities."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from midweek.audit.action import AlreadyDone, Done, System, action
from midweek.library.definition import Definition
from midweek.library.models import Activity, ActivityVersion
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
    added = [version for each in starter_set() if (version := _add(clinic, each))]
    if not added:
        return AlreadyDone(clinic)
    tell_every_phone(clinic)
    return Done(clinic, {"versions": [str(version.pk) for version in added]})


@action("library.activity_added", says=_("An activity was put in the library"))
def add_activity(
    clinic: Clinic, definition: Definition, *, by: Person
) -> Done[ActivityVersion] | AlreadyDone[Clinic]:
    """Put an activity in the clinic's library, or a new version of one that is there."""
    if by.is_client or by.clinic_id != clinic.pk:
        raise PermissionDenied("Only this clinic's staff fill its library.")
    version = _add(clinic, definition)
    if version is None:
        return AlreadyDone(clinic)
    tell_every_phone(clinic)
    return Done(version)


def _add(clinic: Clinic, definition: Definition) -> ActivityVersion | None:
    activity, _is_new = Activity.objects.get_or_create(
        slug=definition.slug, defaults={"clinic": clinic, "kind": definition.kind}
    )
    latest = ActivityVersion.objects.filter(activity=activity).order_by("-number").first()
    digest = definition.digest()
    if latest and latest.digest == digest:
        return None
    version = ActivityVersion(
        clinic=clinic,
        activity=activity,
        number=latest.number + 1 if latest else 1,
        definition=definition.written(),
        digest=digest,
    )
    version.save(force_insert=True)
    return version
