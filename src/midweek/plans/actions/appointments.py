"""Say when client and therapist meet, once or again and again, and that they will not."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from uuid6 import uuid7

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, action
from midweek.people.actions.care import raise_counter
from midweek.people.models import Person
from midweek.plans.actions.treating import must_treat
from midweek.plans.models import Appointment

MOST_AT_ONCE = 60


@action("plans.appointment_made", says=_("An appointment was made"))
def make_appointment(
    client: Person, *, starts_at: datetime, source: str = "", by: Person
) -> Done[Appointment]:
    """Say when client and therapist meet next."""
    must_treat(by, client)
    appointment = _keep(client, starts_at, by=by, source=source)
    raise_counter(client)
    return Done(appointment)


@action("plans.series_made", says=_("Appointments were made, one after the other"))
def make_series(
    client: Person, *, starts_at: datetime, every_weeks: int, times: int, by: Person
) -> Done[Appointment]:
    """Say when client and therapist meet again and again, at the same hour on the wall.

    The wall is that of `starts_at`, whose zone goes with it through each change of clocks.
    """
    must_treat(by, client)
    if not 2 <= times <= MOST_AT_ONCE or not 1 <= every_weeks <= MOST_AT_ONCE:
        raise ValidationError(_("Choose two to sixty sessions."))
    series = uuid7()
    made = [
        _keep(client, starts_at + timedelta(weeks=n * every_weeks), by=by, series=series)
        for n in range(times)
    ]
    raise_counter(client)
    return Done(made[0], {"sessions": times})


@action("plans.appointments_read", says=_("Appointments were read from a calendar"))
def read_appointments(
    client: Person, *, found: Iterable[tuple[datetime, str]], by: Person
) -> Done[Person] | AlreadyDone[Person]:
    """Keep sessions that a calendar told of: each once, however often it is read.

    `found` are moments with the hash of where they came from. One that was kept before and
    stands at another time in the calendar now is moved, one that was cancelled comes back.
    """
    must_treat(by, client)
    told = {source: starts_at for starts_at, source in found}
    if len(told) > MOST_AT_ONCE:
        raise ValidationError(_("Choose at most sixty sessions."))
    known = {one.source: one for one in Appointment.objects.filter(client=client, source__in=told)}
    changed = 0
    for source, starts_at in told.items():
        one = known.get(source)
        if one is None:
            _keep(client, starts_at, by=by, source=source)
        elif (one.starts_at, one.cancelled_at) == (starts_at, None):
            continue
        else:
            one.starts_at, one.cancelled_at = starts_at, None
            one.save(update_fields=["starts_at", "cancelled_at"])
        changed += 1
    if not changed:
        return AlreadyDone(client)
    raise_counter(client)
    return Done(client, {"sessions": changed})


@action("plans.appointment_moved", says=_("An appointment was moved"))
def move_appointment(
    appointment: Appointment, *, to: datetime, following: bool = False, by: Person
) -> Done[Appointment]:
    """Move a session; with `following`, those after it in its series as far on the same wall."""
    must_treat(by, appointment.client)
    if appointment.cancelled_at:
        raise ValidationError(_("This session was cancelled."))
    moved = [appointment]
    if following and appointment.series:
        later = Appointment.objects.filter(
            client=appointment.client,
            series=appointment.series,
            cancelled_at=None,
            starts_at__gt=appointment.starts_at,
        )
        moved += later.order_by("starts_at")
    zone = to.tzinfo or UTC
    away = to.replace(tzinfo=None) - _wall(appointment.starts_at, zone)
    for one in moved:
        one.starts_at = (_wall(one.starts_at, zone) + away).replace(tzinfo=zone)
        one.save(update_fields=["starts_at"])
    raise_counter(appointment.client)
    return Done(appointment, {"sessions": len(moved)})


@action("plans.appointment_cancelled", says=_("An appointment was cancelled"))
def cancel_appointment(
    appointment: Appointment, *, by: Person
) -> Done[Appointment] | AlreadyDone[Appointment]:
    """Say that the meeting will not be."""
    must_treat(by, appointment.client)
    if appointment.cancelled_at:
        return AlreadyDone(appointment)
    return _set_cancelled(appointment, clock.now())


@action("plans.appointment_brought_back", says=_("An appointment was brought back"))
def bring_back_appointment(
    appointment: Appointment, *, by: Person
) -> Done[Appointment] | AlreadyDone[Appointment]:
    """Undo a cancellation."""
    must_treat(by, appointment.client)
    if not appointment.cancelled_at:
        return AlreadyDone(appointment)
    return _set_cancelled(appointment, None)


def _set_cancelled(appointment: Appointment, moment: datetime | None) -> Done[Appointment]:
    appointment.cancelled_at = moment
    appointment.save(update_fields=["cancelled_at"])
    raise_counter(appointment.client)
    return Done(appointment)


def _keep(client: Person, starts_at: datetime, *, by: Person, **more: Any) -> Appointment:
    appointment = Appointment(
        clinic_id=client.clinic_id, client=client, therapist=by, starts_at=starts_at, **more
    )
    appointment.save(force_insert=True)
    return appointment


def _wall(moment: datetime, zone: tzinfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)
