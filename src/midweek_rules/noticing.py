"""When is somebody told of a notice that nobody has taken up, and when told again?

Told twice is better than not at all: a clock that was set back, or a crash between telling
and writing it down, tells again. The answer itself plays no part in it.
"""

from datetime import datetime, timedelta

DAY = timedelta(hours=24)


def is_due(
    *, since: datetime, now: datetime, within: timedelta, last: datetime | None, deputy: bool
) -> bool:
    """Say whether somebody is to be told now.

    Who treats the client is told at once, the deputy when `within` has passed; both are told
    again each time as much has passed since, and at the least once a day.
    """
    if last is None:
        return not deputy or now - since >= within
    return last > now or now - last >= min(within, DAY)
