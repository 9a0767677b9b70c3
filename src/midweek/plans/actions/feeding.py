"""A calendar of one's own reminders: an address that nobody can guess, for half a year."""

import hashlib
import re
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, action
from midweek.people.actions.care import raise_counter
from midweek.people.models import Person
from midweek.plans.actions.reminding import must_be_self, reminding_of
from midweek.plans.models import Reminding

GOOD_FOR = timedelta(days=180)
TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


@action("plans.calendar_opened", says=_("The client opened a calendar of their reminders"))
def open_calendar(
    client: Person, *, token: str, by: Person
) -> Done[Reminding] | AlreadyDone[Reminding]:
    """Have a calendar at a secret address for half a year, in place of the one before.

    The phone makes the secret, 256 bits of chance, and alone keeps it: here lies its hash.
    """
    must_be_self(client, by)
    if not TOKEN.fullmatch(token):
        raise ValidationError(_("This calendar has no address we can use."))
    row = reminding_of(client)
    if row.calendar == hash_of(token) and row.has_calendar(clock.now()):
        return AlreadyDone(row)
    row.calendar, row.calendar_until = hash_of(token), clock.now() + GOOD_FOR
    row.save()
    raise_counter(client)
    return Done(row)


@action("plans.calendar_closed", says=_("The client closed the calendar of their reminders"))
def close_calendar(client: Person, *, by: Person) -> Done[Reminding] | AlreadyDone[Reminding]:
    """Close the calendar: from now on nothing is found at its address."""
    must_be_self(client, by)
    row = reminding_of(client)
    if not row.calendar:
        return AlreadyDone(row)
    row.calendar, row.calendar_until = "", None
    row.save(update_fields=["calendar", "calendar_until"])
    raise_counter(client)
    return Done(row)


def hash_of(token: str) -> str:
    """What is kept of a secret address."""
    return hashlib.sha256(token.encode()).hexdigest()
