"""A client's calendar (RFC 5545): when they would be reminded, in words that say nothing."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from uuid import uuid5
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from midweek.audit import clock
from midweek.people.access import grant_to_remind
from midweek.people.models import CareLink
from midweek.people.vault import open_sealed
from midweek.plans.actions.feeding import hash_of
from midweek.plans.models import Reminding
from midweek.plans.queries import items, next_appointments
from midweek.reminders.models import Reminder
from midweek.reminders.queries import choices_of
from midweek.reminders.wording import text_for
from midweek_rules.reminding import Choices, day_before, is_quiet, window

AHEAD = timedelta(days=90)
LASTS = timedelta(minutes=10)


def calendar_at(token: str) -> Reminding | None:
    """Whose calendar lies at a secret address, if it is open still and they are cared for."""
    found = Reminding.objects.filter(calendar=hash_of(token)).select_related("client__clinic")
    row: Reminding | None = found.first()
    if row is None or not row.has_calendar(clock.now()) or row.client.left_at:
        return None
    cared_for = CareLink.objects.filter(client=row.client_id, ended_at=None)
    return row if cared_for.exists() else None


def written(row: Reminding) -> bytes:
    """The calendar of the next three months. What is due together is one event."""
    client, now = row.client, clock.now()
    app, zone = client.clinic.app_name, ZoneInfo(client.zone)
    calendar = Calendar()
    calendar.add("prodid", f"-//{app}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", app)
    calendar.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    own = open_sealed(row, "words", grant=grant_to_remind(client.pk, clinic_id=client.clinic_id))
    for at, kind in sorted(_moments(row, now).items()):
        text = text_for(row.wording, own, kind, language=client.language, app=app)
        calendar.add_component(_event(row, at.astimezone(zone), text, now))
    last = (now + AHEAD + timedelta(days=1)).date()
    calendar.add_missing_timezones(first_date=now.date(), last_date=last)
    return bytes(calendar.to_ical())


def _moments(row: Reminding, now: datetime) -> dict[datetime, str]:
    found: dict[datetime, str] = {}
    choices = choices_of(row)
    if not choices.wanted:
        return found
    for kind, at in [*_planned(row, choices, now), *_sessions(row, choices, now)]:
        here = at.astimezone(ZoneInfo(row.client.zone))
        paused = choices.paused_until and here.date() <= choices.paused_until
        if now < at <= now + AHEAD and not paused and not is_quiet(choices, here.time()):
            found[at] = kind
    return found


def _planned(row: Reminding, choices: Choices, now: datetime) -> Iterator[tuple[str, datetime]]:
    client, zone = row.client, ZoneInfo(row.client.zone)
    today = now.astimezone(zone).date()
    for item in items(client, grant=grant_to_remind(client.pk, clinic_id=client.clinic_id)):
        for occasion in item.occasions(today, today + AHEAD) if not item.ended_at else ():
            if told := window(occasion, choices, [(None, zone)]):
                yield Reminder.Kind.PLANNED, told[1]


def _sessions(row: Reminding, choices: Choices, now: datetime) -> Iterator[tuple[str, datetime]]:
    stays = [(None, ZoneInfo(row.client.zone))]
    slots: dict[date, time] = {}
    for one in next_appointments(row.client, now=now) if row.session_tomorrow else ():
        if told := day_before(one.starts_at, slots, choices, stays):
            yield Reminder.Kind.SESSION, told[1]


def _event(row: Reminding, at: datetime, text: str, now: datetime) -> Event:
    event, alarm = Event(), Alarm()
    event.add("uid", f"{uuid5(row.pk, at.isoformat())}")
    event.add("dtstamp", now)
    event.add("dtstart", at)
    event.add("duration", LASTS)
    event.add("summary", text)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", timedelta(0))
    event.add_component(alarm)
    return event
