"""Weeks that were kept before there were months: nothing of them is lost on the way."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from midweek.audit.scope import in_clinic
from midweek.people.access import grant_to_client
from midweek.people.vault import CannotOpen, open_sealed, seal
from midweek.practice.marks import Mark, minute_of, unpacked
from midweek.practice.models import Month
from tests.handset import SUNDAY_EVENING

pytestmark = pytest.mark.django_db(databases=["default", "keyring"], transaction=True)
BEFORE = ("practice", "0003_unseen_and_following")


@pytest.fixture
def as_it_was():
    """The models of the time, on their tables; today's tables and their walls come back after."""
    call_command("migrate", *BEFORE, verbosity=0)
    yield MigrationExecutor(connection).loader.project_state([BEFORE]).apps
    call_command("migrate", verbosity=0)


def test_a_week_across_two_months_goes_into_both(cast, as_it_was):
    sunday, monday = entry("one", "2026-10-31"), entry("two", "2026-11-01", mood=4)
    hard = {**skip("three", "2026-11-02"), "wants": "smaller"}
    with in_clinic(cast.northgate.pk):
        keep(as_it_was, cast, date(2026, 10, 26), [sunday, monday])
        keep(as_it_was, cast, date(2026, 11, 2), [hard])
        keep(as_it_was, cast, date(2026, 9, 7), [entry("four", "2026-09-08")], damaged=True)

    call_command("migrate", verbosity=0)

    grant = grant_to_cast(cast)
    with in_clinic(cast.northgate.pk):
        months = {month.first: month for month in Month.objects.filter(client=cast.sam)}
        assert sorted(months) == [date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)]
        with pytest.raises(CannotOpen):
            open_sealed(months[date(2026, 9, 1)], "marks", grant=grant)
        assert marks_of(months[date(2026, 10, 1)], grant) == [as_mark("one", date(2026, 10, 31))]
        assert marks_of(months[date(2026, 11, 1)], grant) == [
            as_mark("two", date(2026, 11, 1), mood=4),
            Mark("three", date(2026, 11, 2), MINUTE, "too_hard", "check_ins", wants="smaller"),
        ]


MINUTE = minute_of(SUNDAY_EVENING)


def grant_to_cast(cast):
    with in_clinic(cast.northgate.pk):
        return grant_to_client(cast.sam, by=cast.sam, purpose="test")


def marks_of(month, grant):
    return unpacked(open_sealed(month, "marks", grant=grant), month.first)


def skip(name, on):
    at = SUNDAY_EVENING.isoformat(timespec="minutes")
    return {"id": name, "kind": "too_hard", "on": on, "at": at, "purpose": "check_ins"}


def entry(name, on, mood=3):
    more = {"kind": "entry", "slug": "check-in", "slot": "21:30", "words": True}
    return {**skip(name, on), **more, "numbers": {"mood": mood}}


def as_mark(name, on, mood=3):
    more = {"slug": "check-in", "slot": "21:30", "words": True}
    return Mark(name, on, MINUTE, "entry", "check_ins", numbers={"mood": mood}, **more)


def keep(apps, cast, monday, marks, *, damaged=False):
    Week = apps.get_model("practice", "Week")
    week = Week(clinic_id=cast.northgate.pk, client_id=cast.sam.pk, monday=monday)
    seal(week, marks=marks)
    week.marks = week.marks[:-1] + b"\0" if damaged else week.marks
    week.save()
