"""A session tomorrow and something new are told with what is due, in words that say nothing."""

from datetime import timedelta

import pytest

from midweek.audit import clock
from midweek.people.models import Person
from midweek.plans.actions.appointments import cancel_appointment, make_appointment
from midweek.practice.actions.messages import write_message
from midweek.practice.models import Message
from midweek.reminders.actions.planning import plan_clinic
from midweek.reminders.actions.telling import tell_clinic
from midweek.reminders.models import Reminder
from tests.reminders.conftest import HALF_PAST_SIX, NOON

A_DAY = timedelta(days=1)
NEWS = "news"


@pytest.fixture
def round_at(cast, channels):
    """Plan and tell at a moment, as the worker does."""

    def done(at):
        with clock.at(at):
            plan_clinic(cast.northgate.pk)
            return tell_clinic(cast.northgate.pk, channels)

    return done


@pytest.fixture
def nothing_planned(cast):
    """Sam has nothing in the plan that is due."""
    with cast.at_northgate():
        for thing in (cast.sams_check_in, cast.sams_phq9):
            thing.ended_at = NOON - A_DAY
            thing.save()


def said(push):
    return [one["kind"] for one in push.heard]


def test_a_session_is_told_of_the_day_before_together_with_what_is_due(
    cast, wanting, round_at, push
):
    wanting(cast.sam, "push", session_tomorrow=True)
    make_appointment(cast.sam, starts_at=NOON + A_DAY, by=cast.noor)

    round_at(NOON)
    round_at(HALF_PAST_SIX)

    assert said(push) == ["session"]
    assert Reminder.objects.filter(kind="session").get().state == "delivered"


def test_who_did_not_ask_is_told_of_no_session(cast, wanting, round_at):
    wanting(cast.sam, "push")
    make_appointment(cast.sam, starts_at=NOON + A_DAY, by=cast.noor)

    round_at(NOON)

    assert not Reminder.objects.filter(kind="session").exists()


def test_a_session_cancelled_after_the_planning_is_not_told_of(
    cast, wanting, round_at, push, nothing_planned, channels
):
    wanting(cast.sam, "push", session_tomorrow=True)
    session = make_appointment(cast.sam, starts_at=NOON + A_DAY, by=cast.noor).subject
    round_at(NOON)
    cancel_appointment(session, by=cast.noor)

    with clock.at(HALF_PAST_SIX):
        tell_clinic(cast.northgate.pk, channels)

    assert not push.heard
    assert Reminder.objects.get(kind="session").reason == "not_due"


def test_a_message_is_told_of_once_with_what_is_due_and_not_a_word_of_it(
    cast, wanting, round_at, push
):
    wanting(cast.sam, "push", most_a_day=3)
    round_at(NOON)
    for words in ("Well done.", "And rest."):
        write_message(cast.sams_check_in, words=words, by=cast.noor)
    round_at(NOON + timedelta(minutes=1))
    assert not push.heard

    for hours in (0, 1, 24):
        round_at(HALF_PAST_SIX + timedelta(hours=hours))

    # Together with what is due, and never again: the next is about what is due then.
    assert len(push.heard) == 2 and "Well" not in str(push.heard)
    news = Reminder.objects.filter(kind="news")
    assert [one.state for one in news] == ["delivered"]


def test_with_nothing_due_a_message_is_told_of_alone_and_another_on_the_next_day(
    cast, wanting, round_at, push, nothing_planned
):
    wanting(cast.sam, "push", at="", most_a_day=5)
    write_message(cast.sams_check_in, words="Well done.", by=cast.noor)

    round_at(NOON)
    with clock.at(NOON + timedelta(hours=1)):
        write_message(cast.sams_check_in, words="And rest.", by=cast.noor)
    round_at(NOON + timedelta(hours=2))
    assert said(push) == [NEWS]
    round_at(NOON + A_DAY - timedelta(hours=4))
    round_at(NOON + A_DAY + timedelta(hours=14))

    assert said(push) == [NEWS, NEWS]


def test_what_was_read_meanwhile_is_not_told_of(cast, wanting, round_at, push, nothing_planned):
    wanting(cast.sam, "push")
    write_message(cast.sams_check_in, words="Well done.", by=cast.noor)
    round_at(NOON)
    Message.objects.update(read_at=NOON, read_by=cast.sam)

    round_at(HALF_PAST_SIX)

    assert not push.heard and Reminder.objects.get(kind="news").reason == "not_due"


def test_who_flies_east_over_a_time_has_it_on_arrival_and_who_flies_west_has_it_once(
    cast, wanting, round_at, push
):
    wanting(cast.sam, "push")
    landed = NOON + timedelta(hours=1)
    round_at(NOON)
    _move(cast.sam, "Asia/Dhaka", since=landed)
    round_at(landed + timedelta(minutes=1))
    assert len(push.heard) == 1

    _move(cast.sam, "America/New_York", since=landed + timedelta(hours=10))
    for hours in range(11, 16):
        round_at(landed + timedelta(hours=hours))

    assert len({one["id"] for one in push.heard}) == len(push.heard)
    told = Reminder.objects.filter(state="delivered", lead=None)
    assert len(told) == len({one.occasion_on for one in told})


def _move(client: Person, zone: str, *, since) -> None:
    client.refresh_from_db()
    client.zone_moves = [*client.zone_moves, [since.isoformat(), client.zone]]
    client.zone, client.plan_counter = zone, client.plan_counter + 1
    client.save()
