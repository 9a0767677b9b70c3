"""Does this machine know what time it is?"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib.metadata import files
from pathlib import Path

from midweek.config.doctor.findings import Finding, fine, refusal

SLACK = timedelta(days=1)


def findings() -> Iterator[Finding]:
    """Yield whether the clock can be right: never before this code, never before the data."""
    now = datetime.now(UTC)
    for about, moment in (("installed", _installed_at()), ("last written", _last_written())):
        if moment and now < moment - SLACK:
            yield refusal(
                "clock",
                f"says {now:%Y-%m-%d}, but Midweek was {about} on {moment:%Y-%m-%d}.",
                "Set the clock; on Debian: timedatectl set-ntp true",
            )
            return
    yield fine("clock", f"{now:%Y-%m-%d %H:%M} UTC")


def _installed_at() -> datetime | None:
    record = next(iter(files("midweek") or []), None)
    return _written_at(Path(str(record.locate()))) if record else None


def _last_written() -> datetime | None:
    from django.conf import settings

    return _written_at(settings.ENVIRONMENT.data / "midweek.sqlite3")


def _written_at(path: Path) -> datetime | None:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC) if path.exists() else None
