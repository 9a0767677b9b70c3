"""Pauses: one thing or everything on hold, once, and gone on with sooner."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from midweek.audit.action import AlreadyDone, Done
from midweek.people.access import grant_to_client
from midweek.plans.actions.pausing import end_pause, pause
from midweek.plans.models import Pause
from midweek.plans.queries import items
from midweek_rules.schedule import occasions

MONDAY = date(2026, 11, 2)
SUNDAY = date(2026, 11, 8)


def due(cast, assignment, first=MONDAY, last=SUNDAY + timedelta(days=1)):
    """On how many days something is due from that Monday to the next."""
    grant = grant_to_client(cast.sam, by=cast.sam, purpose="test")
    found = next(one for one in items(cast.sam, grant=grant) if one.id == assignment.pk)
    return len(list(occasions(found.schedule, first, last)))


def test_a_thing_on_hold_is_not_due_for_a_week_and_the_rest_is(cast):
    with cast.at_northgate():
        pause(cast.sam, assignment=cast.sams_check_in, starts=MONDAY, by=cast.sam)

        assert due(cast, cast.sams_check_in) == 1
        assert due(cast, cast.sams_phq9) == 8


def test_everything_on_hold_is_not_due(cast):
    with cast.at_northgate():
        pause(cast.sam, starts=MONDAY, until=SUNDAY, by=cast.sam)

        assert [due(cast, one) for one in (cast.sams_check_in, cast.sams_phq9)] == [1, 1]


def test_a_pause_ended_early_lasts_until_the_day_before(cast):
    with cast.at_northgate():
        made = pause(cast.sam, assignment=cast.sams_check_in, starts=MONDAY, by=cast.sam).subject
        end_pause(made, on=MONDAY + timedelta(days=2), by=cast.sam)

        assert due(cast, cast.sams_check_in) == 6
        assert isinstance(end_pause(made, on=SUNDAY, by=cast.sam), AlreadyDone)


def test_a_pause_taken_back_on_its_first_day_never_was(cast):
    with cast.at_northgate():
        made = pause(cast.sam, assignment=cast.sams_check_in, starts=MONDAY, by=cast.sam).subject
        end_pause(made, on=MONDAY, by=cast.sam)

        assert due(cast, cast.sams_check_in) == 8


def test_what_is_on_hold_is_not_put_on_hold_again(cast):
    with cast.at_northgate():
        first = pause(cast.sam, assignment=cast.sams_check_in, starts=MONDAY, by=cast.sam)
        again = pause(cast.sam, assignment=cast.sams_check_in, starts=MONDAY, by=cast.noor)
        assert isinstance(again, AlreadyDone)
        assert again.subject == first.subject

        later = SUNDAY + timedelta(days=3)
        fresh = pause(cast.sam, assignment=cast.sams_check_in, starts=later, by=cast.sam)
        assert isinstance(fresh, Done)
        assert due(cast, cast.sams_check_in) == 1


@pytest.mark.parametrize("thing", ["sams_check_in", None])
def test_two_open_pauses_of_the_same_cannot_exist(cast, thing):
    with cast.at_northgate():
        rows = [
            Pause(
                clinic_id=cast.sam.clinic_id,
                client=cast.sam,
                assignment=getattr(cast, thing) if thing else None,
                starts=MONDAY,
                until=SUNDAY,
                made_by=cast.sam,
            )
            for _ in range(2)
        ]
        rows[0].save()
        with pytest.raises(IntegrityError), transaction.atomic():
            rows[1].save()


@pytest.mark.parametrize("who", ["vera", "tom", "olga", "kim", "otto"])
def test_nobody_else_puts_a_clients_plan_on_hold(cast, who):
    with cast.at_northgate():
        made = pause(cast.sam, starts=MONDAY, by=cast.sam).subject
        with pytest.raises(PermissionDenied):
            pause(cast.sam, assignment=cast.sams_check_in, starts=MONDAY, by=getattr(cast, who))
        with pytest.raises(PermissionDenied):
            end_pause(made, on=MONDAY, by=getattr(cast, who))


def test_a_pause_is_of_ones_own_plan_and_ends(cast):
    with cast.at_northgate():
        with pytest.raises(ValidationError):
            pause(cast.sam, assignment=cast.kims_check_in, starts=MONDAY, by=cast.sam)
        for until in (MONDAY - timedelta(days=1), MONDAY + timedelta(days=28)):
            with pytest.raises(ValidationError):
                pause(cast.sam, starts=MONDAY, until=until, by=cast.sam)
