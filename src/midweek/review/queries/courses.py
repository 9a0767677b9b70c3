"""The course of each measure: every total with its day, and whether the change is reliable."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Min, QuerySet

from midweek.audit.prepared import question
from midweek.practice.marks import Mark
from midweek.practice.models import Entry
from midweek.practice.models.months import first_of
from midweek.review.charts.yardstick import Reading
from midweek.review.queries.months import Marks
from midweek_rules.trends import Change, change

FIRST_SHOWN = ("phq-9", "phq-8", "gad-7")
"""The measures a caseload shows before others; a row has room for one."""


@dataclass(frozen=True)
class Course:
    """One measure of one client."""

    slug: str
    readings: tuple[Reading, ...]

    @property
    def totals(self) -> tuple[float, ...]:
        """The totals, without the answers that gave none."""
        return tuple(r.total for r in self.readings if r.total is not None)

    @property
    def change(self) -> Change | None:
        """How the measure moved since the first total."""
        return change(self.slug, self.totals)

    @property
    def verdict(self) -> str:
        """Whether the change is reliable, and which way."""
        return self.change.verdict if self.change else "none"

    @property
    def last(self) -> Reading:
        """The newest answer."""
        return self.readings[-1]


def courses(marks: Marks) -> dict[str, Course]:
    """Every measure in these marks, each by its slug, in the order of its first answer."""
    readings: dict[str, list[Reading]] = {}
    answered = [mark for mark in marks if mark.purpose == "measures" and is_whole(mark)]
    for mark in sorted(answered, key=lambda mark: mark.minute):
        total = mark.numbers.get(mark.slug)
        readings.setdefault(mark.slug, []).append(Reading(mark.on, total))
    return {slug: Course(slug, tuple(found)) for slug, found in readings.items()}


def is_whole(mark: Mark) -> bool:
    """Whether the client said they were done."""
    return mark.kind == "entry" and mark.finished


def shown_course(found: Mapping[str, Course]) -> Course | None:
    """The one measure that a caseload row has room for."""
    with_total = {slug: course for slug, course in found.items() if course.totals}
    for slug in (*FIRST_SHOWN, *with_total):
        if slug in with_total:
            return with_total[slug]
    return None


def months_of_first_totals(client_ids: Iterable[UUID], *, before: date) -> set[tuple[UUID, date]]:
    """The months, earlier than `before`, in which a measure was answered for the first time.

    A change is counted from the first answer, however long ago, and finding it must not
    mean to open every month since.
    """
    found = _first_answers(clients=list(client_ids), before=before)
    return {(client_id, first_of(day)) for client_id, _activity_id, day in found}


@question
def _first_answers(
    *, clients: list[UUID], before: date
) -> QuerySet[Entry, tuple[UUID, UUID, date]]:
    answered = Entry.objects.filter(client__among=clients, purpose="measures", finished=True)
    before_then = answered.filter(undone_at=None, unshared_at=None, happened_on__lt=before)
    each: QuerySet[Entry, tuple[UUID, UUID, date]]
    each = before_then.values_list("client_id", "version__activity_id").annotate(
        first=Min("happened_on")
    )
    return each
