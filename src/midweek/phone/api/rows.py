"""Rows of a page of changes: read without their models, each beginning with its number."""

from datetime import datetime
from typing import Any
from uuid import UUID

from midweek.people.access import given_name, names_grant
from midweek.people.models import Person
from midweek.people.vault import open_value

PAGE = 200
Row = tuple[Any, ...]
NAME = Person._meta.get_field("name")


def iso(moment: datetime) -> str:
    """A moment as phones read it."""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def given_names(rows: list[Row], client: Person) -> dict[UUID, str]:
    """What those are called who are fourth and fifth in these rows: an id and a sealed name."""
    grant, sealed = names_grant(client), {row[3]: row[4] for row in rows}
    return {
        pk: ""
        if pk == client.pk
        else given_name(str(open_value(NAME, name, row_id=pk, grant=grant)))
        for pk, name in sealed.items()
    }
