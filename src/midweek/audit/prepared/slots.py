"""Slots: where in a statement a value goes that is told each time it is asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from inspect import signature
from typing import Any

from django.db.models import Expression

from midweek.audit.scope import scope_is

CLINIC = "the clinic in scope"


class Slot(Expression):
    """Stands for a value while Django writes the SQL."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """Leave a place, and the slot itself among the parameters."""
        return "%s", (self,)


@contextmanager
def in_any_clinic() -> Iterator[None]:
    """Let the wall's own filter be written with a slot in the place of the clinic."""
    with scope_is(Slot(CLINIC)):
        yield


def slots_of(function: Any) -> dict[str, Slot]:
    """A slot for everything that `function` is told; all of it by name."""
    told = signature(function).parameters.values()
    if any(one.kind is not one.KEYWORD_ONLY for one in told):
        raise TypeError(f"{function.__qualname__} must be told everything by keyword")
    return {one.name: Slot(one.name) for one in told}
