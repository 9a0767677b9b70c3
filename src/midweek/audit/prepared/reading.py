"""Questions whose SQL is written once."""

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import connections
from django.db.models import QuerySet
from django.db.models.query import ModelIterable, ValuesListIterable

from midweek.audit.prepared.making import Maker
from midweek.audit.prepared.running import run
from midweek.audit.prepared.slots import in_any_clinic, slots_of
from midweek.audit.prepared.statements import Statement

P = ParamSpec("P")
RowT = TypeVar("RowT")


def question(ask: Callable[P, "QuerySet[Any, RowT]"]) -> Callable[P, list[RowT]]:
    """Make a queryset a question that is written once. It answers with a list of its rows."""
    written: list[_Written] = []

    @wraps(ask)
    def asked(*args: P.args, **told: P.kwargs) -> list[RowT]:
        if not written:
            with in_any_clinic():
                written.append(_Written(ask(*args, **slots_of(ask))))  # type: ignore[arg-type]
        return list(written[0].rows(told))

    return asked


class _Written:
    """What Django worked out about a queryset: its SQL, and how its rows are made."""

    def __init__(self, queryset: "QuerySet[Any, Any]") -> None:
        self.alias = queryset.db
        compiler = queryset.query.get_compiler(self.alias)
        sql, params = compiler.as_sql()
        self.statement = Statement(sql, tuple(params))
        columns = compiler.select[: compiler.col_count]
        self.converters = list(compiler.get_converters([one for one, _, _ in columns]).items())
        self.made = _maker_of(queryset, compiler)

    def rows(self, told: dict[str, Any]) -> Iterator[Any]:
        """Ask, and yield each row as the queryset would."""
        connection = connections[self.alias]
        params = self.statement.filled(told, connection)
        with run(connection, self.statement.sql, params) as cursor:
            found = cursor.fetchall()
        return map(self.made, self._converted(found, connection))

    def _converted(self, found: Iterable[Any], connection: Any) -> Iterator[list[Any]]:
        for row in map(list, found):
            for column, (converters, expression) in self.converters:
                for convert in converters:
                    row[column] = convert(row[column], expression, connection)
            yield row


def _maker_of(queryset: "QuerySet[Any, Any]", compiler: Any) -> Callable[[list[Any]], Any]:
    kind = queryset._iterable_class
    if kind is ValuesListIterable:
        return tuple
    if kind is not ModelIterable or compiler.annotation_col_map:
        raise TypeError("A question answers with rows of a model, or with tuples.")
    return Maker(compiler.klass_info, compiler.select, queryset.db)
