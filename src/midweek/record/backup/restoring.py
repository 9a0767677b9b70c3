"""Put a backup in the place of what is there: whole, or not at all."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connections, transaction
from django.utils.translation import gettext_lazy as _

from midweek.audit.action import Done, System, action
from midweek.audit.scope import in_clinic
from midweek.people.models import Clinic
from midweek.record.backup import ledger, postgres_rows, sqlite_files
from midweek.record.backup.elsewhere import standing_in
from midweek.record.backup.making import DATABASES, FORMAT
from midweek.record.backup.sealed_file import Contents, Damaged, opened
from midweek.record.erasing import replay

OPERATOR = System("restore")
FILES = {"data": "midweek.sqlite3", "keyring": "keyring.sqlite3"}


class Refused(Exception):
    """It cannot be restored here; the message says why."""


def restore(files: dict[str, Path], *, identities: Sequence[Any], aside: Path) -> None:
    """Restore the data, the keyring, or both, from backups that prove to be whole.

    Everything that can go wrong goes wrong on a copy. Before the copy is put in place its
    tables have the newest shape, whoever was erased since is erased again, and the restore
    epoch has changed, so that phones send what the backup does not have.
    """
    erased = _known_erasures(files.values())
    with ExitStack() as stack:
        found = {
            what: stack.enter_context(opened_backup(path, what, identities))
            for what, path in files.items()
        }
        put = _on_sqlite if connections["default"].vendor == "sqlite" else _on_postgresql
        put(found, aside, erased)


def _known_erasures(files: Iterable[Path]) -> set[UUID]:
    """Who was erased, as far as the keyring that is still here and the backups' folders know."""
    known = {one for path in files for one in ledger.erased_in(path.parent)}
    try:
        return known | ledger.erased()
    except DatabaseError:
        return known  # there is no keyring here yet, or it is what has to be restored


@contextmanager
def opened_backup(path: Path, what: str, identities: Sequence[Any]) -> Iterator[Contents]:
    """Open a backup of this kind, or refuse it."""
    with opened(path, identities=identities, folder=settings.ENVIRONMENT.data) as found:
        head, vendor = found.head, connections["default"].vendor
        if head.get("format") != FORMAT or head.get("what") != what:
            raise Refused(f"{path.name} is no backup of the {what}.")
        if head["database"] != vendor:
            raise Refused(f"{path.name} is from {head['database']}, and this server has {vendor}.")
        yield found


def _on_sqlite(found: dict[str, Contents], aside: Path, erased: set[UUID]) -> None:
    live = settings.ENVIRONMENT.data
    with TemporaryDirectory(dir=live) as folder:
        ready = unpacked(found, Path(folder))
        with standing_in(**{DATABASES[what]: str(path) for what, path in ready.items()}):
            finish(erased)
        connections.close_all()
        for what in ready:
            sqlite_files.refuse_in_use(live / FILES[what])
        for what, path in ready.items():
            sqlite_files.put_in_place(path, live / FILES[what], aside=aside / FILES[what])


def unpacked(found: dict[str, Contents], folder: Path) -> dict[str, Path]:
    """Write the SQLite files of a backup into `folder`, each proven."""
    ready = {}
    for what, contents in found.items():
        ready[what] = folder / FILES[what]
        for _about, blocks in contents.parts():
            sqlite_files.write_out(blocks, ready[what])
        refuse_newer(contents.head["migrations"])
    return ready


def refuse_newer(migrations: list[list[str]]) -> None:
    """Refuse rows in a shape that only a later Midweek knows."""
    from django.db.migrations.loader import MigrationLoader

    known = MigrationLoader(None).disk_migrations or {}
    for app, name in migrations:
        if (app, name) not in known:
            raise Damaged(f"A newer Midweek made it, which knows {app}.{name}: update first.")


def _on_postgresql(found: dict[str, Contents], aside: Path, erased: set[UUID]) -> None:
    with ExitStack() as stack:
        for what in found:
            _refuse_while_in_use(connections[DATABASES[what]])
            stack.enter_context(transaction.atomic(using=DATABASES[what]))
        load_all(found)
        finish(erased)


def load_all(found: dict[str, Contents]) -> None:
    """Put rows in the place of what is in the databases that this thread works on."""
    for what, contents in found.items():
        migrations = contents.head["migrations"]
        postgres_rows.load(DATABASES[what], contents.parts(), migrations=migrations)


def _refuse_while_in_use(connection: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        if cursor.fetchone()[0]:
            raise Refused("Something is still connected to the database: stop Midweek first.")


def finish(erased: set[UUID]) -> None:
    """Make restored rows fit to be used: newest shape, nobody erased, a new epoch."""
    for name in connections:
        call_command("migrate", database=name, interactive=False, verbosity=0)
    if connections["default"].vendor == "postgresql":
        # Loading and migrating want references checked at once; deleting wants them at the end.
        connections["default"].cursor().execute("SET CONSTRAINTS ALL DEFERRED")
    for client_id in erased:
        ledger.note(client_id)
    replay()
    for_each_clinic(begin_epoch)


def for_each_clinic(do: Callable[..., Any]) -> None:
    """Do something in every clinic."""
    for clinic in list(Clinic.objects.order_by("made_at")):
        with in_clinic(clinic.pk):
            do(clinic, by=OPERATOR)


@action("record.restored", says=_("A backup was restored"))
def begin_epoch(clinic: Clinic, *, by: System) -> Done[Clinic]:
    """Tell phones that the server was restored: they send again what it does not have."""
    clinic.restore_epoch = uuid4()
    clinic.save(update_fields=["restore_epoch"])
    return Done(clinic)
