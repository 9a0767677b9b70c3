"""The drill: restore a backup aside, open everything in it, and write down how it went."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import groupby, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

import psycopg
from django.apps import apps
from django.conf import settings
from django.db import connections, transaction
from psycopg import sql

from midweek.audit.chain import problems
from midweek.audit.scope import in_clinic
from midweek.people.access import grant_to_prove
from midweek.people.models import Clinic
from midweek.people.vault import SealedField, open_values
from midweek.record.backup.elsewhere import standing_in
from midweek.record.backup.making import DATABASES, STAMP, quietly
from midweek.record.backup.restoring import finish, load_all, opened_backup, unpacked
from midweek.record.backup.sqlite_files import Say

MANY = 200
DRILLS = "drills"


@dataclass
class Report:
    """How a drill went. `wrong` says what did not hold, and is empty when all did."""

    backup: str
    at: datetime
    clinics: int = 0
    rows: int = 0
    opened: int = 0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        went = "It can be restored." if not self.wrong else "It can NOT be trusted:"
        told = [
            f"Restore drill of {self.at:%Y-%m-%d %H:%M} UTC",
            f"Backup: {self.backup}",
            f"Clinics: {self.clinics}. Rows: {self.rows}. Sealed values opened: {self.opened}.",
            went,
            *(f"- {one}" for one in self.wrong),
        ]
        return "\n".join(told) + "\n"


def drill(
    files: dict[str, Path], *, identities: Sequence[Any], now: datetime, say: Say = quietly
) -> Report:
    """Restore these backups aside and prove them: chains, rows and every sealed value."""
    report = Report(files["data"].name, now)
    with ExitStack() as stack:
        found = {
            what: stack.enter_context(opened_backup(path, what, identities))
            for what, path in files.items()
        }
        stack.enter_context(aside(found))
        for clinic_id in list(Clinic.objects.values_list("pk", flat=True)):
            with in_clinic(clinic_id):
                _prove_clinic(clinic_id, report, say)
    if not report.clinics:
        report.wrong.append("There is no clinic in it.")
    _write(report)
    return report


@contextmanager
def aside(found: dict[str, Any]) -> Iterator[None]:
    """Restore into databases of its own, which are gone afterwards."""
    if connections["default"].vendor == "sqlite":
        with TemporaryDirectory(dir=settings.ENVIRONMENT.data) as folder:
            ready = unpacked(found, Path(folder))
            with standing_in(**{DATABASES[what]: str(path) for what, path in ready.items()}):
                finish(set())
                yield
    else:
        names = {
            DATABASES[w]: f"{connections[DATABASES[w]].settings_dict['NAME']}_drill" for w in found
        }
        with _scratch(names.values()), standing_in(**names):
            with transaction.atomic(using="keyring"), transaction.atomic():
                load_all(found)
                finish(set())
            yield


def _scratch_name(alias: str) -> str:
    return f"{connections[alias].settings_dict['NAME']}_drill"


@contextmanager
def _scratch(names: Iterable[str]) -> Iterator[None]:
    params = connections["default"].get_connection_params()
    with psycopg.connect(**params, autocommit=True) as connection:
        drop = [sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(n)) for n in names]
        make = [sql.SQL("CREATE DATABASE {}").format(sql.Identifier(n)) for n in names]
        try:
            for statement in (*drop, *make):
                connection.execute(statement)
            yield
        finally:
            for statement in drop:
                connection.execute(statement)


def _prove_clinic(clinic_id: UUID, report: Report, say: Say) -> None:
    report.clinics += 1
    report.wrong.extend(f"Audit trail of {clinic_id}: {one}" for one in problems())
    models = [one for one in apps.get_models() if _is_walled(one)]
    for place, model in enumerate(models, start=1):
        say("opening", place, len(models))
        report.rows += model._base_manager.count()
        for one in model._meta.concrete_fields:
            if isinstance(one, SealedField):
                _open_all(model, one, clinic_id, report)


def _is_walled(model: Any) -> bool:
    fields = {one.attname for one in model._meta.concrete_fields}
    return "clinic_id" in fields and model._meta.label != "people.Account"


def _open_all(model: Any, sealed: SealedField, clinic_id: UUID, report: Report) -> None:
    for (client_id, writer_id), blobs in _by_owner(model, sealed):
        grant = grant_to_prove(client_id, writer_id, clinic_id=clinic_id)
        opened = open_values(sealed, blobs, grant=grant)
        report.opened += len(opened)
        if missing := len(blobs) - len(opened):
            report.wrong.append(f"{model._meta.label}.{sealed.name}: {missing} do not open.")


OWNERS = {"clinic": (), "client": ("client_id",), "writer": ("client_id", "writer_id")}


def _by_owner(model: Any, sealed: SealedField) -> Iterator[tuple[Any, list[Any]]]:
    has = {one.attname for one in model._meta.concrete_fields}
    columns = [one for one in OWNERS[sealed.under] if one in has]
    rows = model._base_manager.order_by(*columns).values_list("pk", sealed.name, *columns)
    for owner, group in groupby(rows.iterator(chunk_size=MANY), key=lambda row: row[2:]):
        filled = ((pk, blob) for pk, blob, *_owner in group if blob)
        while some := list(islice(filled, MANY)):
            yield (*owner, None, None)[:2], some


def _write(report: Report) -> None:
    folder = settings.ENVIRONMENT.backup_place / DRILLS
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    went = "failed" if report.wrong else "passed"
    path = folder / f"{report.at.strftime(STAMP)}-{went}.txt"
    path.write_text(str(report), encoding="utf-8")
    path.chmod(0o600)


def last_passed() -> datetime | None:
    """When a drill last showed that a backup can be restored."""
    folder = settings.ENVIRONMENT.backup_place / DRILLS
    stamps = [path.stem.removesuffix("-passed") for path in folder.glob("*-passed.txt")]
    return max((_moment(one) for one in stamps), default=None)


def _moment(stamp: str) -> datetime:
    return datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)
