"""How did the week go? Counted honestly."""

from datetime import date, time, timedelta

from midweek_rules.adherence import Practised, Quiet, Skipped, Tally, active_days, quiet, tally
from midweek_rules.schedule import Occasion

MONDAY = date(2026, 11, 2)
WEEK = [MONDAY + timedelta(days=n) for n in range(7)]
DAILY = [Occasion(day) for day in WEEK]


def test_a_week_is_counted_as_it_was_answered() -> None:
    found = tally(
        DAILY,
        entries=[Practised(WEEK[0], DAILY[0]), Practised(WEEK[1])],
        skips=[Skipped(DAILY[2], "not_today"), Skipped(DAILY[3], "too_hard")],
    )

    assert found == Tally(planned=7, done=2, not_today=1, too_hard=1, extra=0)
    assert found.unanswered == 3


def test_more_than_agreed_is_shown_as_extra_and_never_fills_another_day() -> None:
    found = tally(DAILY[:2], entries=[Practised(WEEK[0])] * 3, skips=[])

    assert found == Tally(planned=2, done=1, not_today=0, too_hard=0, extra=2)


def test_two_entries_on_a_day_with_two_times_answer_both() -> None:
    slots = [Occasion(MONDAY, time(8)), Occasion(MONDAY, time(20))]

    evening_first = [Practised(MONDAY), Practised(MONDAY, slots[0])]

    assert tally(slots, entries=evening_first, skips=[]).done == 2


def test_an_entry_for_yesterday_written_today_does_not_count_for_today() -> None:
    found = tally(DAILY[1:2], entries=[Practised(WEEK[1], DAILY[0])], skips=[])

    assert (found.done, found.extra) == (0, 1)


def test_what_was_done_outweighs_an_earlier_not_today() -> None:
    found = tally(DAILY[:1], entries=[Practised(WEEK[0])], skips=[Skipped(DAILY[0], "not_today")])

    assert (found.done, found.not_today, found.unanswered) == (1, 0, 0)


def test_too_hard_outweighs_not_today_and_counts_once() -> None:
    both = [Skipped(DAILY[0], "not_today"), Skipped(DAILY[0], "too_hard")]

    found = tally(DAILY[:1], entries=[], skips=both)

    assert (found.not_today, found.too_hard, found.unanswered) == (0, 1, 0)


def test_a_skip_of_something_not_planned_counts_for_nothing() -> None:
    assert tally([], entries=[], skips=[Skipped(DAILY[0], "too_hard")]).too_hard == 0


def test_active_days_are_days_and_not_entries() -> None:
    days = [WEEK[6], WEEK[6], WEEK[0], MONDAY - timedelta(days=1)]

    assert active_days(days, today=WEEK[6]) == 2


def test_someone_who_writes_daily_is_quiet_after_four_days() -> None:
    assert quiet(WEEK, today=WEEK[6] + timedelta(days=3), since=MONDAY) is None
    assert quiet(WEEK, today=WEEK[6] + timedelta(days=4), since=MONDAY) == Quiet(4, 1.0)


def test_someone_who_writes_weekly_is_quiet_only_after_two_of_their_weeks() -> None:
    weekly = [MONDAY + timedelta(weeks=n) for n in range(5)]

    assert quiet(weekly, today=weekly[-1] + timedelta(days=14), since=MONDAY) is None
    assert quiet(weekly, today=weekly[-1] + timedelta(days=15), since=MONDAY) == Quiet(15, 7.0)


def test_one_long_holiday_does_not_change_what_is_usual() -> None:
    days = [*WEEK, WEEK[6] + timedelta(days=30), WEEK[6] + timedelta(days=31)]

    assert quiet(days, today=days[-1] + timedelta(days=5), since=MONDAY) == Quiet(5, 1.0)


def test_a_newcomer_who_never_began_is_noticed_after_two_weeks() -> None:
    assert quiet([], today=MONDAY + timedelta(days=14), since=MONDAY) is None
    assert quiet([], today=MONDAY + timedelta(days=15), since=MONDAY) == Quiet(15, 7.0)
