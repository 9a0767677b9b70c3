"""In whose clinic are we? The wall between clinics, kept by every query."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Self, TypeVar
from uuid import UUID

from django.db import connection, models, transaction

_clinic_in_scope: ContextVar[UUID | None] = ContextVar("clinic_in_scope", default=None)

RowT = TypeVar("RowT", bound=models.Model, covariant=True)


class NoClinicInScope(RuntimeError):
    """A clinic's rows were asked for before anyone said which clinic."""


def clinic_in_scope() -> UUID | None:
    """The clinic whose rows may be reached now, or None."""
    return _clinic_in_scope.get()


@contextmanager
def in_clinic(clinic_id: UUID) -> Iterator[None]:
    """Reach the rows of one clinic, and of no other, for the length of the block.

    On PostgreSQL the block is one transaction, because row-level security reads the
    clinic from a setting that must not outlive it: with pgbouncer the next transaction
    on the same connection may belong to another clinic.
    """
    outer = _clinic_in_scope.get()
    with scope_is(clinic_id):
        if connection.vendor == "postgresql":
            with transaction.atomic():
                _tell_postgresql(clinic_id)
                yield
                # The setting lasts until the outermost transaction ends: give it back.
                if outer:
                    _tell_postgresql(outer)
        else:
            yield


@contextmanager
def scope_is(clinic_id: Any) -> Iterator[None]:
    """Have querysets name `clinic_id`, without telling the database. For `in_clinic`, and for
    writing SQL in which the clinic is left open until it is asked.
    """
    token = _clinic_in_scope.set(clinic_id)
    try:
        yield
    finally:
        _clinic_in_scope.reset(token)


def _tell_postgresql(clinic_id: UUID) -> None:
    # Django's proxy hides the type: it is midweek.audit.postgresql's connection.
    connection.say_clinic(clinic_id)  # type: ignore[attr-defined]


class ScopedQuerySet(models.QuerySet[RowT]):
    """Rows of one clinic. Each model adds `visible_to`: who may know that a row exists."""

    def visible_to(self, person: Any) -> Self:
        """Rows `person` may know exist; to anyone else they must look absent."""
        raise NotImplementedError(f"{self.model.__name__} does not say who may see it.")


if TYPE_CHECKING:
    _BaseManager = models.Manager
else:
    _BaseManager = models.Manager.from_queryset(ScopedQuerySet)


class ScopedManager(_BaseManager[RowT]):
    """Raises when no clinic is in scope: forgetting the filter must crash, not leak."""

    def get_queryset(self) -> Any:
        """The rows of the clinic in scope, with the model's own questions."""
        clinic_id = clinic_in_scope()
        if clinic_id is None:
            raise NoClinicInScope(f"Say whose {self.model.__name__} rows: use in_clinic(...).")
        return super().get_queryset().filter(clinic_id=clinic_id)
