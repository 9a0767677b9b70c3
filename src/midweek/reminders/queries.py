"""What must be known to decide, for many clients at once: one question for each thing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.conf import settings

from midweek.people.models import CareLink, Contact, Person
from midweek.plans.models import Appointment, Assignment, Pause, Reminding
from midweek.plans.queries.offers import unanswered_since
from midweek.plans.queries.pauses import pauses
from midweek.practice.models import Entry, Message, Skip
from midweek.practice.queries import unread_since
from midweek.reminders.models import TOLD, Reminder
from midweek_rules.reminding import Choices, Known

WEEK = timedelta(days=7)
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Standing:
    """What is known about one client, whatever they are to be reminded of."""

    person: Person
    row: Reminding
    choices: Choices
    zone: ZoneInfo
    cared_for: bool
    told_today: int
    told_this_week: int
    last_told: date | None
    ignored: int
    contacts: list[Contact]

    @property
    def usable(self) -> set[str]:
        """The channels that reach the client."""
        return {one.channel for one in self.contacts}


@dataclass(frozen=True)
class Facts:
    """Everything about some clients: how each stands, and what became of their things."""

    clients: dict[UUID, Standing]
    running: set[UUID]
    on_hold: dict[UUID, list[Pause]]
    sessions: dict[UUID, datetime]
    news: dict[UUID, datetime]
    done: set[tuple[UUID | None, Any, str]]

    def known(self, reminder: Reminder, standing: Standing) -> Known:
        """What is known about one reminder now."""
        occasion = (reminder.assignment_id, reminder.occasion_on, reminder.occasion_slot)
        return Known(
            cared_for=standing.cared_for,
            due_on=self._is_due(reminder, standing),
            done=occasion in self.done,
            told_today=standing.told_today,
            told_this_week=standing.told_this_week,
            last_told=standing.last_told,
            ignored=standing.ignored,
            asks=standing.row.asks,
            asked_for=reminder.kind == Reminder.Kind.LATER,
        )

    def _is_due(self, reminder: Reminder, standing: Standing) -> bool:
        if reminder.kind == Reminder.Kind.SESSION:
            at = self.sessions.get(reminder.about)
            on = at and at.astimezone(standing.zone).date() - A_DAY
            return standing.row.session_tomorrow and on == reminder.occasion_on
        if reminder.kind == Reminder.Kind.NEWS:
            return reminder.about in self.news
        if reminder.assignment_id is None:
            return True
        held = any(
            one.assignment_id in (None, reminder.assignment_id)
            and one.starts <= reminder.occasion_on <= one.last
            for one in self.on_hold.get(reminder.client_id, ())
        )
        return reminder.assignment_id in self.running and not held


def facts_about(reminders: list[Reminder], *, now: datetime) -> Facts:
    """Ask everything there is to ask about the clients of these reminders."""
    ids = list({one.client_id for one in reminders})
    things = {one.assignment_id for one in reminders if one.assignment_id}
    running = Assignment.objects.filter(pk__among=list(things)).running()
    done, heard = _answers(ids, now)
    on_hold: dict[UUID, list[Pause]] = defaultdict(list)
    for one in pauses(ids):
        on_hold[one.client_id].append(one)
    kinds = {one.kind for one in reminders}
    return Facts(
        clients=_standings(ids, heard, now),
        running=set(running.values_list("pk", flat=True)),
        on_hold=on_hold,
        sessions=_sessions(ids) if Reminder.Kind.SESSION in kinds else {},
        news=news_of(ids) if Reminder.Kind.NEWS in kinds else {},
        done=done,
    )


def _standings(ids: list[UUID], heard: dict[UUID, datetime], now: datetime) -> dict[UUID, Standing]:
    """How each client stands who chose something and is still there."""
    people = Person.objects.filter(pk__among=ids, left_at=None).select_related("clinic")
    rows = {one.client_id: one for one in Reminding.objects.filter(client__among=ids)}
    links = CareLink.objects.filter(client__among=ids, ended_at=None)
    cared_for = set(links.values_list("client_id", flat=True))
    contacts: dict[UUID, list[Contact]] = defaultdict(list)
    for contact in Contact.objects.filter(client__among=ids).usable():
        contacts[contact.client_id].append(contact)
    told = _told(ids, now)
    found = {}
    for person in people:
        if row := rows.get(person.pk):
            row.client = person
            answers = (heard.get(person.pk), row.answered_at)
            counted = _counted(told.get(person.pk, []), answers, ZoneInfo(person.zone), now)
            found[person.pk] = Standing(
                person=person,
                row=row,
                choices=choices_of(row),
                zone=ZoneInfo(person.zone),
                cared_for=person.pk in cared_for,
                contacts=contacts.get(person.pk, []),
                **counted,
            )
    return found


def _counted(
    told: list[datetime], answers: Iterable[datetime | None], zone: ZoneInfo, now: datetime
) -> dict[str, Any]:
    heard = max((one for one in answers if one), default=None)
    today = now.astimezone(zone).date()
    days = [one.astimezone(zone).date() for one in told]
    return {
        "told_today": days.count(today),
        "told_this_week": sum(one > today - WEEK for one in days),
        "last_told": max(days, default=None),
        "ignored": sum(heard is None or one > heard for one in told),
    }


def _told(ids: list[UUID], now: datetime) -> dict[UUID, list[datetime]]:
    told: dict[UUID, list[datetime]] = defaultdict(list)
    messages = Reminder.objects.filter(client__among=ids, state__in=TOLD, lead=None)
    # A told time ahead of now was written before the clock was set back, and counts all the same.
    for client, at in messages.filter(told_at__gt=now - 2 * WEEK).values_list(
        "client_id", "told_at"
    ):
        told[client].append(at)
    return told


def _answers(ids: list[UUID], now: datetime) -> tuple[set[Any], dict[UUID, datetime]]:
    done: set[Any] = set()
    heard: dict[UUID, datetime] = {}
    for model in (Entry, Skip):
        rows: Any = model.objects.filter(client__among=ids, received_at__gt=now - 2 * WEEK)
        for client, thing, day, slot, at in rows.filter(undone_at=None).values_list(
            "client_id", "assignment_id", "occasion_on", "occasion_slot", "received_at"
        ):
            done.add((thing, day, slot or ""))
            heard[client] = max(at, heard.get(client, at))
    read = Message.objects.filter(client__among=ids, read_at__gt=now - 2 * WEEK).from_therapists()
    for client, at in read.values_list("client_id", "read_at"):
        heard[client] = max(at, heard.get(client, at))
    return done, heard


def _sessions(ids: list[UUID]) -> dict[UUID, datetime]:
    kept = Appointment.objects.filter(client__among=ids, cancelled_at=None)
    return dict(kept.values_list("pk", "starts_at"))


def news_of(clients: list[UUID]) -> dict[UUID, datetime]:
    """What these clients have not looked at yet, thread by thread and offer by offer.

    By numbers of their own: a thing of the plan may be due while its thread has news.
    """
    found = unread_since(clients) | unanswered_since(clients)
    return {uuid5(about, "news"): since for about, since in found.items()}


def first_channel(row: Reminding, usable: set[str], *, after: str = "") -> str | None:
    """The first channel of the client's order that works; the next one `after` a channel."""
    order = list(row.channels)
    if after:
        order = order[order.index(after) + 1 :] if after in order else []
    return next((one for one in order if one in usable), None)


def choices_of(row: Reminding) -> Choices:
    """A client's choices, as the rules take them."""
    return Choices(
        wanted=row.wanted,
        at=time.fromisoformat(row.at) if row.at else None,
        days=frozenset(row.days),
        quiet_from=time.fromisoformat(row.quiet_from),
        quiet_until=time.fromisoformat(row.quiet_until),
        most_a_day=row.most_a_day,
        most_a_week=row.most_a_week,
        paused_until=row.paused_until,
    )


def texts_left(now: datetime) -> int:
    """How many texts the clinic in scope may still send this month: its cost cap. Codes count."""
    month = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    sent = Reminder.objects.filter(channel="sms", lead=None, told_at__gte=month)
    codes = Contact.objects.filter(channel="sms", code_sent_at__gte=month)
    return int(settings.ENVIRONMENT.sms_a_month) - sent.count() - codes.count()
