"""What must be known to decide, for many clients at once: one question for each thing."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any, Protocol
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Max

from midweek.people.models import CareLink, Contact, Person
from midweek.plans.models import Appointment, Assignment, Pause, Reminding
from midweek.plans.models.reminding import asks
from midweek.plans.queries.offers import unanswered_since
from midweek.plans.queries.pauses import pauses
from midweek.practice.models import Entry, Message, Skip
from midweek.practice.queries import unread_since
from midweek.reminders.models import TOLD, Reminder
from midweek_rules.reminding import Choices, Known

WEEK = timedelta(days=7)
A_DAY = timedelta(days=1)


class Fact(Protocol):
    """What is asked of a reminder to find what is known about it."""

    @property
    def client_id(self) -> UUID:
        """Whose it is."""

    @property
    def assignment_id(self) -> UUID | None:
        """The thing of the plan it is about."""

    @property
    def about(self) -> UUID:
        """What it is about, whatever that is."""

    @property
    def kind(self) -> str:
        """Which of the fixed words it says."""

    @property
    def occasion_on(self) -> date:
        """The day of the occasion."""

    @property
    def occasion_slot(self) -> str:
        """The time of the occasion."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a client chose beside `Choices`. `words` are sealed, in the row of this `pk`."""

    pk: UUID
    channels: list[str]
    wording: str
    words: bytes | None
    session_tomorrow: bool
    asked_at: datetime | None
    answered_at: datetime | None


CHOSEN = tuple(Chosen.__slots__)


@dataclass(frozen=True, slots=True)
class Reached:
    """Where a client can be reached; `address` is sealed, in the row of this `pk`."""

    pk: UUID
    channel: str
    address: bytes


@dataclass(frozen=True)
class Standing:
    """What is known about one client, whatever they are to be reminded of."""

    language: str
    zone: ZoneInfo
    choices: Choices
    chosen: Chosen
    cared_for: bool
    told_today: int
    told_this_week: int
    last_told: date | None
    ignored: int
    contacts: list[Reached]

    @property
    def asks(self) -> bool:
        """Whether the app is to ask if reminders are still useful."""
        return asks(self.chosen.asked_at, self.chosen.answered_at)

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

    def known(self, reminder: Fact, standing: Standing) -> Known:
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
            asks=standing.asks,
            asked_for=reminder.kind == Reminder.Kind.LATER,
        )

    def _is_due(self, reminder: Fact, standing: Standing) -> bool:
        if reminder.kind == Reminder.Kind.SESSION:
            at = self.sessions.get(reminder.about)
            on = at and at.astimezone(standing.zone).date() - A_DAY
            return standing.chosen.session_tomorrow and on == reminder.occasion_on
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


def facts_about(reminders: Sequence[Fact], *, now: datetime) -> Facts:
    """Ask everything there is to ask about the clients of these reminders."""
    ids = list({one.client_id for one in reminders})
    things = {one.assignment_id for one in reminders if one.assignment_id}
    running = Assignment.objects.filter(pk__among=list(things)).running()
    days = {one.occasion_on for one in reminders}
    on_hold: dict[UUID, list[Pause]] = defaultdict(list)
    for one in pauses(ids):
        on_hold[one.client_id].append(one)
    kinds = {one.kind for one in reminders}
    return Facts(
        clients=_standings(ids, now),
        running=set(running.values_list("pk", flat=True)),
        on_hold=on_hold,
        sessions=_sessions(ids) if Reminder.Kind.SESSION in kinds else {},
        news=news_of(ids) if Reminder.Kind.NEWS in kinds else {},
        done=_done(ids, days),
    )


def _standings(ids: list[UUID], now: datetime) -> dict[UUID, Standing]:
    """How each client stands who chose something and is still there."""
    rows = {one[0]: one[1:] for one in _choices(ids)}
    links = CareLink.objects.filter(client__among=ids, ended_at=None)
    cared_for = set(links.values_list("client_id", flat=True))
    contacts = _contacts(ids)
    told, heard = _told(ids, now), _heard(ids, now)
    people = Person.objects.filter(pk__among=ids, left_at=None)
    found = {}
    for client, language, name in people.values_list("pk", "language", "zone"):
        if client in rows:
            zone, chosen = ZoneInfo(name), Chosen(*rows[client][len(CHOICES) :])
            answers = (heard.get(client), chosen.answered_at)
            found[client] = Standing(
                language=language,
                zone=zone,
                choices=_as_choices(*rows[client][: len(CHOICES)]),
                chosen=chosen,
                cared_for=client in cared_for,
                contacts=contacts.get(client, []),
                **_counted(told.get(client, []), answers, zone, now),
            )
    return found


