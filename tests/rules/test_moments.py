"""An occasion on the client's clock, in every zone, through every change of the clocks."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from midweek_rules.schedule import Occasion, moment

ZONES = sorted(available_timezones() - {"localtime", "Factory"})


@pytest.mark.parametrize(
    ("why", "zone", "day", "slot", "due"),
    [
        ("winter time", "Europe/Berlin", "2026-03-28", "21:30", "2026-03-28 20:30"),
        ("summer time", "Europe/Berlin", "2026-03-29", "21:30", "2026-03-29 19:30"),
        ("the hour spring skips", "Europe/Berlin", "2026-03-29", "02:30", "2026-03-29 01:00"),
        ("the start of that hour", "Europe/Berlin", "2026-03-29", "02:00", "2026-03-29 01:00"),
        ("the hour autumn repeats", "Europe/Berlin", "2026-10-25", "02:30", "2026-10-25 00:30"),
        ("half an hour skipped", "Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03 15:30"),
        ("a day that never was", "Pacific/Apia", "2011-12-30", "09:00", "2011-12-30 10:00"),
        ("a day that starts late", "Africa/Cairo", "2026-04-24", None, "2026-04-23 22:00"),
        ("any time that day", "Europe/London", "2026-11-03", None, "2026-11-03 00:00"),
    ],
)
def test_the_agreed_hour_follows_the_clients_clock(
    why: str, zone: str, day: str, slot: str | None, due: str
) -> None:
    occasion = Occasion.read({"date": day, "slot": slot})

    assert f"{moment(occasion, ZoneInfo(zone)):%Y-%m-%d %H:%M}" == due, why


@settings(max_examples=1500, deadline=None)
@given(
    name=st.sampled_from(ZONES),
    day=st.dates(date(2016, 1, 1), date(2026, 12, 31)),
    slot=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
)
@example("America/Sao_Paulo", date(2018, 11, 4), time(0, 0))
@example("Antarctica/Troll", date(2026, 3, 29), time(2, 45))
def test_an_occasion_falls_on_its_first_valid_moment(name: str, day: date, slot: time) -> None:
    zone, wall = ZoneInfo(name), datetime.combine(day, slot)

    due = moment(Occasion(day, slot), zone)

    shown = due.astimezone(zone).replace(tzinfo=None)
    a_second_before = (due - timedelta(seconds=1)).astimezone(zone).replace(tzinfo=None)
    assert due.tzinfo is UTC
    assert shown >= wall
    assert a_second_before < wall
    if shown == wall:
        earlier = [due - timedelta(minutes=m) for m in (30, 60, 120)]
        assert wall not in [e.astimezone(zone).replace(tzinfo=None) for e in earlier]
