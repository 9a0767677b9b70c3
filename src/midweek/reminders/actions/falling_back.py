"""When one channel did not work: on to the next, while the window lasts."""

from collections.abc import Iterable
from datetime import datetime

from midweek.reminders.models import Reminder
from midweek.reminders.queries import facts_about, first_channel


def fall_back(failed: Iterable[Reminder], *, now: datetime) -> None:
    """Plan each once more on the client's next channel that works."""
    leads = [one for one in failed if now < one.until]
    clients = facts_about(leads, now=now).clients if leads else {}
    fresh = []
    for lead in leads:
        standing = clients.get(lead.client_id)
        order = standing.chosen.channels if standing else []
        usable = standing.usable if standing else set()
        after = first_channel(order, usable, after=lead.channel)
        if after:
            fresh.append(_on_channel(lead, after, now))
    Reminder.objects.bulk_create(fresh, ignore_conflicts=True)


def _on_channel(lead: Reminder, channel: str, now: datetime) -> Reminder:
    copied = (
        "clinic_id", "client_id", "assignment_id", "about", "kind",
        "occasion_on", "occasion_slot", "slot", "until",
    )  # fmt: skip
    return Reminder(channel=channel, due_at=now, **{name: getattr(lead, name) for name in copied})
