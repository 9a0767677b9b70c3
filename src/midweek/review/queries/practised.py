"""How much of a plan was done between two days."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from midweek.library.models import Kind
from midweek.review.queries.months import Marks
from midweek.review.queries.overview import tally_of
from midweek_rules.pairing import Counted
from midweek_rules.schedule import Occasion

A_DAY = timedelta(days=1)
PRACTISED = (Kind.EXERCISE, Kind.WORKSHEET)
"""What counts as practice: no journal, no questionnaire, no check-in."""


class Thing(Protocol):
    """Something in a plan, as far as it is counted."""

    @property
    def id(self) -> Any:
        """Which assignment it is."""

    @property
    def ended_at(self) -> datetime | None:
        """When it ended, if it did."""

    def occasions(self, first: date, last: date) -> Iterator[Occasion]:
        """What was due in these days, each day as it was agreed then."""


def counted_in(things: Sequence[Thing], marks: Marks) -> Counted:
    """Count, over all things of a plan, how much was done of how much was planned."""
    own = {str(one.id): [m for m in marks if m.assignment == str(one.id)] for one in things}

    def counted(first: date, until: date) -> tuple[int, int]:
        done = planned = 0
        for one in things:
            last = min(until - A_DAY, one.ended_at.date()) if one.ended_at else until - A_DAY
            due = list(one.occasions(first, last)) if last >= first else []
            if due:
                found = tally_of(own[str(one.id)], due, (first, until - A_DAY))
                done, planned = done + found.done, planned + found.planned
        return done, planned

    return counted
