"""Everything a brief is made of, in a number of questions that does not grow with the client."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID
from zoneinfo import ZoneInfo

from midweek.library.models import Kind
from midweek.people.models import Person
from midweek.people.vault import Grant
from midweek.plans.models import Proposal
from midweek.plans.queries import Item, items
from midweek.plans.queries.offers import waiting_ideas
from midweek.review.queries.client_months import marks_of
from midweek.review.queries.harm import Answer, answers_about_harm
from midweek.review.queries.months import Marks, sharing
from midweek.review.queries.quality import obstacles_since
from midweek.review.queries.reviews import last_looked_at
from midweek.review.queries.session_list import Listed, to_talk_about
from midweek.review.queries.sessions import meetings
from midweek.review.queries.shelf import Shelf, shelf
from midweek.review.queries.since_session import Course, Period, courses_of, period
from midweek.review.queries.threads import Waits, waiting_questions

DONE_THINGS = (Kind.EXERCISE, Kind.WORKSHEET)


@dataclass(frozen=True)
class Known:
    """What is known about one client before a session."""

    client: Person
    by: Person
    shares: set[str]
    when: Period
    held: int
    next: datetime | None
    marks: Marks
    plan: list[Item]
    books: Shelf
    harm: list[Answer]
    listed: list[Listed]
    asked: Waits | None
    ideas: list[Proposal]
    looked_at: dict[UUID, datetime]
    in_the_way: dict[UUID, Counter[str]]

    @cached_property
    def lately(self) -> Marks:
        """What happened since the last session."""
        return self.when.marks(self.marks)

    @cached_property
    def things(self) -> list[Course]:
        """How each thing went.

        Not journals: a planned page beside none would tell that something was written and
        kept private, or was not written. Nor what a client does not share: it may well be done.
        """
        if "check_ins" not in self.shares:
            return []
        shown = [item for item in self.plan if self.kind_of(item) in DONE_THINGS]
        return list(courses_of(shown, self.lately, self.when))

    @property
    def running(self) -> list[Item]:
        """What is agreed now, what was looked at longest ago first, and never before that."""
        running = [item for item in self.plan if not item.ended_at]
        hard = {one.item.id for one in self.things if one.hard}
        return sorted(running, key=lambda item: (self._looked(item), item.id not in hard))

    def _looked(self, item: Item) -> float:
        at = self.looked_at.get(item.id)
        return at.timestamp() if at else 0.0

    def kind_of(self, item: Item) -> str:
        """What kind of activity it is."""
        return str((self.books.definitions.get(item.slug) or {}).get("kind", ""))

    def title(self, item: Item) -> str:
        """What it is called."""
        return item.called or self.books.title(item.slug)


def known_about(client: Person, *, by: Person, grant: Grant, now: datetime) -> Known:
    """Gather what there is to say about a client before the session."""
    shared = sharing({client.pk: grant})
    marks = marks_of(client.pk, shared)
    plan = items(client, grant=grant)
    met = meetings(client)
    when = period(met, now=now, zone=ZoneInfo(client.zone))
    listed = to_talk_about(client, by=by, grant=grant)
    asked = waiting_questions([client.pk]).get(client.pk)
    ideas = waiting_ideas([client.pk]).get(client.pk, [])
    slugs = {item.slug for item in plan} | {mark.slug for mark in marks if mark.slug}
    slugs |= {one.slug for one in listed if one.slug} | ({asked.slug} if asked else set())
    slugs |= {one.activity.slug for one in ideas if one.activity}
    return Known(
        client=client,
        by=by,
        shares=shared.purposes[client.pk],
        when=when,
        held=sum(moment <= when.since for moment in met) if when.last else 0,
        next=next((moment for moment in met if moment > when.since), None),
        marks=marks,
        plan=plan,
        books=shelf(slugs, language=by.language),
        harm=answers_about_harm(client.pk, since=when.since, grant=grant, language=by.language),
        listed=listed,
        asked=asked,
        ideas=ideas,
        looked_at=last_looked_at([client.pk]),
        in_the_way=obstacles_since(client.pk, grant=grant, since=when.first)
        if "check_ins" in shared.purposes[client.pk]
        else {},
    )
