"""Sealing and opening. There is no decrypt(): opening takes the grant of a person."""

import json
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import models
from pydantic_core import from_json

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
    `own` opens what the actor noted for themselves, and no grant without it does.
    """

    clinic_id: UUID
    client_id: UUID | None
    actor_id: UUID | None
    purpose: str
    own: bool = False


def seal(row: models.Model, **values: Any) -> None:
    """Seal each value into the field of that name. The row must have its id and its owners."""
    for name, value in values.items():
        field = _sealed_field(row, name)
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        owners = _clinic_of(row), _client_of(row)
        key, place = _key(field, *owners, _writer_of(row)), _place(field, *owners, row.pk)
        blob = blobs.close(text.encode(), key=key.secret, kid=key.kid, about=place)
        setattr(row, name, blob)


def open_sealed(row: models.Model, name: str, *, grant: Grant) -> Any:
    """Open one sealed field of a row within what `grant` allows; empty fields give None."""
    field = _sealed_field(row, name)
    if _clinic_of(row) != grant.clinic_id:
        raise CannotOpen("The grant is for another clinic.")
    if field.under != "clinic" and _client_of(row) != grant.client_id:
        raise CannotOpen("The grant is for another client.")
    if field.under == "writer" and not (grant.own and _writer_of(row) == grant.actor_id):
        raise CannotOpen("The grant is not for notes of one's own.")
    return open_value(field, getattr(row, name), row_id=row.pk, grant=grant)


def open_value(field: SealedField, blob: bytes | None, *, row_id: UUID, grant: Grant) -> Any:
    """Open one value that was read without its row, as lists of many rows are.

    Key and place are taken from the grant alone, so a value of anyone else's is no more
    than a blob that does not fit.
    """
    if not blob:
        return None
    place = _place(field, grant.clinic_id, grant.client_id, row_id)
    try:
        key = _key(field, grant.clinic_id, grant.client_id, _actor(grant))
        return from_json(blobs.reopen(bytes(blob), key=key.secret, about=place))
    except (blobs.NotAuthentic, keyring.KeyIsGone) as problem:
        raise _alarm(field, row_id) from problem


def open_values(
    field: SealedField, sealed: Iterable[tuple[UUID, bytes]], *, grant: Grant
) -> dict[UUID, Any]:
    """Open one field of many rows, by their ids, looking up key and place once.

    Empty fields are left out. So is a value that cannot be opened, after the alarm: one
    damaged page must not keep anybody from the rest.
    """
    found: dict[UUID, Any] = {}
    above, secret = _above(field, grant.clinic_id, grant.client_id), None
    for row_id, blob in sealed:
        if not blob:
            continue
        try:
            secret = secret or _key(field, grant.clinic_id, grant.client_id, _actor(grant)).secret
            place = above + blobs.context_part(str(row_id))
            found[row_id] = json.loads(blobs.reopen(bytes(blob), key=secret, about=place).decode())
        except (blobs.NotAuthentic, keyring.KeyIsGone):
            _alarm(field, row_id)
    return found


def _alarm(field: SealedField, row_id: UUID) -> CannotOpen:
    log.critical("cannot open %s of %s: integrity", field.name, row_id)
    return CannotOpen(f"{field.model._meta.label}.{field.name} of {row_id}")


def _sealed_field(row: models.Model, name: str) -> SealedField:
    field = row._meta.get_field(name)
    if not isinstance(field, SealedField):
        raise TypeError(f"{name} is not sealed")
    return field


def _key(
    field: SealedField, clinic_id: UUID, client_id: UUID | None, writer_id: UUID | None
) -> keyring.Key:
    if field.under == "writer":
        if writer_id is None or client_id is None:
            raise CannotOpen("Notes open for who wrote them, about one client.")
        return keyring.writer_key(writer_id, client_id=client_id, clinic_id=clinic_id)
    if field.under == "clinic" or client_id is None:
        return keyring.clinic_key(clinic_id)
    return keyring.client_key(client_id, clinic_id=clinic_id)


def _place(field: SealedField, clinic_id: UUID, client_id: UUID | None, row_id: UUID) -> bytes:
    return _above(field, clinic_id, client_id) + blobs.context_part(str(row_id))


def _above(field: SealedField, clinic_id: UUID, client_id: UUID | None) -> bytes:
    whose = None if field.under == "clinic" else client_id
    return _place_of(field.model._meta.label_lower, field.name, clinic_id, whose)


@lru_cache(maxsize=10_000)
def _place_of(label: str, name: str, clinic_id: UUID, client_id: UUID | None) -> bytes:
    return blobs.context(str(clinic_id), str(client_id or ""), f"{label}.{name}")


def _clinic_of(row: models.Model) -> UUID:
    found: UUID = row.clinic_id  # type: ignore[attr-defined]
    return found


def _client_of(row: models.Model) -> UUID | None:
    return getattr(row, "client_id", None)


def _writer_of(row: models.Model) -> UUID | None:
    return getattr(row, "writer_id", None)


def _actor(grant: Grant) -> UUID | None:
    return grant.actor_id if grant.own else None
