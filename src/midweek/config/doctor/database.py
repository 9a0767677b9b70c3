"""Does the database answer, is it current, and does it keep what it acknowledged?"""

from collections.abc import Iterator
from typing import Any

from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor

from midweek.config.doctor.findings import Finding, fine, refusal

FULL, EXTRA = 2, 3


def findings() -> Iterator[Finding]:
    """Yield what there is to say about the data and the keyring, one after the other."""
    for name in connections:
        about = "database" if name == "default" else name
        connection = connections[name]
        try:
            connection.ensure_connection()
        except DatabaseError as problem:
            kind = type(problem).__name__
            yield refusal(about, f"does not answer ({kind}).", "Check MIDWEEK_DATABASE_URL.")
            continue
        yield _tables(about, connection)
        look = _sqlite if connection.vendor == "sqlite" else _postgresql
        yield from look(about, connection)


def _tables(about: str, connection: Any) -> Finding:
    executor = MigrationExecutor(connection)
    missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if missing:
        fix = f"midweek manage migrate --database {connection.alias}"
        return refusal(about, f"{missing} migrations are missing.", fix)
    return fine(about, "has every migration")


def _sqlite(about: str, connection: Any) -> Iterator[Finding]:
    if _ask(connection, "PRAGMA synchronous") in (FULL, EXTRA):
        yield fine(about, "SQLite, synchronous=FULL")
    else:
        fix = "Set PRAGMA synchronous=FULL again."
        yield refusal(about, "a power cut would lose acknowledged entries.", fix)


def _postgresql(about: str, connection: Any) -> Iterator[Finding]:
    role = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
    if _ask(connection, role):
        yield refusal(
            about,
            "its role is not bound by row-level security.",
            "ALTER ROLE ... NOSUPERUSER NOBYPASSRLS",
        )
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        if _ask(connection, f"SHOW {setting}") == "off":
            says = f"{setting} is off: a crash would lose acknowledged entries."
            yield refusal(about, says, f"Set {setting}=on in postgresql.conf.")
    yield fine(about, f"PostgreSQL {_ask(connection, 'SHOW server_version')}")


def _ask(connection: Any, question: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]
