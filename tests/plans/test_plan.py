"""The plan: what two people agree, change, end and bring back; and by whom alone."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from midweek.audit.action import AlreadyDone, Done
from midweek.library.models import Activity
from midweek.people.access import grant_to_client
from midweek.plans.actions.appointments import cancel_appointment, make_appointment
from midweek.plans.actions.assigning import Agreed, assign, bring_back, change_terms, end_assignment
from midweek.plans.models import Appointment, Assignment, Terms
from midweek.plans.queries import items, next_appointments

WALK = Agreed(
    why="to get out of bed",
    starts=date(2026, 11, 2),
    rrule="FREQ=WEEKLY;BYDAY=MO",
    times=("09:00",),
)
STRANGERS = ["vera", "tom", "olga", "sam", "kim", "otto", "ida"]


def counter(cast):
    cast.sam.refresh_from_db()
    return cast.sam.counter


def walk():
    return Activity.objects.get(slug="ten-minute-walk")


def deeds(cast):
    """Every deed on Sam's plan, ready to be done by somebody."""
    made = make_appointment(cast.sam, starts_at=timezone.now(), by=cast.noor).subject
    return [
        lambda by: assign(cast.sam, walk(), agreed=WALK, by=by),
        lambda by: change_terms(cast.sams_check_in, agreed=WALK, by=by),
        lambda by: end_assignment(cast.sams_check_in, by=by),
        lambda by: bring_back(cast.sams_check_in, by=by),
        lambda by: make_appointment(cast.sam, starts_at=timezone.now(), by=by),
        lambda by: cancel_appointment(made, by=by),
    ]


@pytest.mark.parametrize("who", STRANGERS)
def test_nobody_but_the_therapist_changes_the_plan(cast, who):
    with cast.at_northgate():
        ready = deeds(cast)
        before = (Assignment.objects.count(), Terms.objects.count(), counter(cast))
        for deed in ready:
            with pytest.raises(PermissionDenied):
                deed(getattr(cast, who))
        assert (Assignment.objects.count(), Terms.objects.count(), counter(cast)) == before


def test_what_was_agreed_reaches_the_phone_and_is_sealed(cast):
    with cast.at_northgate():
        before = counter(cast)
        made = assign(cast.sam, walk(), agreed=WALK, by=cast.noor).subject

        assert counter(cast) > before
        grant = grant_to_client(cast.sam, by=cast.noor, purpose="test")
        (item,) = [one for one in items(cast.sam, grant=grant) if one.id == made.pk]
        assert (item.why, item.number, item.slug) == (WALK.why, 1, "ten-minute-walk")
        assert b"bed" not in bytes(Terms.objects.get(assignment=made).why)


def test_changed_terms_follow_and_the_earlier_ones_stay(cast):
    with cast.at_northgate():
        before = counter(cast)
        change_terms(cast.sams_check_in, agreed=WALK, by=cast.noor)

        terms = Terms.objects.filter(assignment=cast.sams_check_in).order_by("number")
        assert [one.number for one in terms] == [1, 2]
        assert [one.times for one in terms] == [["21:30"], ["09:00"]]
        assert counter(cast) > before


def test_what_ended_can_be_brought_back_and_each_is_done_once(cast):
    with cast.at_northgate():
        steps = (end_assignment, end_assignment, bring_back, bring_back)
        outcomes = [type(step(cast.sams_check_in, by=cast.noor)) for step in steps]
        assert outcomes == [Done, AlreadyDone, Done, AlreadyDone]


def test_what_ended_is_not_changed(cast):
    with cast.at_northgate():
        end_assignment(cast.sams_check_in, by=cast.noor)
        with pytest.raises(ValidationError):
            change_terms(cast.sams_check_in, agreed=WALK, by=cast.noor)


@pytest.mark.parametrize(
    "wrong",
    [
        {"why": "  "},
        {"rrule": "FREQ=SECONDLY"},
        {"rrule": "every day"},
        {"times": ("25:00",)},
        {"times": ("soon",)},
    ],
)
def test_what_makes_no_sense_is_refused_whole(cast, wrong):
    with cast.at_northgate():
        before = (Assignment.objects.count(), counter(cast))
        with pytest.raises(ValidationError):
            assign(cast.sam, walk(), agreed=Agreed(**(vars(WALK) | wrong)), by=cast.noor)
        assert (Assignment.objects.count(), counter(cast)) == before


def test_the_next_session_is_the_first_that_was_not_called_off(cast):
    now = timezone.now()
    with cast.at_northgate():
        first, second = (
            make_appointment(cast.sam, starts_at=now + timedelta(days=days), by=cast.noor).subject
            for days in (1, 8)
        )
        make_appointment(cast.kim, starts_at=now + timedelta(hours=1), by=cast.noor)
        assert next_appointments(cast.sam, now=now) == [first, second]

        cancel_appointment(first, by=cast.noor)

        assert next_appointments(cast.sam, now=now) == [second]
        assert Appointment.objects.visible_to(cast.vera).count() == 0


def test_a_meeting_is_cancelled_once_and_the_first_time_stays(cast):
    with cast.at_northgate():
        meeting = make_appointment(cast.sam, starts_at=timezone.now(), by=cast.noor).subject
        cancel_appointment(meeting, by=cast.noor)
        first = meeting.cancelled_at

        assert isinstance(cancel_appointment(meeting, by=cast.noor), AlreadyDone)
        assert meeting.cancelled_at == first
