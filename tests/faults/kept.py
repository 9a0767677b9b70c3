"""Read what a data folder holds, with its own keys and without the application.

An entry counts as kept when its receipt is there, opens, and the words opened from the entry are
the words that were sent: here every entry's words are its own id.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

from midweek.config.keys import read_server_keys
from midweek.people.vault import blobs

Promise = tuple[UUID, str, int]
Ask = Callable[[str], Iterable[Any]]

ROWS = """
    SELECT r.id, r.clinic_id, r.client_id, r.seq, r.sha256, e.answers
    FROM practice_receipt r JOIN practice_entry e ON e.id = r.id
"""
KEYS = "SELECT owner, wrapped FROM people_wrappedkey"


def promises_kept(data: Path) -> set[Promise]:
    """Return (id, sha256, seq) of every entry kept in the SQLite files of `data`."""
    with (
        closing(sqlite3.connect(data / "midweek.sqlite3")) as rows,
        closing(sqlite3.connect(data / "keyring.sqlite3")) as keyring,
    ):
        return kept(rows.execute, keyring.execute, root_key=data / "keys" / "root.key")


def kept(rows: Ask, keyring: Ask, *, root_key: Path) -> set[Promise]:
    """Return every entry whose receipt and words can be opened."""
    wrapping = read_server_keys(root_key).wrapping
    wrapped = {_uuid(owner): bytes(blob) for owner, blob in keyring(KEYS)}
    return set(_opened(rows(ROWS), _Keys(wrapping, wrapped)))


def _opened(rows: Iterable[Any], keys: "_Keys") -> Iterable[Promise]:
    for row, clinic, client, seq, sha256, answers in rows:
        place = (_uuid(clinic), _uuid(client), _uuid(row))
        words = keys.open(answers, "practice.entry.answers", *place)["words"]
        if words == str(_uuid(row)):
            yield _uuid(row), keys.open(sha256, "practice.receipt.sha256", *place), seq


class _Keys:
    """The keyring of one data folder, opened as the vault would."""

    def __init__(self, root: bytes, wrapped: dict[UUID, bytes]) -> None:
        self.root, self.wrapped = root, wrapped
        self.known: dict[UUID, bytes] = {}

    def open(self, blob: bytes, field: str, clinic: UUID, client: UUID, row: UUID) -> Any:
        about = blobs.context(str(clinic), str(client), field, str(row))
        return json.loads(blobs.reopen(bytes(blob), key=self._client(clinic, client), about=about))

    def _client(self, clinic: UUID, client: UUID) -> bytes:
        if client not in self.known:
            clinic_key = self._unwrap(clinic, self.root, "clinic key", str(clinic))
            place = ("client key", str(clinic), str(client))
            self.known[client] = self._unwrap(client, clinic_key, *place)
        return self.known[client]

    def _unwrap(self, owner: UUID, under: bytes, *place: str) -> bytes:
        return blobs.reopen(self.wrapped[owner], key=under, about=blobs.context(*place))


def _uuid(value: UUID | str) -> UUID:
    return value if isinstance(value, UUID) else UUID(value)
