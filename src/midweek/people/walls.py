"""PostgreSQL's own wall: row-level security on every table that a clinic owns."""

from typing import Any

from django.apps import apps
from django.db import connections

POLICY = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS clinic_wall ON {table};
CREATE POLICY clinic_wall ON {table}
    USING (clinic_id = nullif(current_setting('midweek.clinic', true), '')::uuid);
"""


def walled_tables() -> list[str]:
    """The tables whose rows belong to one clinic."""
    return sorted(
        model._meta.db_table
        for model in apps.get_models()
        if model._meta.label != "people.Account" and _has_clinic(model)
    )


def _has_clinic(model: Any) -> bool:
    return any(field.attname == "clinic_id" for field in model._meta.concrete_fields)


def raise_walls(sender: Any = None, *, using: str = "default", **kwargs: Any) -> None:
    """Force row-level security on every clinic's table; other databases have no such wall."""
    connection = connections[using]
    if connection.vendor != "postgresql" or using == "keyring":
        return
    with connection.cursor() as cursor:
        present = set(connection.introspection.table_names(cursor))
        for table in walled_tables():
            if table in present:
                cursor.execute(POLICY.format(table=connection.ops.quote_name(table)))
