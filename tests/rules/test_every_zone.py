"""Every zone, ten years, the awkward hours: each agreed time has one instant, none is lost.

The short form looks at the days around each change of the clocks and at a few others;
`--full` looks at every day.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from dateutil import tz

from midweek_rules.schedule import Occasion, Schedule, end_of, moment, occasions

ZONES = sorted(available_timezones() - {"localtime", "Factory"})
FIRST, LAST = date(2017, 1, 1), date(2026, 12, 31)
AWKWARD = [time(0), time(0, 30), time(1, 30), time(2), time(2, 30), time(3), time(23, 59)]
A_DAY = timedelta(days=1)


def days_to_look_at(zone: ZoneInfo, *, full: bool) -> Iterator[list[date]]:
    """Stretches of days that follow each other."""
    if full:
        yield [FIRST + n * A_DAY for n in range((LAST - FIRST).days + 1)]
        return
    noon = datetime(2017, 1, 1, 12, tzinfo=zone)
    for week in range(0, (LAST - FIRST).days, 7):
        before, later = noon + week * A_DAY, noon + (week + 7) * A_DAY
        if before.utcoffset() != later.utcoffset():
            yield [before.date() + n * A_DAY for n in range(-1, 9)]


@pytest.mark.parametrize("part", range(4))
def test_each_agreed_time_is_due_once_in_every_zone(part: int, request) -> None:
    full = request.config.getoption("--full")
    for name in ZONES[part::4]:
        zone, oracle = ZoneInfo(name), tz.gettz(name)
        for stretch in days_to_look_at(zone, full=full):
            for slot in AWKWARD:
                schedule = Schedule("FREQ=DAILY", (slot,), stretch[0])
                planned = list(occasions(schedule, stretch[0], stretch[-1]))
                instants = [moment(one, zone) for one in planned]
                # Silently missing: a day without its occasion. Double: two at one instant.
                assert [one.date for one in planned] == stretch, name
                for one, later in pairwise(instants):
                    assert one < later or leapt_a_day(one, zone), (name, slot, one)
                for one, due in zip(planned, instants, strict=True):
                    agrees_with_dateutil(one, due, oracle, name)
                    assert due < end_of(one, zone), (name, one)


def leapt_a_day(instant: datetime, zone: ZoneInfo) -> bool:
    """Whether the calendar of a zone leapt over a whole day there, as Samoa's did in 2011."""
    before, later = ((instant + d).astimezone(zone).utcoffset() for d in (-A_DAY, A_DAY))
    return abs(later - before) >= timedelta(hours=20)


def agrees_with_dateutil(occasion: Occasion, due: datetime, oracle, name: str) -> None:
    wall = occasion.begins.replace(tzinfo=oracle)
    if tz.datetime_exists(wall):
        assert due == wall.astimezone(UTC), (name, occasion)
    else:
        before = (due - timedelta(seconds=1)).astimezone(oracle).replace(tzinfo=None)
        after = due.astimezone(oracle).replace(tzinfo=None)
        assert before < occasion.begins <= after, (name, occasion)
