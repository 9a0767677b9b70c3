"""What a client's phone tells, made up for the tests of the desk."""

import json
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from uuid6 import uuid7

from midweek.people.models import Person
from midweek.plans.models import Assignment
from midweek.practice.actions.receiving import receive
from midweek.practice.models import Entry, Skip
from tests.cast import version_of

LONDON = ZoneInfo("Europe/London")
_devices: dict[UUID, UUID] = {}
_sequence = iter(range(1, 10**9))


def at(day: date, hour: int = 21, minute: int = 0) -> datetime:
    """A moment on a client's clock."""
    return datetime.combine(day, time(hour, minute), tzinfo=LONDON)


def tell(client: Person, kind: str, *, recorded_at: datetime, **more: object) -> UUID:
    """Tell one fact as the client's phone does, and return its id."""
    device = _devices.setdefault(client.pk, uuid7())
    body = {
        "kind": kind,
        "device": str(device),
        "device_seq": next(_sequence),
        "recorded_at": recorded_at.isoformat(),
        "zone": "Europe/London",
        **more,
    }
    operation = uuid7()
    receive(operation, json.dumps(body).encode(), by=client)
    return operation


def practise(
    client: Person,
    slug: str,
    answers: dict[str, object],
    *,
    on: date,
    assignment: Assignment | None = None,
    hour: int = 21,
    finished: bool = True,
) -> Entry:
    """The client did something and shares it."""
    moment = at(on, hour)
    known = tell(
        client,
        "entry",
        recorded_at=moment,
        happened_at=moment.isoformat(),
        activity=str(version_of(slug).pk),
        assignment=str(assignment.pk) if assignment else None,
        answers=answers,
        finished=finished,
    )
    return Entry.objects.get(pk=known)


def skip(client: Person, assignment: Assignment, kind: str, *, on: date, wants: str = "") -> Skip:
    """The client said "not today" or "too hard"."""
    moment = at(on, 20)
    known = tell(
        client,
        "skip",
        recorded_at=moment,
        assignment=str(assignment.pk),
        occasion={"date": on.isoformat(), "slot": "21:30"},
        skip=kind,
    )
    if wants:
        tell(client, "wish", recorded_at=moment + timedelta(minutes=1), of=str(known), wants=wants)
    return Skip.objects.get(pk=known)


def measured(client: Person, slug: str, total: int, *, on: date, q9: int = 0) -> Entry:
    """The client answered a questionnaire, adding up to `total` with `q9` for the last item."""
    items = version_of(slug).definition["scoring"]["items"]
    answers = dict.fromkeys(items, 0)
    if "q9" in answers:
        answers["q9"] = q9
    left = total - sum(answers.values())
    for item in items:
        if item != "q9":
            answers[item] = min(3, left)
            left -= answers[item]
    assignment = Assignment.objects.get(client=client, activity__slug=slug)
    return practise(client, slug, answers, on=on, assignment=assignment)
