"""Opening what a client shared."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, action
from midweek.audit.prepared import change, insert, question
from midweek.people.access import grant_to_client, treats
from midweek.people.actions.care import raise_counter
from midweek.people.models import Person
from midweek.people.vault import open_sealed
from midweek.practice.models import Entry, Look


@action("practice.entry_opened", says=_("An entry was opened"))
def look_at(entry: Entry, *, by: Person) -> Done[Look] | AlreadyDone[Look]:
    """Note that `by` opened an entry. The client's phone shows it as seen."""
    if not Entry.objects.visible_to(by).filter(pk=entry.pk).exists() or by.is_client:
        raise PermissionDenied("Not shared.")
    known = Look.objects.filter(entry=entry, by=by).first()
    if known:
        return AlreadyDone(known)
    now = clock.now()
    look = Look(clinic_id=entry.clinic_id, client_id=entry.client_id, entry=entry, by=by, at=now)
    look.save(force_insert=True)
    entry.changed_seq = raise_counter(entry.client, plan=False)
    entry.seen_at = entry.seen_at or now
    entry.save(update_fields=["changed_seq", "seen_at"])
    return Done(look)


@action("practice.entries_opened", says=_("Entries were opened together"))
def look_at_all(
    entries: Sequence[Entry], *, client: Person, by: Person
) -> Done[Look] | AlreadyDone[Entry]:
    """Note that `by`, who treats the client, opened several entries at once, as a brief does."""
    if by.is_client or not treats(by, client):
        raise PermissionDenied("No care link.")
    known = {one for (one,) in _looked(entries=[one.pk for one in entries], by=by.pk)}
    new = [one for one in entries if one.pk not in known]
    if not new:
        return AlreadyDone(entries[0])
    now, seq = clock.now(), raise_counter(client, plan=False)
    for entry in new:
        look = Look(clinic_id=client.clinic_id, client=client, entry=entry, by=by, at=now)
        insert(look)
        _seen(pk=entry.pk, seq=seq, at=entry.seen_at or now)
    return Done(look, {"entries": [str(one.pk) for one in new]})


@question
def _looked(*, entries: list[UUID], by: UUID) -> QuerySet[Look, tuple[UUID]]:
    return Look.objects.filter(entry__among=entries, by=by).values_list("entry_id")


@change
def _seen(*, pk: UUID, seq: int, at: datetime) -> tuple[QuerySet[Entry], dict[str, Any]]:
    return Entry.objects.filter(pk=pk), {"changed_seq": seq, "seen_at": at}


def open_entries(
    entries: Sequence[Entry], *, client: Person, by: Person
) -> dict[UUID, dict[str, Any]]:
    """Open the answers of entries of one client, noting each first look."""
    grant = grant_to_client(client, by=by, purpose="reading entries")
    _must_be_shared(entries, client=client, by=by)
    if len(entries) == 1 and not by.is_client:
        look_at(entries[0], by=by)
    elif entries and not by.is_client:
        look_at_all(entries, client=client, by=by)
    return {entry.pk: open_sealed(entry, "answers", grant=grant) for entry in entries}


def _must_be_shared(entries: Sequence[Entry], *, client: Person, by: Person) -> None:
    # Asked again here, because whoever opened an entry once may hold it still when the
    # client has hidden it, taken it back, or taken back the consent.
    wanted = {entry.pk for entry in entries}
    if by.is_client:
        mine = Entry.objects.visible_to(by).filter(pk__in=wanted)
        open_to = set(mine.values_list("pk", flat=True))
    else:
        open_to = {one.pk for one in entries_shared_now(client=client.pk, entries=list(wanted))}
    if wanted - open_to:
        raise PermissionDenied("Not shared.")


@question
def entries_shared_now(*, client: UUID, entries: list[UUID]) -> QuerySet[Entry]:
    """Those of these entries of one client that they share now. Ask only as who treats them."""
    shared: QuerySet[Entry] = Entry.objects.filter(client=client, pk__among=entries).shared_now()
    return shared
