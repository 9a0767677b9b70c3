"""Sessions in the room: again and again at one hour, moved, called off, and back."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from midweek.audit.action import AlreadyDone
from midweek.people.access import grant_to_client
from midweek.plans.actions.appointments import (
    bring_back_appointment,
    cancel_appointment,
    make_appointment,
    make_series,
    move_appointment,
    read_appointments,
)
from midweek.plans.actions.assigning import Agreed, assign
from midweek.plans.models import Appointment
from midweek.plans.queries import items
from tests.plans.test_plan import STRANGERS, counter, walk

LONDON = ZoneInfo("Europe/London")
FIRST = datetime(2026, 10, 13, 16, tzinfo=LONDON)


def clocks(cast) -> list[str]:
    """The sessions kept with Sam, on London's wall."""
    kept = Appointment.objects.filter(client=cast.sam, cancelled_at=None).order_by("starts_at")
    return [f"{one.starts_at.astimezone(LONDON):%d %b %H:%M}" for one in kept]


@pytest.fixture
def series(cast):
    with cast.at_northgate():
        make_series(cast.sam, starts_at=FIRST, every_weeks=1, times=4, by=cast.noor)
        yield list(Appointment.objects.filter(client=cast.sam).order_by("starts_at"))


def test_a_series_keeps_its_hour_when_the_clocks_change(cast, series):
    assert clocks(cast) == ["13 Oct 16:00", "20 Oct 16:00", "27 Oct 16:00", "03 Nov 16:00"]
    assert {one.starts_at.astimezone(UTC).hour for one in series} == {15, 16}


def test_one_session_is_moved_and_the_others_stay(cast, series):
    before = counter(cast)

    move_appointment(series[1], to=datetime(2026, 10, 21, 9, tzinfo=LONDON), by=cast.noor)

    assert clocks(cast) == ["13 Oct 16:00", "21 Oct 09:00", "27 Oct 16:00", "03 Nov 16:00"]
    assert counter(cast) > before


def test_the_following_ones_move_as_far_on_the_same_wall(cast, series):
    to = datetime(2026, 10, 21, 9, tzinfo=LONDON)

    move_appointment(series[1], to=to, following=True, by=cast.noor)

    assert clocks(cast) == ["13 Oct 16:00", "21 Oct 09:00", "28 Oct 09:00", "04 Nov 09:00"]


def test_what_was_cancelled_comes_back_and_each_is_done_once(cast, series):
    assert not isinstance(cancel_appointment(series[0], by=cast.noor), AlreadyDone)
    assert len(clocks(cast)) == 3
    assert not isinstance(bring_back_appointment(series[0], by=cast.noor), AlreadyDone)
    assert isinstance(bring_back_appointment(series[0], by=cast.noor), AlreadyDone)
    assert len(clocks(cast)) == 4


def test_what_was_cancelled_is_not_moved(cast, series):
    cancel_appointment(series[0], by=cast.noor)
    with pytest.raises(ValidationError):
        move_appointment(series[0], to=FIRST, by=cast.noor)


@pytest.mark.parametrize(("times", "every"), [(1, 1), (61, 1), (4, 0)])
def test_a_series_without_end_is_refused(cast, times, every):
    with cast.at_northgate(), pytest.raises(ValidationError):
        make_series(cast.sam, starts_at=FIRST, every_weeks=every, times=times, by=cast.noor)


@pytest.mark.parametrize("who", STRANGERS)
def test_nobody_but_the_therapist_changes_when_they_meet(cast, series, who):
    by, before = getattr(cast, who), clocks(cast)
    for deed in (
        lambda: make_series(cast.sam, starts_at=FIRST, every_weeks=1, times=2, by=by),
        lambda: move_appointment(series[0], to=FIRST + timedelta(days=1), by=by),
        lambda: bring_back_appointment(series[0], by=by),
        lambda: read_appointments(cast.sam, found=[(FIRST, "a")], by=by),
    ):
        with pytest.raises(PermissionDenied):
            deed()
    assert clocks(cast) == before


def test_a_calendar_read_twice_changes_nothing_twice_and_follows_what_moved(cast):
    with cast.at_northgate():
        assert read_appointments(cast.sam, found=[(FIRST, "a")], by=cast.noor)
        again = read_appointments(cast.sam, found=[(FIRST, "a")], by=cast.noor)
        assert isinstance(again, AlreadyDone)

        later = FIRST + timedelta(days=1)
        read_appointments(cast.sam, found=[(later, "a")], by=cast.noor)

        assert clocks(cast) == ["14 Oct 16:00"]


def test_the_next_session_drives_what_is_asked_before_it(cast):
    beyond = {"session": {"side": "before", "days": 1}}
    with cast.at_northgate():
        made = make_appointment(cast.sam, starts_at=FIRST, by=cast.noor).subject
        agreed = Agreed(why="to come prepared", starts=date(2026, 10, 1), beyond=beyond)
        assign(cast.sam, walk(), agreed=agreed, by=cast.noor)

        def due():
            grant = grant_to_client(cast.sam, by=cast.noor, purpose="test")
            (item,) = [one for one in items(cast.sam, grant=grant) if one.slug == "ten-minute-walk"]
            return [one.begins for one in item.occasions(date(2026, 10, 1), date(2026, 10, 31))]

        assert due() == [datetime(2026, 10, 12, 16)]
        move_appointment(made, to=FIRST + timedelta(days=2), by=cast.noor)
        assert due() == [datetime(2026, 10, 14, 16)]
        cancel_appointment(made, by=cast.noor)
        assert due() == []


def test_until_the_next_session_ends_with_the_first_after_its_start(cast):
    with cast.at_northgate():
        make_series(cast.sam, starts_at=FIRST, every_weeks=1, times=3, by=cast.noor)
        agreed = Agreed(
            why="one week",
            starts=FIRST.date(),
            rrule="FREQ=DAILY",
            beyond={"until_session": True},
        )
        assign(cast.sam, walk(), agreed=agreed, by=cast.noor)
        grant = grant_to_client(cast.sam, by=cast.noor, purpose="test")
        (item,) = [one for one in items(cast.sam, grant=grant) if one.slug == "ten-minute-walk"]

        due = list(item.occasions(date(2026, 10, 1), date(2026, 11, 30)))

    assert (due[0].date, due[-1].date) == (date(2026, 10, 13), date(2026, 10, 20))
