"""By when is a message answered?"""

from datetime import date

from midweek_rules.answering import answered_by

FRIDAY = date(2026, 11, 6)
MONDAY, TUESDAY, THURSDAY = date(2026, 11, 9), date(2026, 11, 10), date(2026, 11, 12)


def test_it_is_the_next_day_on_which_the_clinic_looks():
    assert answered_by(FRIDAY, looks_on=[0, 3]) == MONDAY
    assert answered_by(TUESDAY, looks_on=[0, 3]) == THURSDAY


def test_who_asks_on_a_day_of_looking_waits_for_the_next():
    assert answered_by(MONDAY, looks_on=[0, 3]) == THURSDAY
    assert answered_by(MONDAY, looks_on=[0]) == date(2026, 11, 16)


def test_working_days_leave_the_weekend_out():
    assert answered_by(FRIDAY, looks_on=[0, 3], within=1) == MONDAY
    assert answered_by(FRIDAY, within=2) == TUESDAY
    assert answered_by(date(2026, 11, 7), within=1) == MONDAY


def test_before_the_session_is_the_day_of_the_session_while_it_is_still_to_come():
    assert answered_by(FRIDAY, looks_on=[0], session_on=THURSDAY) == THURSDAY
    assert answered_by(THURSDAY, looks_on=[0], session_on=THURSDAY) == date(2026, 11, 16)


def test_where_nothing_was_said_no_day_is_promised():
    assert answered_by(FRIDAY) is None
