"""Claim what is due, so that nobody else works on it; free what a crash left behind."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import F, Q

from midweek.reminders.models import Reminder, State
from midweek_rules.reminding import again_after_a_crash

LEASE = timedelta(minutes=5)
MOST_AT_ONCE = 1500


@dataclass(frozen=True, slots=True)
class Claimed:
    """What must be known of a reminder to decide it. `lead` is the message it was in before."""

    pk: UUID
    client_id: UUID
    assignment_id: UUID | None
    about: UUID
    kind: str
    occasion_on: date
    occasion_slot: str
    channel: str
    until: datetime
    lead: UUID | None


COLUMNS = tuple(Claimed.__slots__)


def claim(clinic_id: UUID, *, run: UUID, now: datetime, most: int = MOST_AT_ONCE) -> list[Claimed]:
    """Claim the reminders that are due, whole clients at a time, inside one transaction."""
    alone(clinic_id)
    due = Reminder.objects.filter(state=State.PLANNED, due_at__lte=now)
    clients = set(due.order_by("due_at").values_list("client_id", flat=True)[:most])
    if not clients:
        return []
    # What else is due for these clients goes into the same message.
    due.filter(client__among=list(clients)).update(
        state=State.CLAIMED, run=run, leased_until=now + LEASE, tries=F("tries") + 1
    )
    mine = Reminder.objects.filter(client__among=list(clients), run=run, state=State.CLAIMED)
    return [Claimed(*row) for row in mine.order_by("due_at", "pk").values_list(*COLUMNS)]


def alone(clinic_id: UUID) -> None:
    """Have one worker at a time get past here in one clinic, until its transaction ends.

    Two that claim at once would share out one client's bundle, and tell twice.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [clinic_id.int % 2**63])


def free_what_lapsed(*, now: datetime) -> None:
    """Take up what a crash left: what was only claimed is planned again, what was on its way
    is handed over again where that shows once, and is `unknown` where it would show twice.

    A lease further ahead than any is given was taken before the clock was set back.
    """
    lapsed = Q(leased_until__lte=now) | Q(leased_until__gt=now + 2 * LEASE)
    found = Reminder.objects.filter(lapsed, leased_until__isnull=False)
    if not found.exists():
        return
    planned = {"state": State.PLANNED, "run": None, "leased_until": None}
    found.filter(state=State.CLAIMED).update(**planned)
    sending = found.filter(state=State.SENDING)
    once = [one for one in ("push", "email", "sms") if not again_after_a_crash(one)]
    unknown = {"state": State.FAILED, "reason": "unknown", "leased_until": None}
    sending.filter(channel__in=once).update(**unknown)
    sending.exclude(channel__in=once).update(**planned)
