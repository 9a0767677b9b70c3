"""What each kind of operation changes. Each keeper runs inside the deed that received it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from midweek.people.actions.care import answer_consent, choose_language
from midweek.people.models import Person
from midweek.practice.actions.agreeing import AGREEING, drop_wish, propose_smaller
from midweek.practice.actions.entries import keep_entry
from midweek.practice.actions.keeping_messages import keep_message, keep_reading, own_assignment
from midweek.practice.actions.keeping_topics import (
    follow_wish,
    keep_talked,
    keep_topic,
    take_back_said,
    take_off_list,
)
from midweek.practice.actions.months import (
    drop_mark,
    mark_of,
    mark_of_skip,
    overtaken,
    put_mark,
)
from midweek.practice.actions.reminding import KEEPERS_OF_REMINDING
from midweek.practice.actions.saying import (
    keep_felt,
    keep_obstacles,
    keep_quality,
    keep_sure,
)
from midweek.practice.actions.zones import keep_zone
from midweek.practice.models import Entry, Skip
from midweek.practice.operations import (
    ConsentTold,
    LanguageTold,
    ShareTold,
    SkipTold,
    UndoTold,
    WishTold,
)
from midweek.practice.refusals import Refused

Keeper = Callable[..., None]


def _keep_skip(
    operation_id: UUID, told: SkipTold, *, client: Person, seq: int, now: datetime
) -> None:
    assignment = own_assignment(told.assignment, client)
    skip = Skip(
        id=operation_id,
        clinic_id=client.clinic_id,
        client=client,
        assignment=assignment,
        occasion_on=told.occasion.date,
        occasion_slot=told.occasion.slot or "",
        kind=told.skip,
        recorded_at=told.recorded_at,
        received_at=now,
        changed_seq=seq,
    )
    skip.save(force_insert=True)
    put_mark(client, mark_of_skip(skip))


def _keep_wish(
    operation_id: UUID, told: WishTold, *, client: Person, seq: int, now: datetime
) -> None:
    skip = Skip.objects.filter(client=client, pk=told.of).first()
    if skip is None:
        raise Refused(_("There is nothing to add this to."), "of")
    skip.wants, skip.changed_seq = told.wants, seq
    skip.save(update_fields=["wants", "changed_seq"])
    if not skip.undone_at:
        put_mark(client, mark_of_skip(skip))
        if told.wants == "smaller":
            propose_smaller(skip, client=client, id=operation_id)
        follow_wish(skip, client=client, seq=seq, now=now)


def _keep_undo(
    operation_id: UUID, told: UndoTold, *, client: Person, seq: int, now: datetime
) -> None:
    row = _own(Skip, told.of, client) or _own(Entry, told.of, client)
    if row is None:
        take_back_said(told.of, client=client, seq=seq, now=now)
        return
    row.undone_at, row.changed_seq = row.undone_at or now, seq
    row.save(update_fields=["undone_at", "changed_seq"])
    drop_mark(client, day=_day_of(row), mark_id=row.pk)
    if isinstance(row, Entry):
        _bring_back_what_it_followed(row, client)
    else:
        drop_wish(row, client=client)
        take_off_list(row.pk, client=client, seq=seq, now=now)


def _bring_back_what_it_followed(entry: Entry, client: Person) -> None:
    earlier = entry.replaces
    while earlier and earlier.undone_at:
        earlier = earlier.replaces
    if earlier and not earlier.unshared_at and earlier.pk not in overtaken(client):
        put_mark(client, mark_of(earlier, client=client))


def _own(model: Any, pk: UUID, client: Person) -> Any:
    return model.objects.filter(client=client, pk=pk).first()


def _day_of(row: Entry | Skip) -> Any:
    return row.occasion_on if isinstance(row, Skip) else row.happened_on


def _keep_sharing(
    operation_id: UUID, told: ShareTold, *, client: Person, seq: int, now: datetime
) -> None:
    entry = Entry.objects.select_related("version__activity").filter(client=client, pk=told.entry)
    found = entry.first()
    if found is None:
        raise Refused(_("This page is not with the clinic."), "entry")
    found.unshared_at, found.changed_seq = (now if told.kind == "unshare" else None), seq
    found.save(update_fields=["unshared_at", "changed_seq"])
    if found.unshared_at:
        drop_mark(client, day=found.happened_on, mark_id=found.pk)
    elif not found.undone_at and found.pk not in overtaken(client):
        put_mark(client, mark_of(found, client=client))


def _keep_consent(
    operation_id: UUID, told: ConsentTold, *, client: Person, seq: int, now: datetime
) -> None:
    answer_consent(
        client,
        purpose=told.purpose,
        granted=told.granted,
        text_version=told.text_version,
        by=client,
    )


def _keep_language(
    operation_id: UUID, told: LanguageTold, *, client: Person, seq: int, now: datetime
) -> None:
    choose_language(client, told.language, by=client)


KEEPERS: dict[str, Keeper] = {
    "entry": keep_entry,
    "skip": _keep_skip,
    "wish": _keep_wish,
    "felt": keep_felt,
    "quality": keep_quality,
    "obstacles": keep_obstacles,
    "sure": keep_sure,
    "undo": _keep_undo,
    "share": _keep_sharing,
    "unshare": _keep_sharing,
    "consent": _keep_consent,
    "language": _keep_language,
    "message": keep_message,
    "read": keep_reading,
    "topic": keep_topic,
    "talked": keep_talked,
    **KEEPERS_OF_REMINDING,
    **AGREEING,
    "zone": keep_zone,
}
