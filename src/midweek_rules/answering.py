"""By when is a message answered? A day that was said, so that silence is not taken for one."""

from collections.abc import Collection
from datetime import date, timedelta

FRIDAY = 4


def answered_by(
    asked_on: date,
    *,
    looks_on: Collection[int] = (),
    within: int | None = None,
    session_on: date | None = None,
) -> date | None:
    """The day by which an answer was promised, or None where nothing was.

    `session_on`: before that session. `within`: so many working days, Monday to Friday. Else
    the first of the weekdays `looks_on` (0 is Monday) after the day of asking: who asks on
    Monday evening may have come after the look of Monday.
    """
    if session_on is not None and session_on > asked_on:
        return session_on
    if within is not None:
        return _working_day(asked_on, within)
    days = (asked_on + timedelta(days=count) for count in range(1, 8))
    return next((day for day in days if day.weekday() in looks_on), None)


def _working_day(day: date, count: int) -> date:
    while count:
        day += timedelta(days=1)
        count -= day.weekday() <= FRIDAY
    return day
