"""The sealed names of many clients, in one question."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from midweek.audit.prepared import question
from midweek.people.models import Person


def names_of(client_ids: list[UUID]) -> list[tuple[UUID, bytes]]:
    """The names of these clients, sealed as they are kept."""
    return [(pk, bytes(sealed)) for pk, sealed in _names(clients=client_ids)]


@question
def _names(*, clients: list[UUID]) -> QuerySet[Person, tuple[UUID, Any]]:
    return Person.objects.filter(pk__among=clients, left_at=None).values_list("pk", "name")
