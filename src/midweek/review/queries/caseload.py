"""The caseload of one therapist, in a number of queries that does not grow with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count

from midweek.people.access import grants_to_caseload, names_grant
from midweek.people.models import Person
from midweek.people.vault import keyring, open_sealed
from midweek.practice.models import Entry
from midweek.review.charts.active_days import Day
from midweek.review.queries.attention import Facts, Reason, why_here
from midweek.review.queries.courses import (
    Course,
    courses,
    months_of_first_totals,
    shown_course,
    start_of,
)
from midweek.review.queries.days import (
    FOUR_WEEKS,
    WEEK,
    answered_days,
    day_by_day,
    entries_since,
    kinds_of_days,
    last_days,
)
from midweek.review.queries.months import Marks, Sharing, marks_of_months, marks_since, sharing
from midweek.review.queries.notices import Waiting, waiting
from midweek.review.queries.plan_changes import Hard, unanswered
from midweek.review.queries.sessions import Sessions, sessions_of
from midweek_rules.adherence import quiet


@dataclass(frozen=True)
class Case:
    """One client in the caseload, with the reason for their place in it."""

    client_id: UUID
    name: str
    joined_on: date
    reason: Reason
    facts: Facts
    sessions: Sessions
    moods: tuple[float | None, ...]
    week: tuple[Day, ...]
    course: Course | None
    entries: int
    last_answer: date | None


@dataclass(frozen=True)
class Gathered:
    """What was asked of the database for all clients at once."""

    marks: Mapping[UUID, Marks]
    purposes: Mapping[UUID, set[str]]
    notices: Mapping[UUID, list[Waiting]]
    hard: Mapping[UUID, Hard]
    sessions: Mapping[UUID, Sessions]
    unread: Mapping[UUID, int]


def caseload(therapist: Person, *, now: datetime, today: date) -> list[Case]:
    """Every client who joined, in the order in which to look at them."""
    grants = grants_to_caseload(therapist, purpose="caseload")
    keyring.unwrap_many(list(grants), clinic_id=therapist.clinic_id)
    joined = Person.objects.filter(pk__in=grants).exclude(joined_at=None)
    clients = list(joined.only("clinic_id", "kind", "name", "joined_at"))
    shared = sharing(grants)
    start = start_of(today, FOUR_WEEKS)
    marks = marks_since(shared, start)
    first = marks_of_months(shared, months_of_first_totals(grants, before=start))
    gathered = Gathered(
        marks={pk: [*first.get(pk, ()), *found] for pk, found in marks.items()},
        purposes=shared.purposes,
        notices=waiting(grants, language=therapist.language),
        hard=unanswered(marks, since=today - timedelta(days=WEEK - 1)),
        sessions=sessions_of(grants, now=now),
        unread=unread(shared, since=now - timedelta(days=FOUR_WEEKS)),
    )
    cases = [case(client, gathered, therapist, now=now, today=today) for client in clients]
    return sorted(cases, key=in_order)


def unread(shared: Sharing, *, since: datetime) -> dict[UUID, int]:
    """How many entries of each client nobody has opened, among what they share now."""
    rows = (
        Entry.objects.standing()
        .filter(client__in=list(shared.grants), seen_at=None, unshared_at=None, undone_at=None)
        .filter(happened_at__gte=since)
        .values_list("client_id", "purpose")
        .annotate(Count("pk"))
    )
    found: dict[UUID, int] = {}
    for client_id, purpose, entries in rows:
        if purpose in shared.purposes[client_id]:
            found[client_id] = found.get(client_id, 0) + entries
    return found


def case(
    client: Person, gathered: Gathered, therapist: Person, *, now: datetime, today: date
) -> Case:
    """Put one client's facts together and find the reason for their place."""
    pk, days = client.pk, last_days(today)
    marks = gathered.marks.get(pk, [])
    recent = [mark for mark in marks if mark.on >= days[0]]
    measures, joined = courses(marks), (client.joined_at or now).date()
    answered = sorted(answered_days(recent))
    facts = Facts(
        today=today,
        now=now,
        notice=next(iter(gathered.notices.get(pk, ())), None),
        courses=tuple(measures.values()),
        # Who stopped sharing is not quiet: saying so would tell on them for it.
        quiet=quiet(answered, today=today, since=max(joined, days[0]))
        if "check_ins" in gathered.purposes[pk]
        else None,
        hard=gathered.hard.get(pk),
        unread=gathered.unread.get(pk, 0),
        next_session=gathered.sessions.get(pk, Sessions()).next,
    )
    return Case(
        client_id=pk,
        name=str(open_sealed(client, "name", grant=names_grant(therapist))),
        joined_on=joined,
        reason=why_here(facts),
        facts=facts,
        sessions=gathered.sessions.get(pk, Sessions()),
        moods=day_by_day(recent, "mood", days),
        week=kinds_of_days(recent, days[-WEEK:]),
        course=shown_course(measures),
        entries=entries_since(recent, days[-WEEK]),
        last_answer=answered[-1] if answered else None,
    )


def in_order(case: Case) -> tuple[int, float, str]:
    """The first rule that applies; within one, what has waited longest, then the next session."""
    if case.facts.notice:
        waited = case.facts.notice.at.timestamp()
    elif case.sessions.next:
        waited = case.sessions.next.timestamp()
    else:
        waited = float("inf")
    return case.reason.rule.value, waited, case.name.casefold()
