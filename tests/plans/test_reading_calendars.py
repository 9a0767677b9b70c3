"""A therapist's calendar: every event is told of, and none is dropped in silence."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from midweek.plans.calendars import LARGEST_CALENDAR, UnreadableCalendar, read_calendar

NOW = datetime(2026, 10, 1, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")
BERLIN = """BEGIN:VTIMEZONE
TZID:Praxis Zeit
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


def event(*lines: str) -> str:
    return "\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""])


def read(*events: str, zones: str = ""):
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\n{zones}{''.join(events)}END:VCALENDAR\n"
    return read_calendar(text, zone=LONDON, now=NOW)


def times(found) -> list[str]:
    return [f"{one.starts_at:%m-%d %H:%M}" for one in found if not one.problem]


def test_a_series_follows_the_clock_of_the_calendars_own_zone():
    weekly = event(
        "UID:1",
        "SUMMARY:S.",
        "DTSTART;TZID=Praxis Zeit:20261020T160000",
        "RRULE:FREQ=WEEKLY;COUNT=3",
    )

    assert times(read(weekly, zones=BERLIN)) == ["10-20 14:00", "10-27 15:00", "11-03 15:00"]


def test_a_time_without_zone_is_on_the_therapists_wall():
    assert times(read(event("UID:1", "DTSTART:20261020T160000"))) == ["10-20 15:00"]


def test_days_left_out_and_moved_are_followed():
    series = event(
        "UID:1",
        "DTSTART:20261020T160000Z",
        "RRULE:FREQ=WEEKLY;UNTIL=20261110T160000Z",
        "EXDATE:20261027T160000Z",
    )
    moved = event("UID:1", "RECURRENCE-ID:20261103T160000Z", "DTSTART:20261104T090000Z")

    assert times(read(series, moved)) == ["10-20 16:00", "11-10 16:00", "11-04 09:00"]


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (["UID:1", "DTSTART;VALUE=DATE:20261020"], "no time of day"),
        (["UID:1", "DTSTART:yesterday"], "cannot be read"),
        (["UID:1", "SUMMARY:S."], "cannot be read"),
        (["UID:1", "DTSTART:20260920T160000Z"], "has passed"),
        (["UID:1", "DTSTART:20260920T160000Z", "RRULE:FREQ=DAILY;COUNT=2"], "has passed"),
        (["UID:1", "DTSTART:20261020T160000Z", "STATUS:CANCELLED"], "cancelled"),
        (["UID:1", "DTSTART:20261020T160000Z", "RRULE:FREQ=YEARLY"], "how it repeats"),
        (
            ["UID:1", "DTSTART:20261020T160000Z", "RRULE:FREQ=MONTHLY;BYMONTHDAY=3"],
            "how it repeats",
        ),
        (
            ["UID:1", "DTSTART:20261020T160000Z", "RRULE:FREQ=WEEKLY;INTERVAL=2;WKST=SU"],
            "how it repeats",
        ),
    ],
)
def test_what_cannot_be_kept_is_told_with_its_line(lines, problem):
    good = event("UID:2", "DTSTART:20261020T170000Z")

    told = read(good, event(*lines))

    assert times(told) == ["10-20 17:00"]
    (wrong,) = [one for one in told if one.problem]
    assert problem in str(wrong.problem)
    assert wrong.line == 7


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Dear Noor, see you on Tuesday",
        "BEGIN:VEVENT\nDTSTART:20261020T160000Z\n",
        "BEGIN:VEVENT\n" * 600 + "END:VEVENT\n" * 600,
        "X" * (LARGEST_CALENDAR + 1),
        event("UID:1", "DTSTART:20261020T160000Z", "RRULE:FREQ=DAILY") * 9,
    ],
)
def test_what_is_no_calendar_or_too_large_is_refused(text):
    with pytest.raises(UnreadableCalendar):
        read_calendar(text, zone=LONDON, now=NOW)


def test_the_same_event_has_the_same_source_and_names_nobody():
    (one,) = read(event("UID:sam@example.org", "DTSTART:20261020T160000Z"))
    (again,) = read(event("UID:sam@example.org", "DTSTART:20261020T160000Z", "SUMMARY:S."))

    assert one.source == again.source
    assert "sam" not in one.source
