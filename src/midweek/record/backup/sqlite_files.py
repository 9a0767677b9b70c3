"""SQLite: a copy of one moment while people go on writing, and a file put in place at once."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from midweek.record.backup.sealed_file import BLOCK, Damaged, Part

PAGES = 2000
Say = Callable[[str, int, int], None]


class InUse(Exception):
    """Midweek still runs on this file."""


def copy_of(connection: Any, copy: Path, *, say: Say) -> list[Part]:
    """Copy the database of this connection to `copy`, and prove the copy."""
    _copy(connection, copy, say)
    prove(copy)
    return [({"part": "sqlite"}, _blocks(copy))]


def _copy(connection: Any, copy: Path, say: Say) -> None:
    copy.touch(mode=0o600)
    with closing(sqlite3.connect(copy)) as target:
        if connection.is_in_memory_db():
            connection.ensure_connection()
            connection.connection.backup(target)
            return
        with closing(_reader(Path(connection.settings_dict["NAME"]))) as source:
            # One moment, held for as long as copying takes: without it each write of another
            # process begins the copy anew, and on a busy server it never ends.
            source.execute("BEGIN")
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            source.backup(
                target,
                pages=PAGES,
                progress=lambda _status, left, pages: say("copying", pages - left, pages),
                sleep=0,
            )


def _reader(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from iter(lambda: file.read(BLOCK), b"")


def write_out(blocks: Iterator[bytes], path: Path) -> None:
    """Write a restored database to `path`, and prove it."""
    with path.open("wb") as file:
        path.chmod(0o600)
        for block in blocks:
            file.write(block)
    prove(path)


def prove(path: Path) -> None:
    """Have SQLite read every page of the file, and follow every reference between rows."""
    try:
        with closing(sqlite3.connect(path)) as database:
            said = database.execute("PRAGMA integrity_check").fetchall()
            astray = database.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as problem:
        raise Damaged(f"{path.name} is no whole database: {problem}.") from problem
    if said != [("ok",)] or astray:
        raise Damaged(f"{path.name} is no whole database.")


def settle(path: Path) -> None:
    """Bring everything into the one file, so that it can be moved alone."""
    with closing(sqlite3.connect(path, timeout=0)) as database:
        try:
            mode = database.execute("PRAGMA journal_mode=DELETE").fetchone()
        except sqlite3.OperationalError as problem:
            raise InUse from problem
    if mode != ("delete",):
        raise InUse


def put_in_place(ready: Path, live: Path, *, aside: Path) -> None:
    """Put `ready` in the place of `live`, and `live` aside: at no moment is there neither."""
    settle(ready)
    if live.exists():
        aside.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.link(live, aside)
        for end in ("-wal", "-shm"):
            left = live.with_name(live.name + end)
            if left.exists():
                left.replace(aside.with_name(aside.name + end))
    with ready.open("rb") as file:
        os.fsync(file.fileno())
    ready.replace(live)
    folder = os.open(live.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def refuse_in_use(live: Path) -> None:
    """Refuse while another process has this file open; bring its last writes into it otherwise."""
    try:
        if live.exists():
            settle(live)
    except sqlite3.DatabaseError:
        return  # a damaged file is just what a restore is for
