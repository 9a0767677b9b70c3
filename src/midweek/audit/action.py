"""One deed, one transaction, one line in the audit trail, by construction."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from inspect import signature
from typing import Any, Generic, ParamSpec, Protocol, TypeVar
from uuid import UUID

from django.db import models, transaction

from midweek.audit import clock
from midweek.audit.chain import add_line
from midweek.audit.scope import NoClinicInScope, clinic_in_scope

SubjectT = TypeVar("SubjectT", bound=models.Model)
P = ParamSpec("P")
R = TypeVar("R")


class Actor(Protocol):
    """Somebody who does deeds: a person, or a named part of the system."""

    @property
    def pk(self) -> Any:
        """The id that stands in the audit line; None for the system itself."""


@dataclass(frozen=True)
class System:
    """A named part of Midweek acting on its own, such as the worker."""

    name: str
    pk: UUID | None = None


@dataclass(frozen=True)
class Done(Generic[SubjectT]):
    """The deed was done: the record grew by one line. `details` holds ids and codes only."""

    subject: SubjectT
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class AlreadyDone(Generic[SubjectT]):
    """Nothing changed, because the same deed had been done before."""

    subject: SubjectT


SENTENCES: dict[str, Any] = {}


def action(kind: str, *, says: Any) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function a deed: all or nothing, and written down when it is `Done`.

    `says` is the sentence shown to people who read the trail; a kind without one cannot
    be declared. Lines hold ids and codes, so there is nothing in them to shed when a
    client is erased: without the row an id means nothing. The deed must take `by`.
    """

    def declare(deed: Callable[P, R]) -> Callable[P, R]:
        if signature(deed).parameters["by"].kind.name != "KEYWORD_ONLY":
            raise TypeError(f"{deed.__name__} must take by= as a keyword")
        SENTENCES[kind] = says

        @wraps(deed)
        def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
            with transaction.atomic():
                outcome = deed(*args, **kwargs)
                if isinstance(outcome, Done):
                    _write_down(kind, outcome, by=kwargs["by"])
            return outcome

        return wrapped

    return declare


def _write_down(kind: str, outcome: Done[Any], *, by: Any) -> None:
    subject = outcome.subject
    clinic_id = clinic_in_scope()
    if clinic_id is None:
        raise NoClinicInScope(f"{kind} was done in no clinic: use in_clinic(...).")
    if isinstance(by, System):
        outcome.details.setdefault("system", by.name)
    add_line(
        clinic_id=clinic_id,
        at=clock.now(),
        by_id=by.pk,
        kind=kind,
        subject=subject._meta.label_lower,
        subject_id=subject.pk if isinstance(subject.pk, UUID) else None,
        client_id=client_of(subject),
        details=outcome.details,
    )


def client_of(subject: models.Model) -> UUID | None:
    """The client a row is about, so that the trail of one client can be shown.

    What a therapist notes for themselves stands in no client's trail: a line would tell that
    there is a note.
    """
    if getattr(subject, "of_its_writer_alone", False):
        return None
    found = getattr(subject, "client_id", None)
    return found if isinstance(found, UUID) else None
