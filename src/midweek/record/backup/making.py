"""Make a backup of the data and one of the keyring, apart, and let old ones go."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.db import connections

from midweek.record.backup import ledger
from midweek.record.backup.postgres_rows import applied, rows_of
from midweek.record.backup.sealed_file import Part, recipient_of, write_sealed
from midweek.record.backup.sqlite_files import Say, copy_of
from midweek_rules import keeping

FORMAT = 1
STAMP = "%Y%m%dT%H%M%SZ"
DATABASES = {"data": "default", "keyring": "keyring"}
EVERY = {"sqlite": timedelta(hours=1), "postgresql": timedelta(days=1)}


def quietly(what: str, done: int, total: int) -> None:
    """Tell nobody how far it is."""


@dataclass(frozen=True)
class Made:
    """Where the two files of one backup lie."""

    data: Path
    keyring: Path


def folder_of(what: str) -> Path:
    """Where backups of the data, or of the keyring, lie."""
    environment = settings.ENVIRONMENT
    return Path(environment.backup_place if what == "data" else environment.keyring_backup_place)


def make_backup(
    *,
    now: datetime,
    recipients: list[Any] | None = None,
    into: Path | None = None,
    say: Say = quietly,
) -> Made:
    """Back up data and keyring as they are, while people go on working.

    The keyring is read second: whoever became a client in between has a key there and no
    rows here, and never rows without a key.
    """
    sealed_to = recipients or [recipient_of(one) for one in settings.ENVIRONMENT.backup_to]
    paths = [_make(what, now, sealed_to, into or folder_of(what), say) for what in DATABASES]
    return Made(*paths)


def _make(what: str, now: datetime, recipients: list[Any], folder: Path, say: Say) -> Path:
    connection = connections[DATABASES[what]]
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"{what}-{now.astimezone(UTC).strftime(STAMP)}.age"
    with TemporaryDirectory(dir=settings.ENVIRONMENT.data) as scratch:
        parts = _parts(connection, Path(scratch), say)
        write_sealed(path, head_of(what, connection, now), parts, recipients=recipients)
    ledger.copy_to(folder)
    return path


def _parts(connection: Any, scratch: Path, say: Say) -> Iterable[Part]:
    if connection.vendor == "sqlite":
        return copy_of(connection, scratch / "copy.sqlite3", say=say)
    return rows_of(connection)


def head_of(what: str, connection: Any, now: datetime) -> dict[str, Any]:
    """What a backup says of itself to who can open it."""
    return {
        "format": FORMAT,
        "what": what,
        "database": connection.vendor,
        "made_at": now.isoformat(),
        "midweek": version("midweek"),
        "migrations": applied(connection),
    }


def made(what: str) -> dict[datetime, Path]:
    """The backups that there are, by when they were made."""
    found = {}
    for path in sorted(folder_of(what).glob(f"{what}-*.age")):
        try:
            moment = datetime.strptime(path.stem.removeprefix(f"{what}-"), STAMP)
        except ValueError:
            continue
        found[moment.replace(tzinfo=UTC)] = path
    return found


def let_old_ones_go(*, now: datetime) -> None:
    """Delete what is older than is kept: the keyring's sooner, so that lost keys stay lost."""
    for what, how in (("data", keeping.DATA), ("keyring", keeping.KEYRING)):
        known = made(what)
        for moment in known.keys() - keeping.to_keep(known, now=now, how=how):
            known[moment].unlink()


def is_due(*, now: datetime) -> bool:
    """Whether the newest backup is older than it should be."""
    newest = max(made("data"), default=None)
    return newest is None or now - newest >= EVERY[connections["default"].vendor]
