"""By which clock a client lives, and that it follows their phone when they say so."""

from datetime import datetime, timedelta
from zoneinfo import available_timezones

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, action
from midweek.people.actions.care import raise_counter
from midweek.people.models import Person

REMEMBERED = timedelta(days=3)
MOST_MOVES = 8


@action("people.zone_followed", says=_("The client said whether times follow the phone"))
def follow_phone(
    client: Person, follows: bool, *, zone: str, by: Person
) -> Done[Person] | AlreadyDone[Person]:
    """Have the client's clock follow their phone, which is in `zone` now, or stay where it is.

    Where they were is kept for three days, and only so that reminders on the way neither
    skip a time nor repeat one.
    """
    if by.pk != client.pk:
        raise PermissionDenied("Only the client decides.")
    if zone not in available_timezones():
        raise ValidationError(_("We do not know this time zone."))
    moves = follows and zone != client.zone
    if client.zone_follows == follows and not moves:
        return AlreadyDone(client)
    client.zone_follows = follows
    if moves:
        now = clock.now()
        client.zone_moves = [*_recent(client, now), [now.isoformat(), client.zone]]
        client.zone = zone
    client.save(update_fields=["zone", "zone_follows", "zone_moves"])
    raise_counter(client)
    return Done(client, {"follows": follows, "moved": moves})


def _recent(client: Person, now: datetime) -> list[list[str]]:
    recent = [
        move for move in client.zone_moves if datetime.fromisoformat(move[0]) > now - REMEMBERED
    ]
    return recent[-MOST_MOVES + 1 :]
