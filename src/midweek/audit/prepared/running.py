"""Giving a statement to the database."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any


@contextmanager
def run(connection: Any, sql: str, params: Sequence[Any]) -> Iterator[Any]:
    """Execute a statement through Django's own cursor, and give the cursor."""
    # Our PostgreSQL connection has a cursor by which the server, too, plans a statement once.
    cursor_of = getattr(connection, "prepared_cursor", connection.cursor)
    with cursor_of() as cursor:
        cursor.execute(sql, params)
        yield cursor
