"""A round of the worker: plan and tell, clinic after clinic."""

from midweek.people.models import Clinic
from midweek.reminders.actions.once import plan_what_comes_later, send_what_was_asked_for
from midweek.reminders.actions.planning import plan_clinic
from midweek.reminders.actions.telling import tell_clinic
from midweek.reminders.channels.all import channels

MOST_BATCHES = 20
"""So many batches a clinic has in one round, so that one clinic delays no other for long."""


def remind() -> None:
    """Plan what is to come and tell what is due. What goes wrong in one clinic stays there."""
    wrong: list[Exception] = []
    for clinic_id in list(Clinic.objects.values_list("pk", flat=True)):
        try:
            send_what_was_asked_for(clinic_id, channels())
            plan_what_comes_later(clinic_id)
            plan_clinic(clinic_id)
            for _ in range(MOST_BATCHES):
                if not tell_clinic(clinic_id, channels()):
                    break
        except Exception as problem:
            wrong.append(problem)
    if wrong:
        raise ExceptionGroup("some clinics", wrong)
