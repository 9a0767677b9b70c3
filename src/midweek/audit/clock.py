"""What time it is, for whatever is written down."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

_told: ContextVar[datetime | None] = ContextVar("told_time", default=None)


def now() -> datetime:
    """The moment that a deed happens."""
    return _told.get() or timezone.now()


def today(zone: str) -> date:
    """The day it is where somebody lives."""
    return now().astimezone(ZoneInfo(zone)).date()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Have deeds in the block happen at `moment`: how a made-up past is written.

    Only for invented people. A real clinic's deeds happen when they happen.
    """
    token = _told.set(moment)
    try:
        yield
    finally:
        _told.reset(token)
