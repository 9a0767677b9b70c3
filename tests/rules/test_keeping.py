"""Which backups are kept."""

from datetime import UTC, date, datetime, timedelta

from midweek_rules.keeping import DATA, KEYRING, kept_until, to_keep

NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
HOURLY = [NOW - timedelta(hours=hours) for hours in range(24 * 60)]


def test_of_two_months_of_hours_a_day_a_week_and_four_weeks_are_kept():
    kept = to_keep(HOURLY, now=NOW, how=DATA)

    assert sum(NOW - one < timedelta(hours=24) for one in kept) == 24
    assert 24 + 6 + 3 <= len(kept) <= 24 + 8 + 5
    assert NOW - min(kept) < timedelta(weeks=4)


def test_a_key_that_was_destroyed_is_in_no_backup_after_a_week():
    kept = to_keep(HOURLY, now=NOW, how=KEYRING)

    assert NOW - min(kept) < timedelta(days=7)


def test_the_newest_is_kept_however_old_it_is():
    old = [NOW - timedelta(days=days) for days in (400, 500)]

    assert to_keep(old, now=NOW, how=DATA) == {old[0]}


def test_a_record_is_kept_for_whole_years_also_from_a_leap_day():
    assert kept_until(date(2026, 11, 28), years=10) == date(2036, 11, 28)
    assert kept_until(date(2028, 2, 29), years=1) == date(2029, 2, 28)
