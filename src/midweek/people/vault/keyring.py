"""The keyring: root key -> clinic key -> one key for each client, in a database of its own.

Beside the client's key stands one for each therapist who keeps process notes about them: a
domain of its own, that neither the client's export nor a colleague's grant reaches.

It lies apart from the data, so that a backup of the data holds no keys, and a client's
key can be destroyed without waiting for the data's backups to run out.
"""

import os
import time
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID, uuid5

from django.conf import settings
from uuid6 import uuid7

from midweek.people.models.keys import WrappedKey
from midweek.people.vault import blobs

KEPT_FOR = 300.0
"""Seconds a key stays in memory after it was unwrapped."""


class KeyIsGone(Exception):
    """The key was destroyed, or the keyring is not the one that belongs to this data."""


@dataclass(frozen=True, repr=False)
class Key:
    """A data key, unwrapped."""

    kid: UUID
    secret: bytes
    until: float


_kept: dict[UUID, Key] = {}


def make_clinic_key(clinic_id: UUID) -> None:
    """Give a new clinic its key."""
    _make(owner=clinic_id, under=_root(), about=blobs.context("clinic key", str(clinic_id)))


def make_client_key(client_id: UUID, *, clinic_id: UUID) -> None:
    """Give a new client a key of their own, wrapped by the clinic's."""
    about = blobs.context("client key", str(clinic_id), str(client_id))
    _make(owner=client_id, under=clinic_key(clinic_id), about=about)


def _make(*, owner: UUID, under: Key, about: bytes) -> None:
    wrapped = blobs.close(os.urandom(32), key=under.secret, kid=under.kid, about=about)
    WrappedKey.objects.create(id=uuid7(), owner=owner, wrapped=wrapped)


def make_writer_key(writer_id: UUID, *, client_id: UUID, clinic_id: UUID) -> None:
    """Give a therapist a key for their own notes about one client, unless there is one."""
    owner = owner_of_notes(writer_id, client_id)
    if not WrappedKey.objects.filter(owner=owner).exists():
        about = _about_notes(writer_id, client_id, clinic_id)
        _make(owner=owner, under=clinic_key(clinic_id), about=about)


def owner_of_notes(writer_id: UUID, client_id: UUID) -> UUID:
    """By which id the key for one therapist's notes about one client is found."""
    return uuid5(client_id, f"process notes of {writer_id}")


def writer_key(writer_id: UUID, *, client_id: UUID, clinic_id: UUID) -> Key:
    """The key under which a therapist's own notes about one client are sealed."""
    owner = owner_of_notes(writer_id, client_id)
    kept = _kept.get(owner)
    if kept and kept.until > time.monotonic():
        return kept
    about = _about_notes(writer_id, client_id, clinic_id)
    return _unwrap(owner, under=clinic_key(clinic_id), about=about)


def _about_notes(writer_id: UUID, client_id: UUID, clinic_id: UUID) -> bytes:
    return blobs.context("notes key", str(clinic_id), str(client_id), str(writer_id))


def clinic_key(clinic_id: UUID) -> Key:
    """The clinic's own key, for names, contacts and whatever belongs to no client."""
    kept = _kept.get(clinic_id)
    if kept and kept.until > time.monotonic():
        return kept
    return _unwrap(clinic_id, under=_root(), about=blobs.context("clinic key", str(clinic_id)))


def client_key(client_id: UUID, *, clinic_id: UUID) -> Key:
    """The key under which everything about one client is sealed."""
    kept = _kept.get(client_id)
    if kept and kept.until > time.monotonic():
        return kept
    about = blobs.context("client key", str(clinic_id), str(client_id))
    return _unwrap(client_id, under=clinic_key(clinic_id), about=about)


def _unwrap(owner: UUID, *, under: Key, about: bytes) -> Key:
    row = WrappedKey.objects.filter(owner=owner).first()
    if row is None:
        raise KeyIsGone(f"No key for {owner} in the keyring.")
    secret = blobs.reopen(bytes(row.wrapped), key=under.secret, about=about)
    key = Key(kid=row.pk, secret=secret, until=time.monotonic() + KEPT_FOR)
    _kept[owner] = key
    return key


def _root() -> Key:
    return Key(kid=UUID(int=0), secret=settings.SERVER_KEYS.wrapping, until=0)


def unwrap_many(client_ids: list[UUID], *, clinic_id: UUID) -> None:
    """Unwrap the keys of many clients with one query, before a list of them is opened."""
    now = time.monotonic()
    missing = [one for one in client_ids if one not in _kept or _kept[one].until <= now]
    if not missing:
        return
    under = clinic_key(clinic_id)
    for row in WrappedKey.objects.filter(owner__in=missing):
        about = blobs.context("client key", str(clinic_id), str(row.owner))
        secret = blobs.reopen(bytes(row.wrapped), key=under.secret, about=about)
        _kept[row.owner] = Key(kid=row.pk, secret=secret, until=now + KEPT_FOR)


def destroy(client_id: UUID, *, writer_ids: Iterable[UUID]) -> None:
    """Destroy a client's key, and those of notes about them.

    Nothing that was sealed under these opens any more, in any backup without its keyring.
    """
    owners = [client_id, *(owner_of_notes(one, client_id) for one in writer_ids)]
    WrappedKey.objects.filter(owner__in=owners).delete()
    for owner in owners:
        _kept.pop(owner, None)


def forget() -> None:
    """Drop every key from memory."""
    _kept.clear()
