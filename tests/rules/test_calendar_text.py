"""A schedule as calendars write it: said exactly, compared with python-dateutil, or refused."""

from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from midweek_rules.recurrence import Rule, format_rule
from midweek_rules.schedule import Beyond, Schedule, UnreadableRule, occasions
from midweek_rules.schedule.calendar_text import read_from_calendar, written_for_calendars
from tests.rules.test_schedule_against_dateutil import rules

STARTS = date(2026, 11, 2)
NEAR = st.integers(0, 60).map(lambda n: STARTS + timedelta(days=n))


@settings(max_examples=150, deadline=None)
@given(
    rule=rules(),
    times=st.lists(st.sampled_from([time(8), time(21, 30)]), min_size=1, unique=True),
    left_out=st.lists(NEAR, max_size=3),
    moved=st.lists(st.tuples(NEAR, NEAR), max_size=2),
    pause=st.lists(NEAR, min_size=2, max_size=2),
)
def test_a_calendar_finds_the_same_times(
    rule: Rule, times: list[time], left_out: list[date], moved: list, pause: list[date]
) -> None:
    schedule = Schedule(
        format_rule(rule),
        tuple(times),
        STARTS,
        paused=((min(pause), max(pause)),),
        beyond=Beyond(left_out=tuple(left_out), moved=tuple(moved)),
    )
    last = STARTS + timedelta(days=120)

    asked = (datetime.combine(STARTS, time.min), datetime.combine(last, time.max))
    told = [rrulestr(text, forceset=True) for text in written_for_calendars(schedule)]
    theirs = sorted({one for each in told for one in each.between(*asked, inc=True)})

    assert theirs == [one.begins for one in occasions(schedule, STARTS, last)]


@pytest.mark.parametrize("times", [(), (time(21, 30),)])
def test_what_was_written_is_read_back(times: tuple[time, ...]) -> None:
    rule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20270101"
    schedule = Schedule(rule, times, STARTS, beyond=Beyond(left_out=(date(2026, 11, 4),)))

    (text,) = written_for_calendars(schedule)

    assert read_from_calendar(text) == schedule


@pytest.mark.parametrize(
    ("beyond", "named"),
    [
        ({"windows": [["07:00", "08:00"]]}, "windows"),
        ({"at_random": {"count": 1, "within": ["07:00", "08:00"], "gap": 15}}, "at_random"),
        ({"until_session": True}, "until_session"),
    ],
)
def test_what_no_calendar_can_say_is_refused_by_name(beyond: dict, named: str) -> None:
    with pytest.raises(UnreadableRule) as refusal:
        written_for_calendars(Schedule("FREQ=DAILY", (), STARTS, beyond=Beyond.read(beyond)))
    assert refusal.value.part == named


def test_as_needed_and_two_ends_are_refused() -> None:
    for schedule in (
        Schedule(None, (), STARTS),
        Schedule("FREQ=DAILY;COUNT=3", (), STARTS, until=date(2026, 12, 1)),
    ):
        with pytest.raises(UnreadableRule):
            written_for_calendars(schedule)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "RRULE:FREQ=DAILY",
        "DTSTART:20261102T213000",
        "DTSTART:20261102T213000\nRRULE:FREQ=YEARLY",
        "DTSTART:20261102T213000\nRRULE:FREQ=DAILY;BYHOUR=3",
        "DTSTART:20261102T213015\nRRULE:FREQ=DAILY",
        "DTSTART;TZID=Europe/London:20261102T213000\nRRULE:FREQ=DAILY",
        "DTSTART:20261102T213000\nRRULE:FREQ=DAILY\nRDATE:20261103T213000",
        "DTSTART:20261102T213000\nRRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY",
        "DTSTART:20261102T213000\nRRULE:FREQ=DAILY;UNTIL=20261201T120000Z",
    ],
)
def test_a_text_that_would_not_be_followed_exactly_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_from_calendar(text)
