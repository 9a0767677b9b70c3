"""How were the last four weeks of one client?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from midweek.plans.queries import Item
from midweek.practice.marks import Mark
from midweek.review.charts.heat_row import Cell
from midweek.review.queries.days import WEEK
from midweek.review.queries.months import Marks
from midweek_rules.adherence import Practised, Skipped, Tally, tally
from midweek_rules.schedule import Occasion


@dataclass(frozen=True)
class Doing:
    """One thing of the plan, day by day, with the count of the last seven days."""

    item: Item
    cells: tuple[Cell, ...]
    week: Tally
    entries: int

    @property
    def in_part(self) -> int:
        """How often in the last seven days it was stopped early; that counts as done."""
        return sum(cell.in_part for cell in self.cells[-WEEK:])

    @property
    def was_hard(self) -> bool:
        """Whether the client said in the last seven days that it was too hard."""
        return any(cell.too_hard for cell in self.cells[-WEEK:])


def doings(items: Sequence[Item], marks: Marks, days: tuple[date, ...]) -> Iterator[Doing]:
    """Yield what was planned or done in these days, thing by thing."""
    for item in items:
        own = [mark for mark in marks if mark.assignment == str(item.id)]
        planned = list(planned_of(item, days))
        cells = tuple(cell(day, own, planned) for day in days)
        if any(cell != Cell() for cell in cells):
            done = sum(cell.done for cell in cells[-WEEK:])
            yield Doing(item, cells, tally_of(own, planned, days[-WEEK:]), done)


def planned_of(item: Item, days: tuple[date, ...]) -> Iterator[Occasion]:
    """The occasions of a thing in these days, until it ended."""
    last = min(days[-1], item.ended_at.date()) if item.ended_at else days[-1]
    return item.occasions(days[0], last)


def cell(day: date, marks: Marks, planned: Sequence[Occasion]) -> Cell:
    """What one day held of one thing."""
    own = [mark for mark in marks if mark.on == day]
    kinds = [mark.kind for mark in own]
    return Cell(
        done=kinds.count("entry"),
        in_part=sum(mark.kind == "entry" and not mark.finished for mark in own),
        planned=any(occasion.date == day for occasion in planned),
        too_hard="too_hard" in kinds,
        not_today="not_today" in kinds,
    )


def tally_of(marks: Marks, planned: Sequence[Occasion], days: tuple[date, ...]) -> Tally:
    """Count how the occasions of these days were answered."""
    inside = [mark for mark in marks if days[0] <= mark.on <= days[-1]]
    return tally(
        [occasion for occasion in planned if days[0] <= occasion.date <= days[-1]],
        entries=[Practised(mark.on) for mark in inside if mark.kind == "entry"],
        skips=[Skipped(occasion_of(mark), mark.kind) for mark in inside if mark.kind != "entry"],
    )


def occasion_of(mark: Mark) -> Occasion:
    """The occasion that a skip is about."""
    return Occasion.read({"date": mark.on.isoformat(), "slot": mark.slot or None})


def written(marks: Marks, days: tuple[date, ...]) -> tuple[int, ...]:
    """How many entries with words there are on each day."""
    told = [mark.on for mark in marks if mark.words]
    return tuple(told.count(day) for day in days)


def session_days(
    met: Iterable[datetime], days: tuple[date, ...], *, zone: ZoneInfo
) -> frozenset[date]:
    """The days among these with a session."""
    return frozenset({moment.astimezone(zone).date() for moment in met} & set(days))
