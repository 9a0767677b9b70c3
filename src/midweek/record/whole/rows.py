"""Make rows from what a file says: each column checked, each reference inside the file."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from midweek.people.models import Person
from midweek.people.vault import SealedField, seal
from midweek.practice.models import Entry
from midweek.record.whole.names import Unreadable
from midweek.record.whole.shape import columns
from midweek_rules.receiving import problems_with


def make_row(model: Any, told: dict[str, Any], client: Person, known: set[str]) -> Any:
    """One row of the client's, not saved yet. `known` are the ids that it may refer to."""
    fields = {field.attname: field for field in columns(model)}
    if unknown := told.keys() - fields.keys():
        raise Unreadable(f"{model._meta.label} has no {sorted(unknown)[0][:60]}: update first.")
    row = model(clinic_id=client.clinic_id, client=client)
    if any(field.name == "changed_seq" for field in model._meta.concrete_fields):
        row.changed_seq = client.counter
    sealed = {}
    for name, value in told.items():
        if isinstance(fields[name], SealedField):
            sealed[name] = value
        else:
            setattr(row, name, _value(fields[name], value, known))
    _check(row, sealed)
    seal(row, **{name: value for name, value in sealed.items() if value is not None})
    return row


def _value(field: Any, value: Any, known: set[str]) -> Any:
    if field.is_relation and value is not None and value not in known:
        raise Unreadable(f"{field.model._meta.label}.{field.name} refers to what is not there.")
    try:
        found = field.to_python(value)
    except (ValidationError, TypeError, ValueError) as problem:
        raise _wrong(field) from problem
    if isinstance(field, models.DateTimeField) and found and timezone.is_naive(found):
        raise _wrong(field)
    return found


def _wrong(field: Any) -> Unreadable:
    return Unreadable(f"{field.model._meta.label}.{field.name} is not what stands there.")


def _check(row: Any, sealed: dict[str, Any]) -> None:
    elsewhere = {one.name for one in row._meta.concrete_fields if one.is_relation}
    try:
        row.clean_fields(exclude=elsewhere | {*sealed, "id"} | _empty(row))
    except ValidationError as problem:
        name = sorted(problem.message_dict)[0]
        raise Unreadable(f"{row._meta.label}.{name} is not what stands there.") from problem
    for field in row._meta.concrete_fields:
        if isinstance(field, SealedField) and not field.null and sealed.get(field.name) is None:
            raise Unreadable(f"{row._meta.label}.{field.name} is missing.")


def _empty(row: Any) -> set[str]:
    """Columns that may hold nothing, as our own rows do, and hold nothing here."""
    found = {one: getattr(row, one.attname, None) for one in row._meta.concrete_fields}
    return {
        one.name
        for one, value in found.items()
        if value in ("", [], {}) or (value is None and one.null)
    }


def check_entry(entry: Entry, answers: Any) -> None:
    """Refuse answers that do not fit what was asked."""
    if not isinstance(answers, dict):
        raise Unreadable("An entry has no answers.")
    for problem in problems_with(entry.version.definition, answers, finished=entry.finished):
        raise Unreadable(f"An answer to {problem.step} does not fit: {problem.why}")
