"""Say "later" to a reminder, and whether reminders are still useful."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, System, action
from midweek.people.actions.care import raise_counter
from midweek.people.models import Person
from midweek.plans.actions.reminding import must_be_self, reminding_of
from midweek.plans.models import Reminding


@action("plans.reminder_later", says=_("The client asked to be reminded later"))
def remind_later(client: Person, *, of: UUID, at: datetime, by: Person) -> Done[Reminding]:
    """Remind once more of one message, later. The worker hears of it at its next round."""
    must_be_self(client, by)
    row = reminding_of(client)
    row.later_of, row.later_at, row.answered_at = of, at, clock.now()
    row.save()
    return Done(row)


@action("plans.reminding_asked", says=_("Reminders stopped, and the app asks if they help"))
def ask_if_useful(row: Reminding, *, by: System) -> Done[Reminding] | AlreadyDone[Reminding]:
    """Stop, and have the app ask once. The worker does so after five without an answer."""
    if row.asks:
        return AlreadyDone(row)
    row.asked_at = clock.now()
    row.save(update_fields=["asked_at"])
    raise_counter(row.client)
    return Done(row)


@action("plans.reminding_answered", says=_("The client said whether reminders still help"))
def say_if_useful(client: Person, *, says: str, by: Person) -> Done[Reminding]:
    """Go on as before, go on with half as many, or stop."""
    must_be_self(client, by)
    raise_counter(client)
    row: Any = reminding_of(client)
    row.answered_at = clock.now()
    if says == "less":
        row.most_a_day, row.most_a_week = 1, max(1, row.most_a_week // 2)
    elif says == "no":
        row.wanted = False
    row.save()
    return Done(row, {"says": says})
