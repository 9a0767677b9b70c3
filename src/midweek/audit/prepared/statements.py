"""A statement as Django wrote it, and how its slots are filled."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from midweek.audit.among import as_one
from midweek.audit.prepared.slots import CLINIC, Slot
from midweek.audit.scope import NoClinicInScope, clinic_in_scope


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
    if isinstance(value, list | tuple | dict | set):
        return as_one(value, connection)
    return value
