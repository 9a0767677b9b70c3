"""PostgreSQL: every row of one moment, clinic by clinic through its own wall, and back again.

pg_dump cannot do it. The application's role is bound by row-level security, so pg_dump refuses
("query would be affected by row-level security policy"), and a role that is not bound is what
`midweek doctor` refuses. What is kept are rows; tables come from the migrations.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import psycopg
from django.apps import apps
from django.core.management.color import no_style
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from psycopg import sql

from midweek.people.walls import raise_walls, walled_tables
from midweek.record.backup.sealed_file import Damaged, Part

NOT_ROWS = {"django_migrations"}


def rows_of(connection: Any) -> Iterator[Part]:
    """Yield each table with its rows, all of the same moment."""
    with psycopg.connect(**connection.get_connection_params()) as reader:
        reader.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        reader.read_only = True
        walled, clinics = set(walled_tables()), _clinics(reader)
        for table in _tables(reader):
            columns = _columns(reader, table)
            scopes = clinics if table in walled else [""]
            yield {"part": table, "columns": columns}, _rows(reader, table, columns, scopes)


def _tables(reader: Any) -> list[str]:
    found = reader.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
    return sorted({name for (name,) in found} - NOT_ROWS)


def _columns(reader: Any, table: str) -> list[str]:
    asked = (
        "SELECT column_name FROM information_schema.columns "
        "WHERE table_schema = current_schema() AND table_name = %s ORDER BY ordinal_position"
    )
    return [name for (name,) in reader.execute(asked, [table])]


def _clinics(reader: Any) -> list[str]:
    if "people_clinic" not in _tables(reader):
        return []
    return [str(one) for (one,) in reader.execute("SELECT id FROM people_clinic ORDER BY id")]


def _rows(reader: Any, table: str, columns: list[str], scopes: list[str]) -> Iterator[bytes]:
    asked = sql.SQL("COPY (SELECT {} FROM {}) TO STDOUT").format(
        sql.SQL(", ").join(map(sql.Identifier, columns)), sql.Identifier(table)
    )
    for scope in scopes:
        reader.execute("SELECT set_config('midweek.clinic', %s, true)", [scope])
        with reader.cursor() as cursor, cursor.copy(asked) as copy:
            yield from (bytes(block) for block in copy)


def applied(connection: Any) -> list[list[str]]:
    """The migrations that made the tables of this database."""
    executor = MigrationExecutor(connection)
    return sorted(list(one) for one in executor.loader.applied_migrations)


def load(alias: str, parts: Iterable[Any], *, migrations: list[list[str]]) -> None:
    """Put a backup in the place of everything in this database, within the caller's transaction.

    The tables are made anew in the shape that the rows had. Their walls stand at the end, and
    not before: PostgreSQL takes no COPY through them.
    """
    connection = connections[alias]
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)} CASCADE")
    _make_tables(connection, migrations)
    with connection.cursor() as cursor:
        here = sorted(set(connection.introspection.table_names(cursor)) - NOT_ROWS)
        # Some migrations fill what they make, and the backup has those rows too.
        names = sql.SQL(", ").join(map(sql.Identifier, here))
        cursor.execute(sql.SQL("TRUNCATE {}").format(names))
        # Migrations leave some references checked at once, and tables refer to each other.
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for about, blocks in parts:
            _fill(cursor, about, blocks)
        numbered = [model for model in apps.get_models() if model._meta.db_table in here]
        for statement in connection.ops.sequence_reset_sql(no_style(), numbered):
            cursor.execute(statement)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    raise_walls(using=alias)


def _make_tables(connection: Any, migrations: list[list[str]]) -> None:
    executor = MigrationExecutor(connection)
    graph, wanted = executor.loader.graph, {(app, name) for app, name in migrations}
    if unknown := sorted(one for one in wanted if one not in graph.nodes):
        raise Damaged(f"A newer Midweek made it, which knows {unknown[0]}: update first.")
    followed = {
        one
        for one in wanted
        for child in graph.node_map[one].children
        if child.key in wanted and child.key[0] == one[0]
    }
    executor.migrate(sorted(wanted - followed))


def _fill(cursor: Any, about: dict[str, Any], blocks: Iterable[bytes]) -> None:
    into = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(about["part"]), sql.SQL(", ").join(map(sql.Identifier, about["columns"]))
    )
    with cursor.copy(into) as copy:
        for block in blocks:
            copy.write(block)
