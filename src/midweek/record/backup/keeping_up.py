"""What the worker does for backups: one when it is due, and each month a drill of its own."""

from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from midweek.record.backup.making import is_due, let_old_ones_go, make_backup
from midweek.record.backup.proving import drill, last_passed
from midweek.record.backup.sealed_file import new_identity

DRILL_EVERY = timedelta(days=28)


class DrillFailed(RuntimeError):
    """A fresh backup could not be restored."""


def back_up_when_due(*, now: datetime) -> None:
    """Back up when the newest is old enough, and delete what is kept no longer."""
    if not settings.ENVIRONMENT.backup_to or not is_due(now=now):
        return
    make_backup(now=now)
    let_old_ones_go(now=now)


def drill_when_due(*, now: datetime) -> None:
    """Prove each month that what is backed up can be restored.

    The server cannot open its own backups. So it makes one more, to a key that exists for
    as long as the drill, and restores that. `midweek drill` proves the real files.
    """
    last = last_passed()
    if not settings.ENVIRONMENT.backup_to or (last and now - last < DRILL_EVERY):
        return
    key = new_identity()
    with TemporaryDirectory(dir=settings.ENVIRONMENT.data) as folder:
        made = make_backup(now=now, recipients=[key.to_public()], into=Path(folder))
        report = drill({"data": made.data, "keyring": made.keyring}, identities=[key], now=now)
    if report.wrong:
        raise DrillFailed(f"{len(report.wrong)} things are wrong: see the report.")
