"""What no repeat rule can say: windows, chance, so often a week, sessions, and changed terms."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midweek_rules.adherence import Practised, Skipped, tally
from midweek_rules.schedule import (
    AtRandom,
    Beyond,
    InForce,
    Occasion,
    Schedule,
    Window,
    end_of,
    moment,
    moment_on_the_way,
    occasions,
    occasions_over,
)

MONDAY = date(2026, 11, 2)
LONDON, TOKYO, NEW_YORK = (
    ZoneInfo(name) for name in ("Europe/London", "Asia/Tokyo", "America/New_York")
)


def daily(*times: str, **more) -> Schedule:
    return Schedule("FREQ=DAILY", tuple(time.fromisoformat(t) for t in times), MONDAY, **more)


def days(found) -> list[tuple[int, str]]:
    return [(one.date.day, f"{one.slot:%H:%M}" if one.slot else "") for one in found]


@given(
    seed=st.text("0123456789abcdef-", max_size=36),
    day=st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    count=st.integers(1, 8),
    gap=st.integers(15, 90),
)
def test_moments_at_random_stay_in_their_window_and_apart(seed, day, count, gap) -> None:
    chance = AtRandom(count, Window(time(9), time(21)), gap)
    schedule = Schedule("FREQ=DAILY", (), day, beyond=Beyond(at_random=chance), seed=seed)

    found = list(occasions(schedule, day, day))
    begins = [one.begins for one in found]

    assert len(found) == count
    assert found == list(occasions(schedule, day - timedelta(days=9), day))
    assert all(time(9) <= one.slot <= time(21) for one in found)
    apart = [later - one for one, later in pairwise(begins)]
    assert all(each >= timedelta(minutes=gap) for each in apart)


def test_chance_differs_by_day_and_by_person() -> None:
    chance = Beyond(at_random=AtRandom(1, Window(time(9), time(21)), 15))
    found = {
        one.slot
        for seed in ("a", "b")
        for one in occasions(daily(beyond=chance, seed=seed), MONDAY, MONDAY + timedelta(days=29))
    }
    assert len(found) > 40


@pytest.mark.parametrize(
    "wrong",
    [
        {"windows": [["11:00", "07:00"]]},
        {"windows": [["07:00", "07:00"]]},
        {"windows": [["07:00", "08:00"], ["07:00", "09:00"]]},
        {"windows": "mornings"},
        {"at_random": {"count": 9, "within": ["09:00", "21:00"], "gap": 15}},
        {"at_random": {"count": 4, "within": ["09:00", "10:00"], "gap": 30}},
        {"at_random": {"count": 2, "within": ["09:00", "10:00"], "gap": 0}},
        {"at_random": {"count": 2, "within": ["09:00", "10:00"]}},
        {"a_week": 8},
        {"a_week": "3"},
        {"session": {"side": "during", "days": 1}},
        {"session": {"side": "before", "days": 15}},
        {"left_out": ["Tuesday"]},
        {"left_out": ["2026-11-03"] * 201},
        {"windows": [["07:00", "08:00"]], "at_random": {"count": 1}},
        {"a_week": 3, "windows": [["07:00", "08:00"]]},
        {"moon": "full"},
        [],
        "daily",
    ],
)
def test_what_could_not_be_followed_is_refused(wrong) -> None:
    with pytest.raises(ValueError):
        Schedule.read({"rrule": "FREQ=DAILY", "starts": "2026-11-02", "beyond": wrong or [1]})


@pytest.mark.parametrize(
    ("rrule", "times", "beyond"),
    [
        ("FREQ=DAILY", ["09:00"], {"windows": [["07:00", "08:00"]]}),
        ("FREQ=DAILY", [], {"a_week": 2}),
        ("FREQ=DAILY", [], {"session": {"side": "before", "days": 1}}),
        (None, [], {"windows": [["07:00", "08:00"]]}),
        (None, ["09:00"], {"a_week": 2}),
    ],
)
def test_two_ways_at_once_are_refused(rrule, times, beyond) -> None:
    written = {"rrule": rrule, "times": times, "starts": "2026-11-02", "beyond": beyond}
    with pytest.raises(ValueError):
        Schedule.read(written)


def test_a_window_ends_on_the_clients_clock_and_a_day_with_the_day() -> None:
    morning = daily(beyond=Beyond(windows=(Window(time(7), time(11, 30)),)))
    (window,) = occasions(morning, MONDAY, MONDAY)
    (any_time,) = occasions(daily(), MONDAY, MONDAY)

    assert f"{moment(window, TOKYO):%d %H:%M}" == "01 22:00"
    assert f"{end_of(window, TOKYO):%d %H:%M}" == "02 02:30"
    assert end_of(any_time, LONDON) - moment(any_time, LONDON) == timedelta(days=1)


def test_what_is_asked_a_day_before_a_session_stays_open_up_to_it() -> None:
    beyond = Beyond.read({"session": {"side": "before", "days": 1}})
    session = datetime(2026, 11, 10, 16)
    (found,) = occasions(
        Schedule(None, (), MONDAY, beyond=beyond, meetings=(session,)), MONDAY, date(2026, 11, 30)
    )

    assert found.begins == session - timedelta(hours=24)
    assert found.ends == session
    assert found.covers(session.date()) and not found.covers(session.date() + timedelta(days=1))


def test_practice_on_any_day_of_the_week_counts_for_so_often_a_week() -> None:
    thrice = Schedule(None, (), MONDAY, beyond=Beyond(a_week=3))
    planned = list(occasions(thrice, MONDAY, MONDAY + timedelta(days=6)))
    sunday = MONDAY + timedelta(days=6)

    found = tally(
        planned,
        entries=[Practised(MONDAY), Practised(sunday)],
        skips=[Skipped(Occasion(MONDAY + timedelta(days=2)), "not_today")],
    )

    assert (found.planned, found.done, found.not_today, found.extra) == (3, 2, 1, 0)
    assert tally(planned, entries=[Practised(sunday)] * 4, skips=[]).extra == 1


def test_an_hour_put_right_does_not_lose_what_was_done_at_the_old_one() -> None:
    old, new = Occasion(MONDAY, time(9)), Occasion(MONDAY, time(20))

    assert tally([new], entries=[Practised(MONDAY, old)], skips=[]).done == 1
    assert tally([old, new], entries=[Practised(MONDAY, old)] * 2, skips=[]).extra == 1


def test_changed_terms_leave_the_past_as_it_was_agreed() -> None:
    changed = [InForce(daily("09:00")), InForce(daily("20:00"), since=datetime(2026, 11, 4, 14))]

    found = days(occasions_over(changed, MONDAY, date(2026, 11, 6)))

    # On Wednesday nine o'clock had been: the evening is not asked for on top of it.
    assert found == [(2, "09:00"), (3, "09:00"), (4, "09:00"), (5, "20:00"), (6, "20:00")]


@pytest.mark.parametrize(
    ("old", "new", "at", "expected"),
    [
        (["09:00"], ["20:00"], "08:00", ["20:00"]),
        (["08:00", "20:00"], ["08:00", "21:00"], "14:00", ["08:00", "21:00"]),
        (["20:00"], [], "14:00", [""]),
        ([], ["20:00"], "14:00", ["20:00"]),
        (["09:00"], ["10:00", "15:00", "20:00"], "14:00", ["09:00", "15:00", "20:00"]),
    ],
)
def test_the_day_of_a_change_keeps_what_had_begun_and_adds_what_is_to_come(
    old, new, at, expected
) -> None:
    since = datetime.combine(MONDAY + timedelta(days=1), time.fromisoformat(at))
    changed = [InForce(daily(*old)), InForce(daily(*new), since=since)]

    assert [slot for _day, slot in days(occasions_over(changed, since.date(), since.date()))] == (
        expected
    )


def test_terms_changed_twice_on_a_day_ask_no_day_twice() -> None:
    tuesday = MONDAY + timedelta(days=1)
    changed = [
        InForce(daily("09:00")),
        InForce(daily("13:00"), since=datetime.combine(tuesday, time(8))),
        InForce(daily("20:00"), since=datetime.combine(tuesday, time(14))),
    ]

    assert days(occasions_over(changed, MONDAY, MONDAY + timedelta(days=2))) == [
        (2, "09:00"),
        (3, "13:00"),
        (4, "20:00"),
    ]


@pytest.mark.parametrize("hour", range(24))
def test_whoever_flies_east_has_each_time_and_whoever_flies_west_has_it_once(hour: int) -> None:
    slot = Occasion(MONDAY, time(hour))
    there = datetime(2026, 11, 2, 12, tzinfo=ZoneInfo("UTC"))

    east = moment_on_the_way(slot, [(None, LONDON), (there, TOKYO)])
    west = moment_on_the_way(slot, [(None, LONDON), (there, NEW_YORK)])

    # London's noon is nine in the evening in Tokyo, and seven in the morning in New York.
    if hour <= 11:
        assert east == west == moment(slot, LONDON)
    else:
        assert east == (there if hour <= 21 else moment(slot, TOKYO))
        assert west == moment(slot, NEW_YORK)
