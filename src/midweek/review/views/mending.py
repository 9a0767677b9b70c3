"""A damaged month is made again from the entries, and the page appears all the same."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from midweek.audit.action import System
from midweek.people.models import Person
from midweek.practice.actions.months import rebuild_months
from midweek.review.queries.months import MonthDamaged

AnswerT = TypeVar("AnswerT")


def with_whole_months(question: Callable[[], AnswerT]) -> AnswerT:
    """Ask; where a client's month does not open, make their months again and ask once more."""
    mended: set[UUID] = set()
    while True:
        try:
            return question()
        except MonthDamaged as damaged:
            if damaged.client_id in mended:
                raise
            rebuild_months(Person.objects.get(pk=damaged.client_id), by=System("reading"))
            mended.add(damaged.client_id)
