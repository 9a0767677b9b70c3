"""Say when client and therapist meet, and that they will not."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, action
from midweek.people.actions.care import raise_counter
from midweek.people.models import Person
from midweek.plans.actions.treating import must_treat
from midweek.plans.models import Appointment


@action("plans.appointment_made", says=_("An appointment was made"))
def make_appointment(client: Person, *, starts_at: datetime, by: Person) -> Done[Appointment]:
    """Say when client and therapist meet next."""
    must_treat(by, client)
    appointment = Appointment(
        clinic_id=client.clinic_id, client=client, therapist=by, starts_at=starts_at
    )
    appointment.save(force_insert=True)
    raise_counter(client)
    return Done(appointment)


@action("plans.appointment_cancelled", says=_("An appointment was cancelled"))
def cancel_appointment(
    appointment: Appointment, *, by: Person
) -> Done[Appointment] | AlreadyDone[Appointment]:
    """Say that the meeting will not be."""
    must_treat(by, appointment.client)
    if appointment.cancelled_at:
        return AlreadyDone(appointment)
    appointment.cancelled_at = clock.now()
    appointment.save(update_fields=["cancelled_at"])
    raise_counter(appointment.client)
    return Done(appointment)
