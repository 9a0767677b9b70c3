"""A programme goes on by itself: by week, by session, or by what was done, and as ideas only."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from midweek.audit import clock
from midweek.people.access import grant_to_client
from midweek.people.actions.care import end_care
from midweek.people.models import CareLink
from midweek.plans.actions.appointments import cancel_appointment, make_appointment
from midweek.plans.actions.programmes import stop_programme, take_up_programme, waiting_in
from midweek.plans.actions.starting import offer_template
from midweek.plans.actions.templates import Part, make_template
from midweek.plans.models import Programme, Proposal
from midweek.practice.actions.releasing import release_everywhere
from midweek_rules.releasing import Release
from tests.cast import version_of
from tests.plans.test_plan import WALK

WEEK = timedelta(days=7)


@pytest.fixture
def begin(cast):
    """Offer Sam the walk now and slow breathing after something; say what is open then."""

    def begun(after: str, *, first: str = "ten-minute-walk"):
        parts = [Part(first, WALK), Part("slow-breathing", replace(WALK), after)]
        template = make_template("Weeks", parts, shared=False, by=cast.noor).subject
        offer_template(template, [cast.sam], by=cast.noor)
        return Programme.objects.get(client=cast.sam)

    with cast.at_northgate():
        yield begun


def offered() -> list[str]:
    slugs = Proposal.objects.open().values_list("activity__slug", flat=True)
    return sorted(slugs)


def at(moment) -> list[str]:
    with clock.at(moment):
        release_everywhere()
        release_everywhere()
    return offered()


def test_the_next_part_is_offered_when_its_week_has_come_and_only_once(cast, begin):
    programme = begin("weeks:2")
    assert offered() == ["ten-minute-walk"]

    assert at(clock.now() + 2 * WEEK - timedelta(days=1)) == ["ten-minute-walk"]
    assert at(clock.now() + 2 * WEEK) == ["slow-breathing", "ten-minute-walk"]

    programme.refresh_from_db()
    assert programme.ended_at and not Programme.objects.running().exists()
    assert {one.offer.made_by_id for one in Proposal.objects.open()} == {cast.noor.pk}


def test_a_session_counts_once_it_was_and_a_cancelled_one_never(cast, begin):
    begin("sessions:1")
    soon = clock.now() + timedelta(days=1)
    cancelled = make_appointment(cast.sam, starts_at=soon, by=cast.noor).subject
    cancel_appointment(cancelled, by=cast.noor)
    make_appointment(cast.sam, starts_at=soon + timedelta(days=1), by=cast.noor)

    assert at(soon + timedelta(hours=1)) == ["ten-minute-walk"]
    assert at(soon + timedelta(days=1, hours=1)) == ["slow-breathing", "ten-minute-walk"]


def test_once_the_one_before_was_done_the_next_is_offered_and_time_alone_brings_nothing(
    cast, begin, sams_phone
):
    begin("done:2", first="check-in")
    later = clock.now() + 8 * WEEK
    assert at(later) == []
    for _ in range(2):
        check_in = version_of("check-in").pk
        told = sams_phone.entry(check_in, assignment=cast.sams_check_in.pk)
        assert told.status_code == 201

    assert at(clock.now()) == ["slow-breathing"]


def test_nothing_is_offered_in_the_name_of_who_treats_no_more(cast, begin):
    begin("weeks:1")
    for link in CareLink.objects.filter(client=cast.sam, ended_at=None):
        end_care(link, by=cast.noor)

    assert at(clock.now() + WEEK) == ["ten-minute-walk"]


def test_a_stopped_programme_offers_nothing_until_it_is_taken_up(cast, begin):
    programme = begin("weeks:1")
    for deed in (stop_programme, take_up_programme):
        with pytest.raises(PermissionDenied):
            deed(programme, by=cast.vera)
    stop_programme(programme, by=cast.noor)
    assert at(clock.now() + WEEK) == ["ten-minute-walk"]

    take_up_programme(programme, by=cast.noor)

    assert at(clock.now() + WEEK) == ["slow-breathing", "ten-minute-walk"]


def test_what_waits_is_sealed_and_something_is_there_from_the_beginning(cast, begin):
    programme = begin("weeks:1")
    grant = grant_to_client(cast.sam, by=cast.noor, purpose="test")
    waiting = waiting_in(programme, grant=grant)
    assert (waiting.before, [one.after for one in waiting.parts]) == (
        "ten-minute-walk",
        ["weeks:1"],
    )
    assert b"breathing" not in bytes(programme.waiting)
    assert not Programme.objects.visible_to(cast.vera).exists()

    for wrong in ("weeks:1", "weeks:0", "months:1", "weeks:99", "done"):
        with pytest.raises(ValidationError):
            make_template("x", [Part("check-in", WALK, wrong)], shared=False, by=cast.noor)


@pytest.mark.parametrize(
    ("after", "known", "ready"),
    [
        ("weeks:2", (13, 9, 9), False),
        ("weeks:2", (14, 0, 0), True),
        ("sessions:2", (99, 1, 9), False),
        ("sessions:2", (0, 2, 0), True),
        ("done:3", (99, 9, 2), False),
        ("done:3", (0, 0, 3), True),
    ],
)
def test_each_way_of_being_ready_looks_at_its_own_count(after, known, ready):
    days, sessions, done = known

    assert Release.read(after).is_ready(days=days, sessions=sessions, done=done) == ready
