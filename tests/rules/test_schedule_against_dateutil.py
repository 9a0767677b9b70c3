"""The days of a plan, compared with python-dateutil on rules made at random."""

from datetime import date, datetime, time, timedelta

from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from midweek_rules.recurrence import FREQUENCIES, Rule, UnreadableRule, Weekday
from midweek_rules.schedule import Occasion, Schedule, format_rule, occasions, parse_rule

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


WEEKDAY_LISTS = {
    "DAILY": st.builds(Weekday, st.integers(0, 6)),
    "WEEKLY": st.builds(Weekday, st.integers(0, 6)),
    "MONTHLY": st.builds(Weekday, st.integers(0, 6), st.sampled_from([1, 2, 3, 4, -1, -2])),
    "MONTHLY by weekday": st.builds(Weekday, st.integers(0, 6)),
}


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    """Make any rule, but for two that dateutil cannot answer.

    It takes `FR,2MO` to mean both at once where RFC 5545 says either, and it looks for a
    daily rule that never meets its weekday until the year 9999.
    """
    kind = draw(st.sampled_from(sorted(WEEKDAY_LISTS)))
    weekdays = draw(st.lists(WEEKDAY_LISTS[kind], max_size=4, unique=True))
    end = draw(st.sampled_from(["open", "count", "until"]))
    interval = draw(st.integers(1, 15))
    if kind == "DAILY" and interval % 7 == 0:
        weekdays = []
    return Rule(
        frequency=next(each for each in FREQUENCIES if kind.startswith(each)),
        interval=interval,
        weekdays=tuple(sorted(weekdays, key=lambda day: (day.nth or 0, day.day))),
        count=draw(st.integers(1, 60)) if end == "count" else None,
        until=draw(DAYS) if end == "until" else None,
    )


def dateutil_days(rule: Rule, starts: date, first: date, last: date) -> list[date]:
    begin = datetime.combine(starts, time.min)
    found = rrulestr(format_rule(rule), dtstart=begin)
    asked = (datetime.combine(first, time.min), datetime.combine(last, time.min))
    return [day.date() for day in found.between(*asked, inc=True)]


@settings(max_examples=250, deadline=None)
@given(rule=rules(), starts=DAYS, offset=st.integers(-40, 900), length=st.integers(0, 200))
def test_a_plan_is_due_on_the_days_that_the_calendar_standard_says(
    rule: Rule, starts: date, offset: int, length: int
) -> None:
    first = starts + timedelta(days=offset)
    last = first + timedelta(days=length)
    schedule = Schedule(format_rule(rule), (), starts)

    found = list(occasions(schedule, first, last))

    assert found == [Occasion(day) for day in dateutil_days(rule, starts, first, last)]


@given(rule=rules())
def test_a_rule_reads_back_as_it_was_written(rule: Rule) -> None:
    assert parse_rule(format_rule(rule)) == rule


@given(text=st.text(alphabet="FREQ=DAILYWEKMONTHBYCU;,0123456789+-", max_size=60))
def test_a_rule_is_either_followed_exactly_or_refused(text: str) -> None:
    try:
        rule = parse_rule(text)
    except UnreadableRule:
        return
    assert parse_rule(format_rule(rule)) == rule