def _choices(ids: list[UUID]) -> Iterable[tuple[Any, ...]]:
    return Reminding.objects.filter(client__among=ids).values_list("client_id", *CHOICES, *CHOSEN)


def _contacts(ids: list[UUID]) -> dict[UUID, list[Reached]]:
    found: dict[UUID, list[Reached]] = defaultdict(list)
    usable = Contact.objects.filter(client__among=ids).usable()
    for client, *one in usable.values_list("client_id", "pk", "channel", "address"):
        found[client].append(Reached(*one))
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


def _done(ids: list[UUID], days: set[date]) -> set[tuple[UUID | None, Any, str]]:
    """The occasions of these days that were answered."""
    done: set[tuple[UUID | None, Any, str]] = set()
    for model in (Entry, Skip):
        rows: Any = model.objects.filter(client__among=ids, occasion_on__in=days, undone_at=None)
        columns = rows.values_list("assignment_id", "occasion_on", "occasion_slot")
        done.update((thing, day, slot or "") for thing, day, slot in columns)
    return done


def _heard(ids: list[UUID], now: datetime) -> dict[UUID, datetime]:
    """When each client last did or read something."""
    since = now - 2 * WEEK
    read = Message.objects.filter(client__among=ids, read_at__gt=since).from_therapists()
    heard: dict[UUID, datetime] = dict(_newest(read, "read_at"))
    for model in (Entry, Skip):
        rows: Any = model.objects.filter(client__among=ids, received_at__gt=since, undone_at=None)
        for client, at in _newest(rows, "received_at"):
            heard[client] = max(at, heard.get(client, at))
    return heard


def _newest(rows: Any, column: str) -> Any:
    return rows.values("client").annotate(at=Max(column)).values_list("client", "at")


def _sessions(ids: list[UUID]) -> dict[UUID, datetime]:
    kept = Appointment.objects.filter(client__among=ids, cancelled_at=None)
    return dict(kept.values_list("pk", "starts_at"))


def news_of(clients: list[UUID]) -> dict[UUID, datetime]:
    """What these clients have not looked at yet, thread by thread and offer by offer.

    By numbers of their own: a thing of the plan may be due while its thread has news.
    """
    found = unread_since(clients) | unanswered_since(clients)
    return {uuid5(about, "news"): since for about, since in found.items()}


def first_channel(order: Sequence[str], usable: set[str], *, after: str = "") -> str | None:
    """The first channel of the client's order that works; the next one `after` a channel."""
    if after:
        order = order[order.index(after) + 1 :] if after in order else []
    return next((one for one in order if one in usable), None)


CHOICES = (
    "wanted", "at", "days", "quiet_from", "quiet_until", "most_a_day", "most_a_week",
    "paused_until",
)  # fmt: skip
_time = cache(time.fromisoformat)


def choices_of(row: Reminding) -> Choices:
    """A client's choices, as the rules take them."""
    return _as_choices(*(getattr(row, name) for name in CHOICES))


def _as_choices(wanted: bool, at: str, days: list[int], *more: Any) -> Choices:
    quiet_from, quiet_until, most_a_day, most_a_week, paused_until = more
    return Choices(
        wanted=wanted,
        at=_time(at) if at else None,
        days=frozenset(days),
        quiet_from=_time(quiet_from),
        quiet_until=_time(quiet_until),
        most_a_day=most_a_day,
        most_a_week=most_a_week,
        paused_until=paused_until,
    )


def texts_left(now: datetime) -> int:
    """How many texts the clinic in scope may still send this month: its cost cap. Codes count."""
    month = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    sent = Reminder.objects.filter(channel="sms", lead=None, told_at__gte=month)
    codes = Contact.objects.filter(channel="sms", code_sent_at__gte=month)
    return int(settings.ENVIRONMENT.sms_a_month) - sent.count() - codes.count()
