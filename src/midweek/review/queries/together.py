"""What each client who agreed adds to the numbers of all, batch after batch."""

import logging
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from uuid import UUID

from midweek.audit import clock
from midweek.people.models import CareLink, Person
from midweek.people.vault import Grant
from midweek.plans.queries.runs import runs
from midweek.review.queries.months import Marks, MonthDamaged, marks_since, sharing
from midweek.review.queries.practice_weeks import compared
from midweek.review.queries.practised import PRACTISED
from midweek.review.queries.shelf import shelf
from midweek_rules.together import Contribution, contribution

LOOKS_BACK = timedelta(weeks=52)
log = logging.getLogger("midweek.integrity")


def contributions(grants: Mapping[UUID, Grant]) -> dict[UUID, Contribution]:
    """What these clients add, those of them who have enough weeks."""
    marks = _marks(dict(grants), clock.now().date() - LOOKS_BACK)
    clients = list(Person.objects.filter(pk__among=marks))
    plans = runs(clients)
    found = {}
    for client in clients:
        things = [one for one in plans[client.pk] if one.kind in PRACTISED]
        best = compared(things, marks[client.pk])
        if best:
            found[client.pk] = (best.course.slug, best.pairs)
    books = shelf({slug for slug, _pairs in found.values()}, language="en")
    told = {}
    for pk, (slug, pairs) in found.items():
        worse = books.yardstick(slug).higher_is_worse
        added = contribution(str(pk), slug, pairs, higher_is_worse=worse)
        if added:
            told[pk] = added
    return told


def treated_by(client_ids: Mapping[UUID, Contribution]) -> Iterator[tuple[UUID, UUID]]:
    """Who treats whom of them now: the therapist, and the client."""
    links = CareLink.objects.filter(ended_at=None, client__in=list(client_ids))
    return iter(links.values_list("therapist_id", "client_id").distinct())


def _marks(grants: dict[UUID, Grant], since: date) -> dict[UUID, Marks]:
    """What these clients share since that day; a month that does not open leaves its client out."""
    while grants:
        try:
            return marks_since(sharing(grants), since)
        except MonthDamaged as damaged:
            log.warning("a client is not counted: a month does not open")
            del grants[damaged.client_id]
    return {}
