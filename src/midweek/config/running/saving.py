"""Commands for backups: make one, put one back, prove one, and make the key for them."""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from midweek.config.refusal import Refusal
from midweek.config.running.place import claim_folder
from midweek.config.running.prepare import set_up_django


def make_key(asked: argparse.Namespace) -> None:
    """Write a private key that opens backups, and say its public half."""
    from midweek.record.backup.sealed_file import new_identity

    identity = new_identity()
    try:
        descriptor = os.open(asked.file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    except OSError as problem:
        raise Refusal(f"cannot write {asked.file}: {problem.strerror}.") from problem
    with os.fdopen(descriptor, "w") as file:
        file.write(f"# public key: {identity.to_public()}\n{identity}\n")
    print(f'MIDWEEK_BACKUP_TO=["{identity.to_public()}"]')
    print(f"Keep {asked.file} away from this server: it opens the backups.", file=sys.stderr)


def backup(asked: argparse.Namespace) -> None:
    """Back up data and keyring now."""
    set_up_django()
    from django.conf import settings

    from midweek.record.backup.making import let_old_ones_go, make_backup

    if not settings.ENVIRONMENT.backup_to:
        raise Refusal("set MIDWEEK_BACKUP_TO first: midweek backup-key FILE makes a key for it.")
    now = datetime.now(UTC)
    with told_in_one_line():
        made = make_backup(now=now, say=Progress())
        let_old_ones_go(now=now)
    print(made.data, made.keyring, sep="\n")


def restore(asked: argparse.Namespace) -> None:
    """Put backups in the place of what is there. Midweek must not be running."""
    files = _files(asked)
    set_up_django()
    from django.conf import settings

    from midweek.record.backup.restoring import restore as put_back

    data = settings.ENVIRONMENT.data
    aside = data / f"before-restore-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    with told_in_one_line(), claim_folder(data):
        put_back(files, identities=_identities(asked.identity), aside=aside)
    print("Restored. Phones send what the backup does not have as soon as they see the server.")
    if aside.exists():
        print(f"What was there before is in {aside}. Delete it once all is well.")


def drill(asked: argparse.Namespace) -> int:
    """Restore backups aside, open everything in them, and write a dated report."""
    set_up_django()
    from midweek.record.backup.making import made
    from midweek.record.backup.proving import drill as prove

    files = _files(asked)
    for what in ("data", "keyring"):
        if what not in files:
            known = made(what)
            if not known:
                raise Refusal(f"there is no backup of the {what} yet.")
            files[what] = known[max(known)]
    with told_in_one_line():
        report = prove(
            files, identities=_identities(asked.identity), now=datetime.now(UTC), say=Progress()
        )
    print(report, end="")
    return 1 if report.wrong else 0


def _files(asked: argparse.Namespace) -> dict[str, Path]:
    named = {"data": asked.file, "keyring": asked.keyring}
    files = {what: Path(name) for what, name in named.items() if name}
    for path in files.values():
        if not path.is_file():
            raise Refusal(f"there is no file {path}.")
    return files


def _identities(path: str) -> list[Any]:
    from midweek.record.backup.sealed_file import identities_in

    try:
        found = identities_in(Path(path).read_text(encoding="utf-8"))
    except OSError as problem:
        raise Refusal(f"cannot read {path}: {problem.strerror}.") from problem
    except ValueError as problem:
        raise Refusal(f"{path} is no file of age keys.") from problem
    if not found:
        raise Refusal(f"there is no private key in {path}.")
    return found


@contextmanager
def told_in_one_line() -> Iterator[None]:
    """Turn what a backup refuses into what the command line says."""
    from midweek.record.backup.restoring import Refused
    from midweek.record.backup.sealed_file import Damaged
    from midweek.record.backup.sqlite_files import InUse

    try:
        yield
    except (Damaged, Refused) as problem:
        raise Refusal(f"nothing was changed. {problem}") from problem
    except InUse as problem:
        raise Refusal("nothing was changed. Stop Midweek first.") from problem


class Progress:
    """Says how far it is, at most once a second, so that quick work says nothing."""

    def __init__(self) -> None:
        self.said_at = time.monotonic()

    def __call__(self, what: str, done: int, total: int) -> None:
        """Say it when it is time to."""
        if time.monotonic() - self.said_at >= 1:
            self.said_at = time.monotonic()
            print(f"{what}: {100 * done // max(total, 1)} %", file=sys.stderr, flush=True)
