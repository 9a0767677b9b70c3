"""Opening the sealed weeks of clients, as far as each of them shares them now."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from midweek.people.models import Consent
from midweek.people.vault import Grant, open_value
from midweek.practice.models import Week

MARKS = Week._meta.get_field("marks")
Marks = list[dict[str, Any]]
"""The marks of one client as they are packed, the oldest first: see `midweek.practice.marks`."""


@dataclass(frozen=True)
class Sharing:
    """Leave to open the weeks of some clients, and what each of them shares now.

    Consent is asked at reading and not at writing: who withdraws it closes what was
    sent before, too.
    """

    grants: Mapping[UUID, Grant]
    purposes: Mapping[UUID, set[str]]


def sharing(grants: Mapping[UUID, Grant]) -> Sharing:
    """Ask what the clients in `grants` share now."""
    granted = Consent.objects.filter(client__in=list(grants), ended_at=None, granted=True)
    purposes: dict[UUID, set[str]] = {client_id: set() for client_id in grants}
    for client_id, purpose in granted.values_list("client_id", "purpose"):
        purposes[client_id].add(purpose)
    return Sharing(grants, purposes)


def marks_since(shared: Sharing, monday: date) -> dict[UUID, Marks]:
    """Open the weeks from `monday` on of every client, in one query."""
    return opened(Week.objects.filter(client__in=list(shared.grants), monday__gte=monday), shared)


def marks_of_weeks(shared: Sharing, wanted: Collection[tuple[UUID, date]]) -> dict[UUID, Marks]:
    """Open just these weeks, each named by its client and its Monday."""
    if not wanted:
        return {}
    clients_of: dict[date, list[UUID]] = {}
    for client_id, monday in wanted:
        clients_of.setdefault(monday, []).append(client_id)
    asked = Q()
    for monday, clients in clients_of.items():
        asked |= Q(monday=monday, client__in=clients)
    return opened(Week.objects.filter(asked), shared)


def opened(weeks: Any, shared: Sharing) -> dict[UUID, Marks]:
    """Open weeks, the oldest first, leaving out what a client does not share."""
    found: dict[UUID, Marks] = {client_id: [] for client_id in shared.grants}
    rows = weeks.order_by("monday").values_list("pk", "client_id", "marks")
    for row_id, client_id, sealed in rows:
        grant, allowed = shared.grants[client_id], shared.purposes[client_id]
        marks = open_value(MARKS, sealed, row_id=row_id, grant=grant) or []
        found[client_id] += [mark for mark in marks if mark["purpose"] in allowed]
    return found
