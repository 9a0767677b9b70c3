"""From rows to schedules: what terms say about when, on the client's own clock."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from midweek.audit import clock
from midweek.audit.prepared import question
from midweek.people.models import Person
from midweek.plans.models import Appointment, Pause, Terms
from midweek.plans.queries.pauses import covers
from midweek_rules.schedule import Beyond, InForce, Schedule

LOOKING_BACK = timedelta(days=60)
"""How far back sessions are told of: further than any page that counts, or any phone, asks."""


@dataclass(frozen=True)
class Around:
    """What stands around the terms of one client: what is on hold, sessions, their clock."""

    on_hold: Sequence[Pause]
    meetings: Sequence[datetime]
    zone: ZoneInfo


def schedule_of(terms: Terms, around: Around) -> Schedule:
    """The schedule in terms, as the rules take it, with pauses, sessions and the seed of chance."""
    beyond = Beyond.read(terms.beyond)
    return Schedule(
        rrule=terms.rrule or None,
        times=tuple(time.fromisoformat(one) for one in terms.times),
        starts=terms.starts,
        until=terms.until,
        paused=tuple((one.starts, one.last) for one in around.on_hold if covers(one, terms)),
        beyond=beyond,
        meetings=_told(beyond, terms, around.meetings),
        seed=str(terms.assignment_id) if beyond.at_random else "",
    )


def _told(beyond: Beyond, terms: Terms, meetings: Sequence[datetime]) -> tuple[datetime, ...]:
    if beyond.session:
        return tuple(meetings)
    after = [one for one in meetings if one.date() > terms.starts]
    return tuple(after[:1]) if beyond.until_session else ()


def history_of(terms: Sequence[Terms], around: Around) -> list[InForce]:
    """What was agreed about one assignment, one after the other, as `occasions_over` takes it."""
    return [
        InForce(
            schedule_of(one, around),
            since=_on_the_wall(one.agreed_at, around.zone) if place else None,
        )
        for place, one in enumerate(terms)
    ]


def meetings_for(client: Person, terms: Iterable[Terms]) -> list[datetime]:
    """The client's sessions on their wall, as far as these terms speak of sessions.

    Terms that do not are answered without asking the database.
    """
    speaking = [one for one in terms if {"session", "until_session"} & set(one.beyond)]
    if not speaking:
        return []
    zone, since = ZoneInfo(client.zone), clock.now() - LOOKING_BACK
    starts = [one.starts for one in speaking if "until_session" in one.beyond]
    if starts:
        since = min(since, datetime.combine(min(starts), time.min, tzinfo=zone))
    return [_on_the_wall(at, zone) for (at,) in _kept(client=client.pk, since=since)]


@question
def _kept(*, client: UUID, since: datetime) -> QuerySet[Appointment, tuple[datetime]]:
    kept = Appointment.objects.filter(client=client, cancelled_at=None, starts_at__gte=since)
    return kept.order_by("starts_at").values_list("starts_at")


def stays_of(client: Person) -> list[tuple[datetime | None, ZoneInfo]]:
    """The zones a client went by of late, as `moment_on_the_way` takes them; the last is now's."""
    left = [(datetime.fromisoformat(at), zone) for at, zone in client.zone_moves]
    zones = [*(zone for _at, zone in left), client.zone]
    since = [None, *(at for at, _zone in left)]
    return [(at, ZoneInfo(zone)) for at, zone in zip(since, zones, strict=True)]


def _on_the_wall(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0)
