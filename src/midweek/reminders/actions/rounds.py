"""A round of the worker: plan and tell, clinic after clinic, until nothing due is left."""

from uuid import UUID

from midweek.people.models import Clinic
from midweek.reminders.actions.once import plan_what_comes_later, send_what_was_asked_for
from midweek.reminders.actions.planning import plan_clinic
from midweek.reminders.actions.telling import tell_clinic
from midweek.reminders.channels.all import channels

MOST_BATCHES = 4
"""So many batches a clinic has before the others have theirs: none delays another for long."""


def remind() -> None:
    """Plan what is to come and tell what is due. What goes wrong in one clinic stays there."""
    clinics = list(Clinic.objects.values_list("pk", flat=True))
    wrong: dict[UUID, Exception] = {}
    busy = True
    while busy:
        busy = False
        for clinic_id in clinics:
            try:
                busy |= clinic_id not in wrong and _once(clinic_id)
            except Exception as problem:
                wrong[clinic_id] = problem
    if wrong:
        raise ExceptionGroup("some clinics", list(wrong.values()))


def _once(clinic_id: UUID) -> bool:
    """Whether there is more to do in this clinic."""
    send_what_was_asked_for(clinic_id, channels())
    plan_what_comes_later(clinic_id)
    plan_clinic(clinic_id)
    return all(tell_clinic(clinic_id, channels()) for _ in range(MOST_BATCHES))
