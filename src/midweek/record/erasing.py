"""Delete everything of a client, whatever tables there will be one day, and their key with it."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import models, transaction

from midweek.audit.scope import in_clinic
from midweek.people.models import Account, Clinic, Person
from midweek.people.vault import keyring
from midweek.record.backup import ledger

MANY = 500
Rows = dict[type[models.Model], set[Any]]


class NotTheirsAlone(RuntimeError):
    """A row of somebody else's hangs on a row of this client: a model must say what happens."""


def everything_of(client: Person) -> Rows:
    """Every row of the client in scope, by table: what refers to them, and to that, and so on."""
    rows: Rows = {Person: {client.pk}}
    if client.account_id:
        rows[Account] = {client.account_id}
        sessions = UserSession.objects.filter(user_id=client.account_id)
        rows[Session] = set(sessions.values_list("session_key", flat=True))
    _follow(rows, client.pk)
    return rows


def delete(rows: Rows) -> int:
    """Delete these rows, all or none; say how many they are."""
    with transaction.atomic():
        for model, ids in rows.items():
            for some in _in_parts(ids):
                found = _every(model).filter(pk__in=some)
                found._raw_delete(found.db)
    return sum(map(len, rows.values()))


def _follow(rows: Rows, client_id: UUID) -> None:
    """Add what refers to these rows, and what refers to that, until nothing does."""
    new = {model: set(ids) for model, ids in rows.items()}
    while new:
        found: Rows = {}
        for model, ids in new.items():
            for relation in _pointing_at(model):
                fresh = _referring(relation, ids) - rows.get(relation.related_model, set())
                _must_be_theirs(relation.related_model, fresh, client_id)
                if fresh:
                    found.setdefault(relation.related_model, set()).update(fresh)
        for model, ids in found.items():
            rows.setdefault(model, set()).update(ids)
        new = found


def _pointing_at(model: type[models.Model]) -> Iterator[Any]:
    for field in model._meta.get_fields(include_hidden=True):
        if field.auto_created and not field.concrete and (field.one_to_many or field.one_to_one):
            yield field


def _referring(relation: Any, ids: set[Any]) -> set[Any]:
    rows = _every(relation.related_model)
    return {
        pk
        for some in _in_parts(ids)
        for pk in rows.filter(**{f"{relation.field.name}__in": some}).values_list("pk", flat=True)
    }


def _must_be_theirs(model: type[models.Model], ids: set[Any], client_id: UUID) -> None:
    if any(field.attname == "client_id" for field in model._meta.concrete_fields):
        for some in _in_parts(ids):
            if _every(model).filter(pk__in=some).exclude(client_id=client_id).exists():
                raise NotTheirsAlone(f"{model._meta.label} of another client refers to this one.")


def _every(model: type[models.Model]) -> Any:
    # As Django deletes: through the wall of the clinic in scope, past no rule of its own.
    return model._base_manager.all()


def _in_parts(ids: set[Any]) -> Iterator[list[Any]]:
    listed = list(ids)
    return (listed[at : at + MANY] for at in range(0, len(listed), MANY))


def destroy_keys(client_id: UUID) -> None:
    """Destroy the client's key, and those of the notes that staff of the clinic in scope wrote."""
    staff = Person.objects.filter(kind=Person.Kind.STAFF).values_list("pk", flat=True)
    keyring.destroy(client_id, writer_ids=list(staff))


def replay() -> int:
    """Erase again whoever was erased and is there all the same: after a restore, or a crash."""
    ids, count = ledger.erased(), 0
    for clinic_id in list(Clinic.objects.values_list("pk", flat=True)) if ids else ():
        with in_clinic(clinic_id):
            for some in _in_parts(ids):
                for client in Person.objects.filter(pk__in=some):
                    delete(everything_of(client))
                    count += 1
            for client_id in ids:
                destroy_keys(client_id)
    return count
