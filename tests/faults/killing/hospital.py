"""The form with a database server: both it and the application die at once."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests.postgres import Postgres

from ..kept import Promise, kept
from .server import Nursery


@dataclass
class Hospital:
    """An application and its PostgreSQL server, started and killed together."""

    application: Nursery
    database: Postgres
    root_key: Path

    def start(self) -> tuple[str, int]:
        """Start the database server where it is down, then the application."""
        if not list(self._processes()):
            self.database.begin()
        return self.application.start()

    def kill(self) -> None:
        """Kill both with signal 9."""
        doomed = list(self._processes())
        self.application.kill()
        for process in doomed:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        while any(Path(f"/proc/{process}/exe").exists() for process in doomed):
            time.sleep(0.005)
        # A rebooted machine has forgotten these numbers; here a zombie may still wear one.
        for lock in [self._lock(), *self.database.data.glob(".s.PGSQL.*")]:
            lock.unlink(missing_ok=True)

    def what_is_kept(self, _copy: Path) -> set[Promise]:
        """Start the database server again, as after any crash, and read what it recovered."""
        self.database.begin()
        with self._connect("midweek") as rows, self._connect("keyring") as keyring:
            return kept(rows.execute, keyring.execute, root_key=self.root_key)

    def _connect(self, name: str) -> psycopg.Connection:
        # Row-level security would rightly show nothing to the application's own role.
        return psycopg.connect(self.database.url(name, role="postgres"))

    def _lock(self) -> Path:
        return self.database.data / "postmaster.pid"

    def _processes(self) -> Iterator[int]:
        if self._lock().exists():
            postmaster = int(self._lock().read_text().split()[0])
            children = Path(f"/proc/{postmaster}/task/{postmaster}/children")
            if children.exists():
                yield from [postmaster, *map(int, children.read_text().split())]
