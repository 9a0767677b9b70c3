"""The caseload of one therapist, in a number of queries that does not grow with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from midweek.audit.prepared import question
from midweek.people.access import grants_to_caseload, names_grant
from midweek.people.models import Person
from midweek.people.vault import keyring, open_value
from midweek.plans.models import Proposal
from midweek.plans.queries.offers import waiting_ideas
from midweek.practice.models.months import first_of
from midweek.review.charts.active_days import Day
from midweek.review.queries.attention import Asked, Facts, Reason, by_client, why_here
from midweek.review.queries.courses import (
    Course,
    courses,
    months_of_first_totals,
    shown_course,
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
from midweek.review.queries.limits import Limits, limits_now
from midweek.review.queries.months import Marks, marks_of_months, marks_since, sharing
from midweek.review.queries.notices import Waiting, waiting
from midweek.review.queries.plan_changes import Hard, unanswered
from midweek.review.queries.sessions import Sessions, sessions_of
from midweek.review.queries.threads import Waits, waiting_questions
from midweek.review.queries.unseen import unread
from midweek_rules.adherence import quiet

NAME = Person._meta.get_field("name")


@dataclass(frozen=True)
class Case:
    """One client in the caseload, with the reason for their place in it."""

    client_id: UUID
    name: str
    joined_on: date
    reason: Reason
    facts: Facts
    sessions: Sessions
    course: Course | None
    last_answer: date | None
    recent: Marks
    days: tuple[date, ...]

    # What only a row that is shown needs: most of a large caseload is folded away.

    @property
    def moods(self) -> tuple[float | None, ...]:
        """Four weeks of mood, day by day."""
        return day_by_day(self.recent, "mood", self.days)

    @property
    def week(self) -> tuple[Day, ...]:
        """What the last seven days held."""
        return kinds_of_days(self.recent, self.days[-WEEK:])

    @property
    def entries(self) -> int:
        """How many entries there were in the last seven days."""
        return entries_since(self.recent, self.days[-WEEK])


@dataclass(frozen=True)
class Caseload:
    """Everybody one therapist treats: who joined, and who was invited."""

    cases: list[Case]
    waiting: Mapping[UUID, tuple[str, datetime]]


@dataclass(frozen=True)
class Gathered:
    """What was asked of the database for all clients at once."""

    marks: Mapping[UUID, Marks]
    purposes: Mapping[UUID, set[str]]
    notices: Mapping[UUID, Sequence[Waiting]]
    hard: Mapping[UUID, Hard]
    sessions: Mapping[UUID, Sessions]
    unread: Mapping[UUID, int]
    ideas: Mapping[UUID, list[Proposal]]
    asked: Mapping[UUID, Waits]
    limits: Limits


def caseload(therapist: Person, *, now: datetime, today: date) -> Caseload:
    """Every client who joined, in the order in which to look at them; and those who did not."""
    grants = grants_to_caseload(therapist, purpose="caseload")
    keyring.unwrap_many(list(grants), clinic_id=therapist.clinic_id)
    shared, days, limits = sharing(grants), last_days(today), limits_now()
    marks = marks_since(shared, days[0])
    first = marks_of_months(shared, months_of_first_totals(grants, before=first_of(days[0])))
    gathered = Gathered(
        marks={pk: [*first.get(pk, ()), *found] for pk, found in marks.items()},
        purposes=shared.purposes,
        notices=waiting(grants, language=therapist.language),
        hard=unanswered(marks, since=today - timedelta(days=limits.hard_days - 1)),
        sessions=sessions_of(grants, now=now),
        unread=unread(shared, since=now - timedelta(days=FOUR_WEEKS)),
        ideas=waiting_ideas(grants),
        asked=waiting_questions(grants),
        limits=limits,
    )
    names, zone = names_grant(therapist), ZoneInfo(therapist.zone)
    cases, not_joined = [], {}
    for pk, sealed, made_at, joined_at in _people(clients=list(grants)):
        name = str(open_value(NAME, bytes(sealed), row_id=pk, grant=names))
        if joined_at is None:
            not_joined[pk] = (name, made_at)
            continue
        day = joined_at.astimezone(zone).date()
        cases.append(case(pk, name, gathered, joined_on=day, now=now, days=days))
    return Caseload(sorted(cases, key=in_order), not_joined)


@question
def _people(
    *, clients: list[UUID]
) -> QuerySet[Person, tuple[UUID, Any, datetime, datetime | None]]:
    people = Person.objects.filter(pk__among=clients)
    return people.values_list("pk", "name", "made_at", "joined_at")


def case(
    pk: UUID,
    name: str,
    gathered: Gathered,
    *,
    joined_on: date,
    now: datetime,
    days: tuple[date, ...],
) -> Case:
    """Put one client's facts together and find the reason for their place."""
    marks, today = gathered.marks.get(pk, []), days[-1]
    recent = [mark for mark in marks if mark.on >= days[0]]
    measures = courses(marks)
    answered = sorted(answered_days(recent))
    ideas = gathered.ideas.get(pk, [])
    facts = Facts(
        today=today,
        now=now,
        notice=next(iter(gathered.notices.get(pk, ())), None),
        courses=tuple(measures.values()),
        # Who stopped sharing is not quiet: saying so would tell on them for it.
        quiet=quiet(
            answered,
            today=today,
            since=max(joined_on, days[0]),
            times=gathered.limits.quiet_times,
            shortest=gathered.limits.quiet_days,
        )
        if "check_ins" in gathered.purposes[pk]
        else None,
        hard=unanswered_hard(gathered.hard.get(pk), ideas),
        unread=gathered.unread.get(pk, 0),
        asked=gathered.asked.get(pk),
        next_session=gathered.sessions.get(pk, Sessions()).next,
        ideas=tuple(ideas),
        limits=gathered.limits,
    )
    return Case(
        client_id=pk,
        name=name,
        joined_on=joined_on,
        reason=why_here(facts),
        facts=facts,
        sessions=gathered.sessions.get(pk, Sessions()),
        course=shown_course(measures),
        last_answer=answered[-1] if answered else None,
        recent=recent,
        days=days,
    )


def unanswered_hard(hard: Hard | None, ideas: list[Proposal]) -> Hard | None:
    """What was too hard, unless something easier was offered and waits for the client."""
    if hard is None:
        return None
    offered = [one.assignment_id for one in ideas if not one.answer and not by_client(one)]
    return None if hard.assignment_id in offered else hard


def in_order(case: Case) -> tuple[int, float, str]:
    """The first rule that applies; within one, what has waited longest, then the next session."""
    if case.facts.notice:
        waited = case.facts.notice.at.timestamp()
    elif isinstance(case.reason, Asked):
        waited = case.reason.waits.since.timestamp()
    elif case.sessions.next:
        waited = case.sessions.next.timestamp()
    else:
        waited = float("inf")
    return case.reason.rule.value, waited, case.name.casefold()
