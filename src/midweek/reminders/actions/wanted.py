"""What there is to remind a client of in the next two days: occasions, a session, news."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from midweek.library.models import Kind
from midweek.people.access import grant_to_remind
from midweek.people.models import Person
from midweek.plans.models import Reminding
from midweek.plans.queries import items, next_appointments
from midweek.plans.queries.timing import stays_of
from midweek.reminders.models import TOLD, Reminder
from midweek.reminders.queries import choices_of, news_of
from midweek_rules.reminding import Choices, Stays, Told, chance, day_before, is_ahead, window

AHEAD = timedelta(hours=48)


@dataclass(frozen=True)
class Wanting:
    """A client, what they chose, and the moment at which that is looked at."""

    client: Person
    choices: Choices
    channel: str
    stays: Stays
    now: datetime

    def is_near(self, told: Told | None) -> bool:
        """Whether something is told within the time that is planned."""
        ahead = told is not None and is_ahead(told, now=self.now, stays=self.stays)
        return bool(told and ahead and told[1] <= self.now + AHEAD)

    def row(self, about: UUID, told: Told, **more: object) -> Reminder:
        """A reminder of `about`, to be told then."""
        occasion, due, until = told
        values = {"occasion_on": occasion.date, "due_at": due, "until": until, **more}
        return Reminder(
            clinic_id=self.client.clinic_id,
            client=self.client,
            about=about,
            slot=f"{occasion.slot:%H:%M}",
            channel=self.channel,
            **values,
        )


def wanted(client: Person, row: Reminding, channel: str, *, now: datetime) -> list[Reminder]:
    """Everything to remind a client of, on one channel."""
    wanting = Wanting(client, choices_of(row), channel, stays_of(client), now)
    planned = _planned(wanting)
    slots: dict[date, time] = {}
    for one in sorted(planned, key=lambda one: one.due_at):
        slots.setdefault(one.due_at.astimezone(ZoneInfo(client.zone)).date(), _slot(one))
    sessions = _sessions(wanting, slots) if row.session_tomorrow else []
    return [*planned, *sessions, *_news(wanting, slots)]


def _slot(one: Reminder) -> time:
    return time.fromisoformat(one.slot)


def _planned(wanting: Wanting) -> list[Reminder]:
    client, found = wanting.client, []
    grant = grant_to_remind(client.pk, clinic_id=client.clinic_id)
    today = wanting.now.astimezone(ZoneInfo(client.zone)).date()
    for item in items(client, grant=grant):
        if item.ended_at is not None:
            continue
        kind = Reminder.Kind.MEASURE if item.kind == Kind.MEASURE else Reminder.Kind.PLANNED
        for occasion in item.occasions(today, today + timedelta(days=2)):
            told = window(occasion, wanting.choices, wanting.stays)
            if told and wanting.is_near(told):
                slot = f"{occasion.slot:%H:%M}" if occasion.slot else ""
                more = {"assignment_id": item.id, "kind": kind, "occasion_slot": slot}
                found.append(wanting.row(item.id, told, **more))
    return found


def _sessions(wanting: Wanting, slots: dict[date, time]) -> list[Reminder]:
    found = []
    for one in next_appointments(wanting.client, now=wanting.now):
        told = day_before(one.starts_at, slots, wanting.choices, wanting.stays)
        if told and wanting.is_near(told):
            found.append(wanting.row(one.pk, told, kind=Reminder.Kind.SESSION))
    return found


def _news(wanting: Wanting, slots: dict[date, time]) -> list[Reminder]:
    waiting = news_of([wanting.client.pk])
    told = chance(slots, wanting.choices, now=wanting.now, stays=wanting.stays) if waiting else None
    if told is None:
        return []
    known = _told_of(wanting.client, list(waiting))
    return [
        wanting.row(about, told, kind=Reminder.Kind.NEWS)
        for about, since in waiting.items()
        if about not in known or known[about] < since
    ]


def _told_of(client: Person, about: list[UUID]) -> dict[UUID, datetime]:
    told = Reminder.objects.filter(client=client, about__among=about, state__in=TOLD)
    return dict(told.order_by("told_at").values_list("about", "told_at"))
