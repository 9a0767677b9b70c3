"""Whether a client's phone shows the totals of questionnaires."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from midweek.audit.action import AlreadyDone, Done, action
from midweek.people.access import treats
from midweek.people.models import Person


@action("people.totals_shown", says=_("It was said whether the phone shows totals"))
def show_totals(client: Person, *, shown: bool, by: Person) -> Done[Person] | AlreadyDone[Person]:
    """Let a client read the totals of their questionnaires in plain words, or no longer."""
    if not treats(by, client):
        raise PermissionDenied("No care link.")
    if client.sees_totals == shown:
        return AlreadyDone(client)
    client.sees_totals = shown
    client.save(update_fields=["sees_totals"])
    return Done(client, {"shown": shown})
