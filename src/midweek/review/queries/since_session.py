"""What there is to say about a client since the two last met."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from midweek.plans.queries import Item
from midweek.practice.marks import Mark
from midweek.review.queries.months import Marks
from midweek.review.queries.overview import occasion_of
from midweek_rules.adherence import Practised, Skipped, Tally, tally
from midweek_rules.schedule import Occasion

A_WEEK = timedelta(days=7)
STILL_ON = timedelta(hours=1)


@dataclass(frozen=True)
class Period:
    """From the last session until now; the last seven days where there was none.

    A session that began less than an hour ago is the one that is being prepared.
    """

    since: datetime
    now: datetime
    zone: ZoneInfo
    last: datetime | None

    @property
    def first(self) -> date:
        """The client's day on which it begins."""
        return self.since.astimezone(self.zone).date()

    @property
    def today(self) -> date:
        """The client's day."""
        return self.now.astimezone(self.zone).date()

    @property
    def days(self) -> tuple[date, ...]:
        """The days in it."""
        span = (self.today - self.first).days + 1
        return tuple(self.first + timedelta(days=n) for n in range(span))

    def marks(self, marks: Marks) -> Marks:
        """What happened in it."""
        return [mark for mark in marks if mark.at >= self.since]


def period(met: Sequence[datetime], *, now: datetime, zone: ZoneInfo) -> Period:
    """The time since the last session that is over."""
    held = [moment for moment in met if moment < now - STILL_ON]
    return Period(held[-1] if held else now - A_WEEK, now, zone, held[-1] if held else None)


@dataclass(frozen=True)
class Course:
    """How one thing of the plan went since then."""

    item: Item
    tally: Tally
    hard: Mark | None
    entries: int


def courses_of(plan: Iterable[Item], marks: Marks, when: Period) -> Iterator[Course]:
    """Yield how each running thing went, what was planned or done of it at all."""
    for item in plan:
        own = [mark for mark in marks if mark.assignment == str(item.id)]
        planned = list(_planned(item, own, when))
        if planned or own:
            hard = [mark for mark in own if mark.kind == "too_hard"]
            done = [mark for mark in own if mark.kind == "entry"]
            yield Course(item, _tally(planned, own), hard[-1] if hard else None, len(done))


def _planned(item: Item, own: Marks, when: Period) -> Iterator[Occasion]:
    """The occasions whose time came; today's only where it is over or was answered."""
    start = when.since.astimezone(when.zone).replace(tzinfo=None)
    now = when.now.astimezone(when.zone).replace(tzinfo=None)
    answered_today = any(mark.on == when.today for mark in own)
    for occasion in item.occasions(when.first, when.today):
        begins = datetime.combine(occasion.date, occasion.slot or time.max)
        if begins >= start and (begins <= now or (answered_today and begins.date() == now.date())):
            yield occasion


def _tally(planned: list[Occasion], own: Marks) -> Tally:
    return tally(
        planned,
        entries=[Practised(m.on, finished=m.finished) for m in own if m.kind == "entry"],
        skips=[Skipped(occasion_of(m), m.kind) for m in own if m.kind != "entry"],
    )


def newest_of(marks: Marks, slug: str) -> UUID | None:
    """The newest whole answer to a questionnaire."""
    found = [m for m in marks if m.slug == slug and m.kind == "entry" and m.finished]
    return UUID(max(found, key=lambda mark: mark.minute).id) if found else None
