"""Opening the sealed months of clients, as far as each of them shares them now."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from midweek.audit.prepared import question
from midweek.people.models import Consent
from midweek.people.vault import CannotOpen, Grant, open_value
from midweek.practice.marks import Mark, unpacked
from midweek.practice.models import Month
from midweek.practice.models.months import first_of

MARKS = Month._meta.get_field("marks")
COLUMNS = ("pk", "client_id", "first", "marks")
Sealed = tuple[UUID, UUID, date, bytes]
Marks = list[Mark]
"""The marks of one client, month by month, the oldest month first."""


class MonthDamaged(Exception):
    """A client's month does not open. It can be made again from the entries."""

    def __init__(self, client_id: UUID) -> None:
        super().__init__(f"a month of {client_id}")
        self.client_id = client_id


@dataclass(frozen=True)
class Sharing:
    """Leave to open the months of some clients, and what each of them shares now.

    Consent is asked at reading and not at writing: who withdraws it closes what was
    sent before, too.
    """

    grants: Mapping[UUID, Grant]
    purposes: Mapping[UUID, set[str]]


def sharing(grants: Mapping[UUID, Grant]) -> Sharing:
    """Ask what the clients in `grants` share now."""
    purposes: dict[UUID, set[str]] = {client_id: set() for client_id in grants}
    for client_id, purpose in _granted(clients=list(grants)):
        purposes[client_id].add(purpose)
    return Sharing(grants, purposes)


@question
def _granted(*, clients: list[UUID]) -> QuerySet[Consent, tuple[UUID, str]]:
    granted = Consent.objects.filter(client__among=clients, ended_at=None, granted=True)
    return granted.values_list("client_id", "purpose")


def marks_since(shared: Sharing, day: date) -> dict[UUID, Marks]:
    """Everything since that day, and the measures of its whole month, in one query."""
    months = _months_since(clients=list(shared.grants), first=first_of(day))
    return opened(months, shared, since=day)


@question
def _months_since(*, clients: list[UUID], first: date) -> QuerySet[Month, Sealed]:
    months = Month.objects.filter(client__among=clients, first__gte=first)
    return months.order_by("first").values_list(*COLUMNS)


def marks_of_months(shared: Sharing, wanted: Collection[tuple[UUID, date]]) -> dict[UUID, Marks]:
    """Open just these months, each named by its client and its first day."""
    if not wanted:
        return {}
    clients_of: dict[date, list[UUID]] = {}
    for client_id, first in wanted:
        clients_of.setdefault(first, []).append(client_id)
    asked = Q()
    for first, clients in clients_of.items():
        asked |= Q(first=first, client__in=clients)
    return opened(Month.objects.filter(asked).order_by("first").values_list(*COLUMNS), shared)


def opened(
    months: Iterable[Sealed], shared: Sharing, *, since: date = date.min
) -> dict[UUID, Marks]:
    """Open months, the oldest first, leaving out what a client does not share."""
    found: dict[UUID, Marks] = {client_id: [] for client_id in shared.grants}
    for row_id, client_id, first, sealed in months:
        allowed = shared.purposes[client_id]
        try:
            month = open_value(MARKS, sealed, row_id=row_id, grant=shared.grants[client_id])
        except CannotOpen as problem:
            raise MonthDamaged(client_id) from problem
        found[client_id] += unpacked(month, first, purposes=allowed, since=since)
    return found
