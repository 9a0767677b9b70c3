"""Sealing and opening. There is no decrypt(): opening takes the grant of a person."""

import json
import logging
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models

from midweek.people.vault import blobs, keyring
from midweek.people.vault.fields import SealedField

log = logging.getLogger("midweek.integrity")


class CannotOpen(Exception):
    """The sealed value is damaged, misplaced, or its key is gone. Nothing of it is shown."""


@dataclass(frozen=True)
class Grant:
    """Leave to open what is sealed: whose, for whom, what for.

    Only `midweek.people.access` makes grants, from the same rules that decide what a
    person may see. `client_id` None opens the clinic's own fields alone: names, contacts.
    """

    clinic_id: UUID
    client_id: UUID | None
    actor_id: UUID | None
    purpose: str


def seal(row: models.Model, **values: Any) -> None:
    """Seal each value into the field of that name. The row must have its id and its owners."""
    for name, value in values.items():
        field = _sealed_field(row, name)
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        key = _key(row, field)
        blob = blobs.close(text.encode(), key=key.secret, kid=key.kid, about=_place(row, field))
        setattr(row, name, blob)


def open_sealed(row: models.Model, name: str, *, grant: Grant) -> Any:
    """Open one sealed field of a row within what `grant` allows; empty fields give None."""
    field = _sealed_field(row, name)
    if _clinic_of(row) != grant.clinic_id:
        raise CannotOpen("The grant is for another clinic.")
    if field.under == "client" and _client_of(row) != grant.client_id:
        raise CannotOpen("The grant is for another client.")
    blob = getattr(row, name)
    if not blob:
        return None
    return json.loads(_reopened(row, field, bytes(blob)))


def _reopened(row: models.Model, field: SealedField, blob: bytes) -> bytes:
    try:
        return blobs.reopen(blob, key=_key(row, field).secret, about=_place(row, field))
    except (blobs.NotAuthentic, keyring.KeyIsGone) as problem:
        log.critical("cannot open %s of %s: integrity", field.name, row.pk)
        raise CannotOpen(f"{row._meta.label}.{field.name} of {row.pk}") from problem


def _sealed_field(row: models.Model, name: str) -> SealedField:
    field = row._meta.get_field(name)
    if not isinstance(field, SealedField):
        raise TypeError(f"{name} is not sealed")
    return field


def _key(row: models.Model, field: SealedField) -> keyring.Key:
    if field.under == "clinic":
        return keyring.clinic_key(_clinic_of(row))
    return keyring.client_key(_client_of(row), clinic_id=_clinic_of(row))


def _place(row: models.Model, field: SealedField) -> bytes:
    client = str(_client_of(row)) if field.under == "client" else ""
    where = f"{row._meta.label_lower}.{field.name}"
    return blobs.context(str(_clinic_of(row)), client, where, str(row.pk))


def _clinic_of(row: models.Model) -> UUID:
    found: UUID = row.clinic_id  # type: ignore[attr-defined]
    return found


def _client_of(row: models.Model) -> UUID:
    found: UUID = row.client_id  # type: ignore[attr-defined]
    return found
