"""What must be known to decide, for many clients at once: one question for each thing."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from midweek.people.models import CareLink, Contact, Person
from midweek.plans.models import Assignment, Reminding
from midweek.plans.queries.pauses import pauses
from midweek.practice.models import Entry, Skip
from midweek.reminders.models import Reminder, State
from midweek_rules.reminding import Known

WEEK = timedelta(days=7)
TOLD = (State.SENDING, State.DELIVERED)


@dataclass(frozen=True)
class Facts:
    """Everything about some clients, by their ids."""

    people: dict[UUID, Person]
    choices: dict[UUID, Reminding]
    cared_for: set[UUID]
    running: set[UUID]
    on_hold: list[Any]
    done: set[tuple[UUID | None, Any, str]]
    answered: dict[UUID, datetime]
    told: dict[UUID, list[datetime]]
    contacts: dict[UUID, list[Contact]]

    def usable(self, client: UUID) -> set[str]:
        """The channels that reach a client."""
        return {one.channel for one in self.contacts.get(client, [])}

    def known(self, reminder: Reminder, now: datetime) -> Known:
        """What is known about one reminder now."""
        client = reminder.client_id
        zone = ZoneInfo(self.people[client].zone)
        told = self.told.get(client, [])
        today = now.astimezone(zone).date()
        days = [one.astimezone(zone).date() for one in told]
        row = self.choices.get(client)
        heard = max(
            (one for one in (self.answered.get(client), row and row.answered_at) if one),
            default=None,
        )
        return Known(
            cared_for=client in self.cared_for,
            due_on=reminder.assignment_id is None or self._is_due(reminder),
            done=(reminder.assignment_id, reminder.occasion_on, reminder.occasion_slot)
            in self.done,
            told_today=days.count(today),
            told_this_week=sum(one > today - WEEK for one in days),
            last_told=max(days, default=None),
            ignored=sum(heard is None or one > heard for one in told),
            asks=bool(row and row.asks),
            asked_for=reminder.kind == Reminder.Kind.LATER,
        )

    def _is_due(self, reminder: Reminder) -> bool:
        held = any(
            one.client_id == reminder.client_id
            and one.assignment_id in (None, reminder.assignment_id)
            and one.starts <= reminder.occasion_on <= one.last
            for one in self.on_hold
        )
        return reminder.assignment_id in self.running and not held


def facts_about(reminders: list[Reminder], *, now: datetime) -> Facts:
    """Ask everything there is to ask about the clients of these reminders."""
    ids = list({one.client_id for one in reminders})
    things = list({one.assignment_id for one in reminders if one.assignment_id})
    done, answered = _answers(ids, now)
    told: dict[UUID, list[datetime]] = defaultdict(list)
    messages = Reminder.objects.filter(client__among=ids, state__in=TOLD, lead=None)
    # A told time ahead of now was written before the clock was set back, and counts all the same.
    for client, at in messages.filter(told_at__gt=now - 2 * WEEK).values_list(
        "client_id", "told_at"
    ):
        told[client].append(at)
    contacts: dict[UUID, list[Contact]] = defaultdict(list)
    for contact in Contact.objects.filter(client__among=ids).usable():
        contacts[contact.client_id].append(contact)
    people = Person.objects.filter(pk__among=ids, left_at=None).select_related("clinic")
    links = CareLink.objects.filter(client__among=ids, ended_at=None)
    running = Assignment.objects.filter(pk__among=things).running()
    return Facts(
        people={one.pk: one for one in people},
        choices={one.client_id: one for one in Reminding.objects.filter(client__among=ids)},
        cared_for=set(links.values_list("client_id", flat=True)),
        running=set(running.values_list("pk", flat=True)),
        on_hold=pauses(ids),
        done=done,
        answered=answered,
        told=told,
        contacts=contacts,
    )


def _answers(ids: list[UUID], now: datetime) -> tuple[set[Any], dict[UUID, datetime]]:
    done: set[Any] = set()
    answered: dict[UUID, datetime] = {}
    for model in (Entry, Skip):
        rows: Any = model.objects.filter(client__among=ids, received_at__gt=now - 2 * WEEK)
        for client, thing, day, slot, at in rows.filter(undone_at=None).values_list(
            "client_id", "assignment_id", "occasion_on", "occasion_slot", "received_at"
        ):
            done.add((thing, day, slot or ""))
            answered[client] = max(at, answered.get(client, at))
    return done, answered


def texts_left(now: datetime) -> int:
    """How many texts the clinic in scope may still send this month: its cost cap."""
    month = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    sent = Reminder.objects.filter(channel="sms", lead=None, told_at__gte=month)
    return int(settings.ENVIRONMENT.sms_a_month) - sent.count()
