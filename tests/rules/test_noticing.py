"""When somebody is told of a notice, and told again."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from midweek_rules.noticing import is_due

MONDAY = datetime(2026, 11, 2, 22, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def due(after, *, within=24, told=None, deputy=False):
    last = None if told is None else MONDAY + told * HOUR
    now = MONDAY + after * HOUR
    return is_due(since=MONDAY, now=now, within=within * HOUR, last=last, deputy=deputy)


def test_who_treats_is_told_at_once_and_the_deputy_when_the_time_is_over():
    assert due(0)
    assert not due(23.9, deputy=True)
    assert due(24, deputy=True)


def test_both_are_told_again_when_as_much_time_has_passed_and_each_day_at_the_least():
    assert not due(3.9, within=4, told=0)
    assert due(4, within=4, told=0)
    assert not due(23.9, within=72, told=0)
    assert due(24, within=72, told=0)


# In quarters of an hour: a computer keeps no moment finer than a microsecond.
@given(st.integers(0, 4000), st.sampled_from([4, 12, 24, 48, 72]), st.integers(-400, 4400))
def test_whatever_the_clock_did_nobody_is_left_untold_for_more_than_a_day(after, within, told):
    after, told = after / 4, told / 4
    assert due(after, within=within, told=told) or 0 <= after - told < 24
