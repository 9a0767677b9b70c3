"""Slots: where in a statement a value goes that is told each time it is asked."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from inspect import signature
from typing import Any
from uuid import UUID

from django.db.models import Expression

from midweek.audit.scope import NoClinicInScope, clinic_in_scope, scope_is

CLINIC = "the clinic in scope"


class Slot(Expression):
    """Stands for a value while Django writes the SQL."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """Leave a place, and the slot itself among the parameters."""
        return "%s", (self,)


@contextmanager
def in_any_clinic() -> Iterator[None]:
    """Let the wall's own filter be written with a slot in the place of the clinic."""
    with scope_is(Slot(CLINIC)):
        yield


def slots_of(function: Any) -> dict[str, Slot]:
    """A slot for everything that `function` is told; all of it by name."""
    told = signature(function).parameters.values()
    if any(one.kind is not one.KEYWORD_ONLY for one in told):
        raise TypeError(f"{function.__qualname__} must be told everything by keyword")
    return {one.name: Slot(one.name) for one in told}


@dataclass(frozen=True)
class Statement:
    """A statement as Django wrote it, with its slots."""

    sql: str
    params: tuple[Any, ...]

    def filled(self, told: Mapping[str, Any], connection: Any) -> list[Any]:
        """The parameters, as the database's driver takes them."""
        if None in told.values():
            raise TypeError("A slot takes no None: nothing equals NULL.")
        return [
            _adapted(_told(slot.name, told), connection) if isinstance(slot, Slot) else slot
            for slot in self.params
        ]


def _told(name: str, told: Mapping[str, Any]) -> Any:
    if name != CLINIC:
        return told[name]
    clinic_id = clinic_in_scope()
    if clinic_id is None:
        raise NoClinicInScope("Say whose rows: use in_clinic(...).")
    return clinic_id


def _adapted(value: Any, connection: Any) -> Any:
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    if isinstance(value, bytes):
        return connection.Database.Binary(value)
    return value
