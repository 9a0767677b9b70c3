"""A step up, down or a rest for each thing of a plan, read from what was done under its terms."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from midweek.people.models import Person
from midweek.people.vault import Grant, open_value
from midweek.practice.models import Entry, Skip
from midweek.review.queries.plan import Planned
from midweek_rules.schedule import Occasion, occasions
from midweek_rules.stepping import Answered, Kind, Step, step

LOOKS_BACK = timedelta(weeks=4)
FELT = Entry._meta.get_field("felt")
Definition = Mapping[str, Any]


@dataclass(frozen=True)
class Heard:
    """One entry or skip, as far as a step is read from it."""

    id: UUID
    assignment: UUID | None
    on: date
    occasion: Occasion | None
    kind: Kind
    felt: Any = None
    finished: bool = True


@dataclass(frozen=True)
class Proposed:
    """One step with the entries behind it, the oldest first."""

    step: Step
    entries: tuple[Heard, ...]


def steps(
    found: Sequence[Planned],
    client: Person,
    said: Mapping[str, Definition],
    *,
    by: Person,
    grant: Grant,
    today: date,
) -> dict[UUID, Proposed]:
    """At most one step for each thing that runs, by its id. Nothing changes by it."""
    heard = [*_entries(client, by, grant, today), *_skips(client, by, today)]
    proposed = {}
    for one in found:
        rungs = (said.get(one.item.slug) or {}).get("rungs") or {}
        own = [it for it in heard if it.assignment == one.item.id and it.on >= _since(one, today)]
        if not one.item.ended_at and (found_step := _step(one, own, tuple(rungs), today)):
            behind = tuple(it for it in own if str(it.id) in found_step.sources)
            proposed[one.item.id] = Proposed(found_step, behind)
    return proposed


def _step(one: Planned, own: list[Heard], sizes: tuple[str, ...], today: date) -> Step | None:
    item = one.item
    sure = item.sure.confidence if item.sure else None
    return step(
        item.rung,
        sizes=sizes,
        answered=_in_order(one, own, today),
        confidence=item.planning.confidence if sure is None else sure,
    )


def _since(one: Planned, today: date) -> date:
    return max(one.agreed_at.date(), one.item.schedule.starts, today - LOOKS_BACK)


def _in_order(one: Planned, own: list[Heard], today: date) -> list[Answered]:
    """What was said, and what nobody answered until yesterday, in the order of the days."""
    told = [
        (it.on, n, Answered(it.kind, id=str(it.id), felt=it.felt))
        for n, it in enumerate(own)
        if it.finished
    ]
    planned = occasions(one.item.schedule, _since(one, today), today - timedelta(days=1))
    quiet = [
        (occasion.date, -1, Answered("ignored"))
        for occasion in planned
        if not any(_answers(it, occasion) for it in own)
    ]
    return [answered for _day, _n, answered in sorted([*told, *quiet], key=lambda row: row[:2])]


def _answers(heard: Heard, occasion: Occasion) -> bool:
    return heard.on == occasion.date if heard.occasion is None else heard.occasion == occasion


def _entries(client: Person, by: Person, grant: Grant, today: date) -> Iterator[Heard]:
    shared = Entry.objects.visible_to(by).standing().filter(client=client)
    recent = shared.filter(happened_on__gte=today - LOOKS_BACK, assignment__isnull=False)
    for row in recent.order_by("happened_at").values_list(
        "id", "assignment_id", "happened_on", "occasion_on", "occasion_slot", "finished", "felt"
    ):
        pk, assignment, day, on, slot, finished, felt = row
        yield Heard(
            pk,
            assignment,
            day,
            _occasion(on, slot),
            "done",
            open_value(FELT, felt, row_id=pk, grant=grant),
            finished,
        )


def _skips(client: Person, by: Person, today: date) -> Iterator[Heard]:
    said = Skip.objects.visible_to(by).filter(client=client, undone_at=None)
    recent = said.filter(occasion_on__gte=today - LOOKS_BACK)
    for pk, assignment, on, slot, kind in recent.order_by("recorded_at").values_list(
        "id", "assignment_id", "occasion_on", "occasion_slot", "kind"
    ):
        yield Heard(pk, assignment, on, _occasion(on, slot), kind)


def _occasion(on: date | None, slot: str) -> Occasion | None:
    return Occasion.read({"date": on.isoformat(), "slot": slot or None}) if on else None
