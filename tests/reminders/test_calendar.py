"""A calendar of one's reminders: secret, content-free, for half a year or until it is closed."""

import secrets
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from icalendar import Calendar

from midweek.audit import clock
from midweek.people.actions.care import end_care
from midweek.people.models import CareLink
from midweek.plans.actions.appointments import make_appointment
from midweek.plans.actions.feeding import close_calendar, open_calendar
from midweek.plans.models import Pause, Reminding
from midweek.plans.models.reminding import Reminding as Row
from tests.reminders.conftest import MONDAY, NOON

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

LONDON = ZoneInfo("Europe/London")
SUMMER = date(2027, 3, 28)


@pytest.fixture
def address(cast, wanting):
    """The secret address of Sam's calendar."""
    wanting(cast.sam, session_tomorrow=True)
    token = secrets.token_urlsafe(32)
    open_calendar(cast.sam, token=token, by=cast.sam)
    return f"/calendar/{token}/{cast.northgate.pk}.ics"


@pytest.fixture
def asks():
    """Ask as a calendar does: without a cookie."""
    machine = Client(raise_request_exception=False)
    return machine.get


def events(answer):
    return Calendar.from_ical(answer.content).walk("VEVENT")


def days(answer) -> set[date]:
    return {one.decoded("dtstart").date() for one in events(answer)}


def test_it_says_when_and_nothing_else_on_the_wall_of_its_owner(cast, address, asks):
    with clock.at(NOON + timedelta(days=60)):
        answer = asks(address)

    text = answer.content.decode()
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert answer.headers["Cache-Control"] == "no-store"
    assert {str(one["summary"]) for one in events(answer)} == {"You have something planned"}
    assert all(one.decoded("dtstart").astimezone(LONDON).hour == 18 for one in events(answer))
    assert {date(2027, 3, 27), SUMMER} <= days(answer)
    assert text.count("BEGIN:VTIMEZONE") == 1 and "TZID:Europe/London" in text
    for secret in ("Sam", "Noor", "Northgate", "check", "PHQ", "Sundays"):
        assert secret.lower() not in text.lower()


def test_what_is_due_together_is_one_event_and_stays_the_same_one(cast, address, asks):
    first, again = asks(address), asks(address)

    assert len(events(first)) == len(days(first)) == 90
    uids = [[str(one["uid"]) for one in events(answer)] for answer in (first, again)]
    assert uids[0] == uids[1] and len(set(uids[0])) == 90


def test_pauses_days_left_out_and_sessions_are_kept_to(cast, address, asks):
    Row.objects.filter(client=cast.sam).update(days=[0, 1, 2, 3, 4], at="")
    Pause(
        clinic=cast.northgate, client=cast.sam, made_by=cast.sam,
        starts=MONDAY, until=MONDAY + timedelta(days=6),
    ).save()  # fmt: skip
    make_appointment(cast.sam, starts_at=NOON + timedelta(days=10), by=cast.noor)

    answer = asks(address)

    assert min(days(answer)) == MONDAY + timedelta(days=7)
    assert not {one for one in days(answer) if one.weekday() > 4}
    said = {str(one["summary"]): one.decoded("dtstart") for one in events(answer)}
    wednesday = datetime(2026, 12, 9, 18, tzinfo=LONDON)
    assert said["A reminder for tomorrow"] == wednesday


def test_it_is_off_until_asked_for_and_closed_or_replaced_at_a_word(cast, address, asks):
    assert asks(address).status_code == 200
    open_calendar(cast.sam, token=secrets.token_urlsafe(32), by=cast.sam)
    assert asks(address).status_code == 404

    close_calendar(cast.sam, by=cast.sam)

    row = Reminding.objects.get(client=cast.sam)
    assert (row.calendar, row.calendar_until) == ("", None)
    assert asks(address.replace(address.split("/")[2], "")).status_code == 404
    assert Row().has_calendar(NOON) is False


def test_it_ends_after_half_a_year_and_with_the_care(cast, address, asks):
    with clock.at(NOON + timedelta(days=181)):
        assert asks(address).status_code == 404
    for link in CareLink.objects.filter(client=cast.sam, ended_at=None):
        end_care(link, by=cast.noor)

    assert asks(address).status_code == 404


def test_nobody_else_opens_or_closes_it_and_no_weak_secret_will_do(cast, address):
    for deed in (
        lambda: open_calendar(cast.sam, token=secrets.token_urlsafe(32), by=cast.noor),
        lambda: close_calendar(cast.sam, by=cast.noor),
    ):
        with pytest.raises(PermissionDenied):
            deed()
    with pytest.raises(ValidationError):
        open_calendar(cast.sam, token="1234", by=cast.sam)


def test_another_clinics_address_finds_nothing_and_the_secret_is_nowhere(cast, address, asks):
    token = address.split("/")[2]
    assert asks(f"/calendar/{token}/{cast.southgate.pk}.ics").status_code == 404
    row = Reminding.objects.get(client=cast.sam)
    assert token not in str(row.__dict__) and row.calendar


def test_the_phone_opens_and_closes_it_and_hears_how_it_stands(cast, sams_phone, asks):
    token = secrets.token_urlsafe(32)
    heard = lambda: sams_phone.pull()["reminders"]["calendar"]  # noqa: E731
    assert heard() == {"on": False, "until": None}

    assert sams_phone.put(sams_phone.body("calendar", token=token)).status_code == 201
    assert heard()["on"] and heard()["until"]
    assert asks(f"/calendar/{token}/{cast.northgate.pk}.ics").status_code == 200
    assert sams_phone.put(sams_phone.body("calendar", token="short")).status_code == 422
    sams_phone.put(sams_phone.body("calendar", token=None))

    assert not heard()["on"]
