"""What the database alone needs, to hold the requests against."""

import os
import uuid
from typing import Any

from django.db import connection

SIZE = 600
"""Bytes of one sealed entry."""


class Limits:
    """The least that could be done: insert one row durably, read one row by its key."""

    def __init__(self) -> None:
        kind = "bytea" if connection.vendor == "postgresql" else "blob"
        self._run(f"CREATE TABLE bench_limit (id uuid PRIMARY KEY, words {kind})")
        self.known = self._new()
        self.insert()

    def insert(self) -> None:
        """Insert one row and wait until it is on the disk."""
        self.known = self._new()
        self._run("INSERT INTO bench_limit VALUES (%s, %s)", [self.known, os.urandom(SIZE)])

    def read(self) -> Any:
        """Read one row by its key."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT words FROM bench_limit WHERE id = %s", [self.known])
            return cursor.fetchone()

    def drop(self) -> None:
        """Leave nothing behind."""
        self._run("DROP TABLE bench_limit")

    def _new(self) -> str:
        return str(uuid.uuid4())

    def _run(self, statement: str, values: list[object] | None = None) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
