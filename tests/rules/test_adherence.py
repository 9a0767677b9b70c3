"""How did the week go? Counted honestly."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from midweek_rules.adherence import (
    Practised,
    Quiet,
    Skipped,
    Tally,
    Times,
    active_days,
    quiet,
    tally,
)
from midweek_rules.schedule import Occasion
from midweek_rules.tracks import tracks

MONDAY = date(2026, 11, 2)
WEEK = [MONDAY + timedelta(days=n) for n in range(7)]
DAILY = [Occasion(day) for day in WEEK]
BERLIN = timezone(timedelta(hours=1))


def practised(
    day: int, hour: int, *, occasion: Occasion | None = None, told: timedelta, finished: bool = True
) -> Practised:
    """Something done at that hour of the week, and written down `told` later."""
    at = datetime.combine(WEEK[day], time(hour), BERLIN)
    written = (at + told).astimezone(UTC)
    return Practised(WEEK[day], occasion, finished, Times(at, written, written))


NOW, NEXT_DAY = timedelta(minutes=2), timedelta(hours=20)


def test_a_week_is_counted_as_it_was_answered() -> None:
    found = tally(
        DAILY,
        entries=[Practised(WEEK[0], DAILY[0]), Practised(WEEK[1])],
        skips=[Skipped(DAILY[2], "not_today"), Skipped(DAILY[3], "too_hard")],
    )

    assert found == Tally(planned=7, on_time=2, not_today=1, too_hard=1)
    assert (found.done, found.skipped, found.not_logged) == (2, 2, 3)


def test_more_than_agreed_is_shown_as_extra_and_never_fills_another_day() -> None:
    found = tally(DAILY[:2], entries=[Practised(WEEK[0])] * 3, skips=[])

    assert found == Tally(planned=2, on_time=1, extra=2)


def test_two_entries_on_a_day_with_two_times_answer_both() -> None:
    slots = [Occasion(MONDAY, time(8)), Occasion(MONDAY, time(20))]

    evening_first = [Practised(MONDAY), Practised(MONDAY, slots[0])]

    assert tally(slots, entries=evening_first, skips=[]).done == 2


def test_an_entry_for_yesterday_written_today_does_not_count_for_today() -> None:
    found = tally(DAILY[1:2], entries=[Practised(WEEK[1], DAILY[0])], skips=[])

    assert (found.done, found.extra) == (0, 1)


def test_what_was_done_outweighs_an_earlier_not_today() -> None:
    found = tally(DAILY[:1], entries=[Practised(WEEK[0])], skips=[Skipped(DAILY[0], "not_today")])

    assert (found.done, found.not_today, found.not_logged) == (1, 0, 0)


def test_too_hard_outweighs_not_today_and_counts_once() -> None:
    both = [Skipped(DAILY[0], "not_today"), Skipped(DAILY[0], "too_hard")]

    found = tally(DAILY[:1], entries=[], skips=both)

    assert (found.not_today, found.too_hard, found.not_logged) == (0, 1, 0)


def test_a_skip_of_something_not_planned_counts_for_nothing() -> None:
    assert tally([], entries=[], skips=[Skipped(DAILY[0], "too_hard")]).too_hard == 0


def test_on_time_late_and_entered_afterwards_are_told_apart() -> None:
    found = tally(
        DAILY[:4],
        entries=[
            practised(0, 21, told=NOW),
            practised(2, 1, occasion=DAILY[1], told=NOW),
            practised(2, 9, told=NEXT_DAY),
        ],
        skips=[],
    )

    assert (found.on_time, found.late, found.afterwards, found.not_logged) == (1, 1, 1, 1)


def test_a_day_is_over_when_it_is_over_where_the_client_is() -> None:
    last_minute = datetime.combine(MONDAY, time(23, 59), BERLIN)
    entry = Practised(MONDAY, DAILY[0], times=Times(last_minute, last_minute, last_minute))

    assert tally(DAILY[:1], entries=[entry], skips=[]).on_time == 1


def test_a_week_to_do_it_in_is_late_only_after_the_week() -> None:
    ends = datetime.combine(WEEK[5], time.min)
    week = [Occasion(MONDAY, opens=datetime.combine(MONDAY, time.min), ends=ends)]

    assert tally(week, entries=[practised(4, 23, told=NOW)], skips=[]).on_time == 1
    late = practised(5, 0, occasion=week[0], told=NOW)
    assert tally(week, entries=[late], skips=[]).late == 1


def test_what_was_stopped_early_is_done_in_part() -> None:
    found = tally(DAILY[:2], entries=[practised(0, 9, told=NOW, finished=False)], skips=[])

    assert (found.done, found.in_part) == (1, 1)


def test_when_it_arrived_here_says_nothing_of_when_it_was_written() -> None:
    at = datetime.combine(MONDAY, time(9), UTC)
    in_a_tunnel = Times(at, recorded_at=at, received_at=at + timedelta(days=6))

    assert tally(DAILY, entries=[Practised(MONDAY, times=in_a_tunnel)], skips=[]).on_time == 1


def test_log_client_and_therapist_stay_three_tracks() -> None:
    log = tally(DAILY, entries=[], skips=[])

    found = tracks(log, client=["hard", "hard", "right"], therapist=["partly"])

    assert found.log is log
    assert found.client == {"hard": 2, "right": 1}
    assert found.therapist == {"partly": 1}


@st.composite
def weeks(draw: st.DrawFn) -> tuple[list[Occasion], list[Practised], list[Skipped]]:
    days = st.integers(0, 6)
    named = st.none() | st.sampled_from(DAILY)

    def done() -> Iterator[Practised]:
        for day in draw(st.lists(days, max_size=9)):
            told = timedelta(hours=draw(st.integers(0, 72)))
            part = draw(st.booleans())
            yield practised(
                day, draw(st.integers(0, 23)), occasion=draw(named), told=told, finished=part
            )

    kinds = st.sampled_from(["not_today", "too_hard"])
    skips = st.lists(st.builds(Skipped, occasion=st.sampled_from(DAILY), kind=kinds), max_size=5)
    return draw(st.lists(st.sampled_from(DAILY), max_size=7)), list(done()), draw(skips)


@given(weeks())
def test_every_occasion_is_counted_once_and_nothing_done_is_lost(week) -> None:
    planned, entries, skips = week

    found = tally(planned, entries=entries, skips=skips)

    assert found.planned == len(set(planned))
    assert found.not_logged >= 0
    assert found.done + found.extra == len(entries)
    assert found.in_part <= found.done


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
