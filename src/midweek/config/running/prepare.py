"""Before the door opens: keys, tables and static files, each made only when missing."""

import hashlib
import os
import shutil
from pathlib import Path

from midweek.config.refusal import Refusal


def prepare_keys() -> None:
    """Make the root key on the first start. Needs no settings, because they need the key."""
    from pydantic import ValidationError

    from midweek.config.environment import Environment
    from midweek.config.keys import make_root_key

    try:
        environment = Environment()
    except ValidationError as wrong:
        first = wrong.errors()[0]
        raise Refusal(f"MIDWEEK_{str(first['loc'][0]).upper()}: {first['msg']}") from wrong
    if _has_database(environment.data) and not environment.root_key_path.exists():
        raise Refusal(
            f"{environment.data} has a database but no root key at {environment.root_key_path}: "
            "put the key back from its safe place. A new key could open nothing."
        )
    try:
        make_root_key(environment.root_key_path)
    except OSError as problem:
        raise Refusal(
            f"cannot write the root key to {environment.root_key_path}: {problem.strerror}."
        ) from problem


def _has_database(data: Path) -> bool:
    return (data / "keyring.sqlite3").exists()


def set_up_django() -> None:
    """Load settings and models."""
    import django

    os.umask(0o077)
    django.setup()


def prepare_tables() -> None:
    """Bring both databases to the newest shape."""
    from django.core.management import call_command
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executors = {name: MigrationExecutor(connections[name]) for name in connections}
    old = {
        name: bool(executor.loader.applied_migrations)
        for name, executor in executors.items()
        if executor.migration_plan(executor.loader.graph.leaf_nodes())
    }
    if any(old.values()):
        _back_up_before_the_upgrade()
    for name in old:
        call_command("migrate", database=name, interactive=False, verbosity=0)


def _back_up_before_the_upgrade() -> None:
    from django.conf import settings
    from django.utils import timezone

    from midweek.record.backup.making import make_backup

    if settings.ENVIRONMENT.backup_to:
        make_backup(now=timezone.now())


def prepare_static_files() -> None:
    """Collect, hash and compress the static files when any of them changed."""
    from django.conf import settings
    from django.core.management import call_command

    stamp = Path(settings.STATIC_ROOT) / ".made-from"
    wanted = _fingerprint()
    if not stamp.exists() or stamp.read_text() != wanted:
        # A power cut may have left half a manifest, and Django refuses to read over it.
        shutil.rmtree(settings.STATIC_ROOT, ignore_errors=True)
        call_command("collectstatic", interactive=False, verbosity=0)
        os.sync()
        stamp.write_text(wanted)


def _fingerprint() -> str:
    from django.contrib.staticfiles.finders import get_finders

    seen = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list(None):
            about = Path(storage.path(path)).stat()
            seen.update(f"{path} {about.st_size} {about.st_mtime_ns}\n".encode())
    return seen.hexdigest()
