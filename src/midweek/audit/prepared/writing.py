"""Changes and new rows whose SQL is written once."""

from collections.abc import Callable
from functools import cache, wraps
from typing import Any, ParamSpec

from django.db import connections, models, router, transaction
from django.db.models import QuerySet
from django.db.models.sql import InsertQuery, UpdateQuery

from midweek.audit.prepared.running import run
from midweek.audit.prepared.slots import in_any_clinic, slots_of
from midweek.audit.prepared.statements import Statement
from midweek.audit.scope import NoClinicInScope, clinic_in_scope

P = ParamSpec("P")


def change(ask: Callable[P, tuple["QuerySet[Any]", dict[str, Any]]]) -> Callable[P, int]:
    """Make `(queryset, values)` an update that is written once. It answers how many rows."""
    written: list[tuple[str, Statement]] = []

    @wraps(ask)
    def changed(*args: P.args, **told: P.kwargs) -> int:
        if not written:
            with in_any_clinic():
                written.append(_update(*ask(*args, **slots_of(ask))))  # type: ignore[arg-type]
        alias, statement = written[0]
        params = statement.filled(told, connections[alias])
        return _run(alias, statement.sql, params)

    return changed


def _update(queryset: "QuerySet[Any]", values: dict[str, Any]) -> tuple[str, Statement]:
    if type(queryset).update is not QuerySet.update:
        raise TypeError(f"Rows of {queryset.model.__name__} are not changed.")
    alias = router.db_for_write(queryset.model)
    query: Any = queryset.query.chain(UpdateQuery)
    query.add_update_values(values)
    sql, params = query.get_compiler(alias).as_sql()
    return alias, Statement(sql, tuple(params))


def insert(row: models.Model) -> None:
    """Add a new row, as `save(force_insert=True)` does; refused for a clinic not in scope."""
    model = type(row)
    if row.clinic_id != clinic_in_scope():  # type: ignore[attr-defined]
        raise NoClinicInScope(f"A {model.__name__} is kept within its own clinic.")
    if not row._state.adding or row.pk is None or model.save is not models.Model.save:
        raise TypeError(f"This {model.__name__} is not new, or not one to add like this.")
    alias = router.db_for_write(model, instance=row)
    fields = model._meta.concrete_fields
    sql, connection = _insertion(model, alias), connections[alias]
    _run(alias, sql, [_value(field, row, connection) for field in fields])
    row._state.adding, row._state.db = False, alias


@cache
def _insertion(model: type[models.Model], alias: str) -> str:
    query = InsertQuery(model)
    query.insert_values(model._meta.concrete_fields, [model()])
    ((sql, _params),) = query.get_compiler(alias).as_sql()
    return str(sql)


def _value(field: Any, row: models.Model, connection: Any) -> Any:
    return field.get_db_prep_save(field.pre_save(row, True), connection)


def _run(alias: str, sql: str, params: list[Any]) -> int:
    # A write that failed spoils the transaction it is in, as every write of Django's does.
    with (
        transaction.mark_for_rollback_on_error(using=alias),
        run(connections[alias], sql, params) as cursor,
    ):
        return int(cursor.rowcount)
