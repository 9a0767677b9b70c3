"""Saying how soon one answers."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.audit.action import AlreadyDone, Done, action
from midweek.people.actions.care import raise_counter
from midweek.people.models import Person
from midweek.people.words import BEFORE_THE_SESSION, WORKING_DAYS


@action("people.answering_said", says=_("It was said how soon messages are answered"))
def say_how_soon(
    therapist: Person, *, answers_in: str, by: Person
) -> Done[Person] | AlreadyDone[Person]:
    """Tell one's clients how soon one answers. Empty means: on the days the clinic looks."""
    if by.pk != therapist.pk or not therapist.treats:
        raise PermissionDenied("Only for oneself.")
    if answers_in not in ("", BEFORE_THE_SESSION, *WORKING_DAYS):
        raise ValidationError(_("Choose one of these."))
    if therapist.answers_in == answers_in:
        return AlreadyDone(therapist)
    therapist.answers_in = answers_in
    therapist.save(update_fields=["answers_in"])
    for client in Person.objects.clients_of(therapist):
        raise_counter(client)
    return Done(therapist, {"answers_in": answers_in})
