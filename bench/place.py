"""A fresh Midweek to measure: its own data folder, its own database, thrown away afterwards."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from midweek.config.keys import make_root_key


@contextmanager
def fresh(database: str) -> Iterator[int | None]:
    """Set up Django on an empty database; give the PostgreSQL server's process, if there is one."""
    with tempfile.TemporaryDirectory(prefix="midweek-bench-") as folder:
        data = Path(folder) / "data"
        make_root_key(data / "keys" / "root.key")
        (data / "static").mkdir()
        os.environ["MIDWEEK_DATA"] = str(data)
        os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
        if database == "sqlite":
            _migrate()
            yield None
            return
        from tests import postgres

        server = postgres.start(Path(folder))
        os.environ["MIDWEEK_DATABASE_URL"] = server.url("midweek")
        os.environ["MIDWEEK_KEYRING_URL"] = server.url("keyring")
        try:
            _migrate()
            yield int((server.data / "postmaster.pid").read_text().split()[0])
        finally:
            server.stop()


def _migrate() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    for alias in ("default", "keyring"):
        call_command("migrate", database=alias, verbosity=0)
