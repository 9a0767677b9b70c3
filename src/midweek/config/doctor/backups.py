"""Is there a backup that is young enough, and has one been restored lately?"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import connections

from midweek.config.doctor.findings import Finding, fine, warning

LATE = {"sqlite": timedelta(hours=3), "postgresql": timedelta(hours=30)}
PROVEN_WITHIN = timedelta(days=35)


def findings() -> Iterator[Finding]:
    """Yield what there is to say about backups and drills."""
    if not settings.ENVIRONMENT.backup_to:
        if settings.ENVIRONMENT.encrypted_transport:
            yield warning("backups", "none are made.", "midweek backup-key FILE; MIDWEEK_BACKUP_TO")
        else:
            yield fine("backups", "none, as on a machine that is only tried out")
        return
    yield _newest()
    yield _drill()


def _newest() -> Finding:
    from midweek.record.backup.making import made

    newest = max(made("data"), default=None)
    if newest is None:
        return warning("backups", "there is none yet.", "midweek backup; is the worker running?")
    if datetime.now(UTC) - newest > LATE[connections["default"].vendor]:
        says = f"the newest is of {newest:%Y-%m-%d %H:%M} UTC."
        return warning("backups", says, "Look into the worker's log.")
    return fine("backups", f"the newest is of {newest:%Y-%m-%d %H:%M} UTC")


def _drill() -> Finding:
    from midweek.record.backup.proving import last_passed

    last = last_passed()
    if last is None or datetime.now(UTC) - last > PROVEN_WITHIN:
        return warning(
            "restore drill", "none has passed within 35 days.", "midweek drill --identity KEY"
        )
    return fine("restore drill", f"passed on {last:%Y-%m-%d}")
