"""When to remind and when not to, over everything that can be known."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midweek_rules.endpoints import endpoint_problem, is_public, telephone_number
from midweek_rules.reminding import (
    Choices,
    Known,
    chance,
    day_before,
    decide,
    is_quiet,
    lapsed,
    window,
)
from midweek_rules.schedule import Occasion

LONDON = ZoneInfo("Europe/London")
HERE = [(None, LONDON)]
NOW = datetime(2026, 11, 30, 18, 30, tzinfo=UTC)
CHOICES = Choices(True, None, frozenset(range(7)), time(21, 45), time(8), 1, 5)
times = st.times().map(lambda one: one.replace(second=0, microsecond=0))


def known(**more) -> Known:
    said = {
        "cared_for": True, "due_on": True, "done": False, "told_today": 0, "told_this_week": 0,
        "last_told": None, "ignored": 0, "asks": False,
    }  # fmt: skip
    return Known(**{**said, **more})


def decided(choices=CHOICES, *, until=NOW, **more):
    found = decide(choices, known(**more), now=NOW, until=until, zone=LONDON)
    return found.reason or found.state


def test_each_reason_not_to_remind_is_told_apart():
    assert decided() == "tell"
    assert decided(until=NOW - timedelta(seconds=1)) == "late"
    assert decided(cared_for=False) == "no_care"
    assert decided(done=True) == "done"
    assert decided(due_on=False) == "not_due"
    assert decided(told_today=1) == "enough"
    assert decided(told_this_week=5) == "enough"


def test_after_two_without_an_answer_the_rate_halves_and_after_five_it_stops():
    yesterday = date(2026, 11, 29)

    assert decided(ignored=1, last_told=yesterday) == "tell"
    assert decided(ignored=2, last_told=yesterday) == "halved"
    assert decided(ignored=2, last_told=date(2026, 11, 28)) == "tell"
    assert decided(ignored=5, last_told=date(2026, 11, 1)) == "stopped"


@given(start=times, end=times, at=times)
def test_quiet_hours_and_the_others_make_a_day(start, end, at):
    one = Choices(True, None, frozenset(), start, end, 1, 5)
    other = Choices(True, None, frozenset(), end, start, 1, 5)

    assert (start == end and not is_quiet(one, at)) or is_quiet(one, at) != is_quiet(other, at)


@given(day=st.dates(date(2020, 1, 1), date(2035, 1, 1)), at=times)
def test_a_window_lies_within_its_day_and_lasts_three_hours_at_most(day, at):
    found = window(Occasion(day, at), CHOICES, HERE)

    assert found is not None
    assert timedelta(0) < found[2] - found[1] <= timedelta(hours=3)


def test_news_waits_for_what_is_due_and_else_for_the_end_of_the_quiet_hours():
    def at(now, slots, choices=CHOICES):
        found = chance(slots, choices, now=now, stays=HERE)
        return found and found[1]

    late = NOW.replace(hour=23)
    tomorrow = NOW.date() + timedelta(days=1)
    assert at(NOW, {NOW.date(): time(21, 30)}) == NOW.replace(hour=21, minute=30)
    assert at(NOW, {NOW.date(): time(9)}) is None
    assert at(NOW, {}) == NOW
    assert at(late, {}) == (late + timedelta(hours=9)).replace(minute=0)
    assert at(late, {tomorrow: time(12)}) == late.replace(day=1, month=12, hour=12, minute=0)
    chosen = replace(CHOICES, at=time(18), days=frozenset({3}))
    assert at(NOW, {}, chosen) is None


def test_a_session_is_told_of_in_the_evening_before_unless_that_day_was_left_out():
    session = NOW + timedelta(days=1)

    assert day_before(session, {}, CHOICES, HERE)[1] == NOW.replace(hour=18, minute=0)
    assert day_before(session, {NOW.date(): time(9)}, CHOICES, HERE)[1] == NOW.replace(
        hour=9, minute=0
    )
    assert day_before(session, {}, replace(CHOICES, days=frozenset({1})), HERE) is None


@given(ahead=st.integers(-400, 400))
def test_a_lease_holds_no_longer_than_twice_its_length_whatever_the_clock_does(ahead):
    length = timedelta(minutes=5)
    until = NOW + timedelta(minutes=ahead)

    assert lapsed(until, now=NOW, length=length) == (ahead <= 0 or ahead > 10)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "::1", "fe80::1", "fc00::1",
     "::ffff:127.0.0.1", "0.0.0.0", "224.0.0.1", "100.64.0.1", "nonsense"],
)  # fmt: skip
def test_no_address_within_somebodys_walls_is_public(address):
    assert not is_public(address)


HOSTS = ("push.example", "*.push.example")
SCHEMES = ("http", "ftp", "file", "gopher", "data", "javascript", "HTTPS ", "ws")
PLACES = (
    "localhost", "127.0.0.1", "[::1]", "10.0.0.1", "169.254.169.254", "0x7f.1", "2130706433",
    "push.example.evil.test", "evilpush.example", "push.example@evil.test", "user:pw@push.example",
    "push.example:8443", "push.example:22", ".push.example", "push.example%00.evil.test",
    "push.example\\@evil.test", "push.example#@evil.test", "pusһ.example", "push.example ", "",
)  # fmt: skip
HOSTILE = [f"{scheme}://push.example/x{n}" for scheme in SCHEMES for n in range(5)] + [
    f"https://{place}{path}" for place in PLACES
    for path in ("/", "/x", "/x?y=z", "/#a", "/a b", "/\r\nHost: x", "/\x00", "/é")
]  # fmt: skip


def test_none_of_two_hundred_hostile_endpoints_may_be_called():
    allowed = [one for one in HOSTILE if endpoint_problem(one, HOSTS) is None]

    assert len(HOSTILE) >= 200
    assert allowed == []


def test_known_services_may_be_called():
    for one in (
        "https://push.example/x",
        "https://a.push.example/x?y",
        "https://push.example:443/",
    ):
        assert endpoint_problem(one, HOSTS) is None


def test_a_number_needs_its_country():
    assert telephone_number("+44 7700 900123") == "+447700900123"
    assert telephone_number("0044 7700 900123") == "+447700900123"
    assert telephone_number("07700 900123") is None
