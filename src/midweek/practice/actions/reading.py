"""Opening what a client shared."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, action
from midweek.people.access import grant_to_client
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


def open_entries(
    entries: Sequence[Entry], *, client: Person, by: Person
) -> dict[UUID, dict[str, Any]]:
    """Open the answers of entries of one client, noting each first look."""
    grant = grant_to_client(client, by=by, purpose="reading entries")
    _must_be_shared(entries, client=client, by=by)
    seen = set(Look.objects.filter(entry__in=entries, by=by).values_list("entry_id", flat=True))
    for entry in entries:
        if not by.is_client and entry.pk not in seen:
            look_at(entry, by=by)
    return {entry.pk: open_sealed(entry, "answers", grant=grant) for entry in entries}


def _must_be_shared(entries: Sequence[Entry], *, client: Person, by: Person) -> None:
    # Asked again here, because whoever opened an entry once may hold it still when the
    # client has hidden it, taken it back, or taken back the consent.
    wanted = {entry.pk for entry in entries}
    open_to = Entry.objects.visible_to(by).filter(client=client, pk__in=wanted)
    if wanted - set(open_to.values_list("pk", flat=True)):
        raise PermissionDenied("Not shared.")
