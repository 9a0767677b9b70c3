"""How was the plan done? Log, client and therapist, each on a track of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from midweek.people.models import Person
from midweek.people.vault import Grant, open_values
from midweek.plans.queries import Item
from midweek.practice.models import Entry
from midweek.review.models import Review
from midweek.review.queries.months import Marks
from midweek.review.queries.overview import occasion_of, planned_of
from midweek_rules.adherence import Practised, Skipped, Times, tally
from midweek_rules.schedule import Occasion
from midweek_rules.tracks import Tracks, tracks

FELT = Entry._meta.get_field("felt")
COLUMNS = (
    "assignment_id", "happened_on", "occasion_on", "occasion_slot", "finished",
    "happened_at", "recorded_at", "received_at", "zone", "pk", "felt",
)  # fmt: skip


@dataclass(frozen=True)
class Done:
    """One thing of the plan, with what each of the three says of it."""

    item: Item
    tracks: Tracks


def compliance(
    client: Person,
    things: Sequence[Item],
    marks: Marks,
    days: tuple[date, ...],
    *,
    by: Person,
    grant: Grant,
) -> list[Done]:
    """Each thing that was planned or done in these days.

    When a client was reminded is theirs to know, and is not asked for here.
    """
    entries = Entry.objects.visible_to(by).standing().filter(client=client)
    inside = entries.filter(happened_on__range=(days[0], days[-1]), assignment__isnull=False)
    rows = list(inside.order_by("happened_at").values_list(*COLUMNS))
    felt = open_values(FELT, [row[-2:] for row in rows], grant=grant)
    looked = _looked_at(client, by, days)
    return [
        Done(item, tracks(log, client=said, therapist=looked.get(item.id, [])))
        for item in things
        for said in [[felt[r[-2]] for r in rows if r[0] == item.id and r[-2] in felt]]
        for log in [_log(item, rows, marks, days)]
        if log.planned or log.extra
    ]


def _log(item: Item, rows: list[Any], marks: Marks, days: tuple[date, ...]) -> Any:
    own = [mark for mark in marks if mark.assignment == str(item.id) and mark.kind != "entry"]
    return tally(
        planned_of(item, days),
        entries=list(_practised(item.id, rows)),
        skips=[
            Skipped(occasion_of(mark), mark.kind)
            for mark in own
            if mark.kind != "entry" and days[0] <= mark.on <= days[-1]
        ],
    )


def _practised(item_id: UUID, rows: list[Any]) -> Iterator[Practised]:
    for assignment, day, on, slot, finished, happened, recorded, received, zone, *_more in rows:
        if assignment == item_id:
            times = Times(happened.astimezone(ZoneInfo(zone)), recorded, received)
            yield Practised(day, _occasion(on, slot), finished, times)


def _occasion(on: date | None, slot: str) -> Occasion | None:
    return Occasion.read({"date": on.isoformat(), "slot": slot or None}) if on else None


def _looked_at(client: Person, by: Person, days: tuple[date, ...]) -> dict[UUID, list[str]]:
    first = datetime.combine(days[0], datetime.min.time(), tzinfo=ZoneInfo(by.zone))
    found: dict[UUID, list[str]] = {}
    seen = Review.objects.visible_to(by).looked_at().filter(client=client, at__gte=first)
    for assignment, mark in seen.values_list("assignment_id", "mark"):
        if mark:
            found.setdefault(assignment, []).append(mark)
    return found
