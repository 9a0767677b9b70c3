"""A reminder comes once, at the time that was chosen, in words that say nothing; or not at all."""

from datetime import timedelta

import pytest
from django.conf import settings
from uuid6 import uuid7

from midweek.audit import clock
from midweek.people.actions.care import end_care
from midweek.people.actions.contacts import tell_address
from midweek.people.models import CareLink, Contact
from midweek.plans.actions.useful import remind_later
from midweek.plans.models import Pause
from midweek.practice.models import Skip
from midweek.reminders.actions import telling
from midweek.reminders.actions.once import plan_what_comes_later, send_what_was_asked_for
from midweek.reminders.actions.planning import plan_clinic
from midweek.reminders.actions.telling import tell_clinic
from midweek.reminders.models import OPEN, Reminder
from tests.reminders.conftest import HALF_PAST_SIX, MONDAY, NOON

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def tell(cast, channels):
    """Do a round at a moment."""

    def told(at=HALF_PAST_SIX):
        with clock.at(at):
            return tell_clinic(cast.northgate.pk, channels)

    return told


def ends(channel: str = "push") -> list[tuple[str, str]]:
    found = Reminder.objects.filter(occasion_on=MONDAY, channel=channel).order_by("due_at", "pk")
    return sorted(found.values_list("state", "reason"))


def test_several_things_due_are_one_message_that_says_nothing(cast, wanting, tell, push):
    wanting(cast.sam, "push")
    plan_clinic(cast.northgate.pk)

    tell()
    tell(HALF_PAST_SIX + timedelta(minutes=5))

    assert [one["kind"] for one in push.heard] == ["planned"]
    assert set(push.heard[0]) == {"id", "kind", "ttl", "key"}
    assert set(push.effects.values()) == {1}
    assert ends() == [("delivered", ""), ("delivered", "bundled")]


def test_nothing_comes_before_its_time(cast, wanting, tell, push):
    wanting(cast.sam, "push")
    plan_clinic(cast.northgate.pk)

    assert tell(HALF_PAST_SIX - timedelta(minutes=1)) == 0 and not push.heard


def test_what_is_done_already_is_not_reminded_of(cast, wanting, tell, push):
    wanting(cast.sam, "push")
    plan_clinic(cast.northgate.pk)
    for thing in (cast.sams_check_in, cast.sams_phq9):
        Skip(
            id=uuid7(), clinic=cast.northgate, client=cast.sam, assignment=thing,
            occasion_on=MONDAY, occasion_slot="21:30", kind="not_today",
            recorded_at=NOON, received_at=NOON, changed_seq=2,
        ).save()  # fmt: skip

    tell()

    assert not push.heard and {reason for _, reason in ends()} == {"done"}


def test_a_late_reminder_expires_and_an_outage_ends_without_a_burst(cast, wanting, tell, push):
    wanting(cast.sam, "push")
    plan_clinic(cast.northgate.pk)

    tell(HALF_PAST_SIX + timedelta(hours=4))

    assert not push.heard and set(ends()) == {("expired", "late")}


def test_who_is_treated_no_more_is_not_reminded(cast, wanting, tell, push):
    wanting(cast.sam, "push")
    plan_clinic(cast.northgate.pk)
    for link in CareLink.objects.filter(client=cast.sam, ended_at=None):
        end_care(link, by=cast.noor)

    tell()

    assert not push.heard and {reason for _, reason in ends()} == {"no_care"}


def test_a_pause_taken_after_the_planning_is_kept_to(cast, wanting, tell, push):
    wanting(cast.sam, "push")
    plan_clinic(cast.northgate.pk)
    Pause(
        clinic=cast.northgate, client=cast.sam, starts=MONDAY, until=MONDAY, made_by=cast.sam
    ).save()

    tell()

    assert not push.heard and {reason for _, reason in ends()} == {"not_due"}


def test_quiet_hours_are_kept_to(cast, wanting, tell, push):
    wanting(cast.sam, "push", quiet_from="18:00")
    plan_clinic(cast.northgate.pk)

    tell()

    assert not push.heard and {reason for _, reason in ends()} == {"quiet"}


def test_another_time_on_the_same_day_does_not_remind_again(cast, wanting, tell, push):
    row = wanting(cast.sam, "push", most_a_day=3)
    plan_clinic(cast.northgate.pk)
    tell()
    row.at = "20:00"
    row.save()
    cast.sam.plan_counter += 1
    cast.sam.save(update_fields=["plan_counter"])
    with clock.at(HALF_PAST_SIX + timedelta(minutes=10)):
        plan_clinic(cast.northgate.pk)

    tell(HALF_PAST_SIX + timedelta(minutes=95))

    assert len(push.heard) == 1


def test_a_lost_phone_is_forgotten_and_a_text_goes_instead(cast, wanting, tell, push, gateway):
    wanting(cast.sam, "push", "sms")
    plan_clinic(cast.northgate.pk)
    push.answers = [(410, {})]

    tell()
    tell(HALF_PAST_SIX + timedelta(minutes=1))

    assert Contact.objects.get(client=cast.sam, channel="push").address is None
    assert [one["text"] for one in gateway.heard] == ["You have something planned"]
    assert ("failed", "gone") in ends() and ("delivered", "") in ends("sms")


def test_a_service_that_asks_to_wait_is_given_time(cast, wanting, tell, push):
    wanting(cast.sam, "push")
    plan_clinic(cast.northgate.pk)
    push.answers = [(429, {"Retry-After": "600"})]

    tell()
    tell(HALF_PAST_SIX + timedelta(minutes=5))
    assert not push.heard
    tell(HALF_PAST_SIX + timedelta(minutes=11))

    assert len(push.heard) == 1 and set(push.effects.values()) == {1}


def test_no_redirect_is_followed(cast, wanting, tell, push):
    wanting(cast.sam, "push")
    plan_clinic(cast.northgate.pk)
    push.answers = [(307, {"Location": push.subscription()["endpoint"]})]

    tell()

    assert not push.heard and ("failed", "http_307") in ends()


def test_after_five_without_an_answer_reminders_stop_and_the_app_asks_once(
    cast, wanting, tell, push
):
    row = wanting(cast.sam, "push")
    plan_clinic(cast.northgate.pk)
    for days in range(1, 6):
        Reminder(
            clinic=cast.northgate, client=cast.sam, about=uuid7(), channel="push", slot="18:30",
            occasion_on=MONDAY - timedelta(days=2 * days), due_at=NOON, until=NOON,
            state="delivered", told_at=NOON - timedelta(days=2 * days),
        ).save()  # fmt: skip

    tell()

    row.refresh_from_db()
    assert not push.heard and row.asks


def test_no_more_texts_are_sent_than_the_clinic_pays_for(cast, wanting, tell, gateway, monkeypatch):
    monkeypatch.setattr(settings.ENVIRONMENT, "sms_a_month", 0)
    wanting(cast.sam, "sms")
    plan_clinic(cast.northgate.pk)

    tell()

    assert not gateway.heard and set(ends("sms")) == {("failed", "cap")}


def test_later_comes_once_more_at_the_time_that_was_asked_for(cast, wanting, tell, push):
    wanting(cast.sam, "push")
    plan_clinic(cast.northgate.pk)
    tell()
    with clock.at(HALF_PAST_SIX):
        remind_later(
            cast.sam, of=push.heard[0]["id"], at=HALF_PAST_SIX + timedelta(hours=1), by=cast.sam
        )
        plan_what_comes_later(cast.northgate.pk)
        plan_what_comes_later(cast.northgate.pk)

    tell(HALF_PAST_SIX + timedelta(minutes=59))
    assert len(push.heard) == 1
    tell(HALF_PAST_SIX + timedelta(minutes=61))
    assert len(push.heard) == 2


def test_a_code_is_sent_once(cast, wanting, channels, gateway):
    tell_address(cast.sam, channel="sms", address="+447700900123", by=cast.sam)

    for _ in range(2):
        send_what_was_asked_for(cast.northgate.pk, channels)

    assert [one["text"][:13] for one in gateway.heard] == ["Your code is "]


class PowerCut(BaseException):
    """The power goes."""


POINTS = (
    "before the claim", "after the claim", "during the hand-over",
    "after the carrier's yes", "before the end is written", "after it is written",
)  # fmt: skip


@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("channel", ["push", "sms"])
def test_a_power_cut_at_any_point_leaves_one_end_and_one_effect_at_most(
    cast, wanting, tell, push, gateway, monkeypatch, channel, point
):
    wanting(cast.sam, channel)
    plan_clinic(cast.northgate.pk)
    _cut_the_power(monkeypatch, point)

    with pytest.raises(PowerCut):
        tell()
    monkeypatch.undo()
    for minutes in (6, 12):
        tell(HALF_PAST_SIX + timedelta(minutes=minutes))

    left = Reminder.objects.filter(occasion_on=MONDAY, state__in=OPEN)
    assert not left.exists()
    if channel == "push":
        # Handed over twice perhaps, always under one topic: the phone shows one.
        assert len(push.effects) == 1
    else:
        assert sum(gateway.effects.values()) <= 1


def _cut_the_power(monkeypatch, point: str) -> None:
    step, after = {
        "before the claim": ("claim", False),
        "after the claim": ("decide_all", False),
        "during the hand-over": ("hand_over", False),
        "after the carrier's yes": ("hand_over", True),
        "before the end is written": ("settle", False),
        "after it is written": ("tell_clinic", True),
    }[point]
    if step == "tell_clinic":
        real = tell_clinic
        target = globals()
    else:
        real, target = getattr(telling, step), vars(telling)

    def cut(*args, **kwargs):
        if after:
            real(*args, **kwargs)
        raise PowerCut

    monkeypatch.setitem(target, step, cut)


@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(days=1), timedelta(days=365)])
@pytest.mark.parametrize("way", [1, -1])
def test_a_clock_that_jumps_causes_no_storm_and_no_silence(cast, wanting, tell, push, jump, way):
    wanting(cast.sam, "push")
    plan_clinic(cast.northgate.pk)
    with clock.at(NOON + way * jump):
        plan_clinic(cast.northgate.pk)
    tell(NOON + way * jump)
    assert len(push.heard) <= 1
    before = len(push.heard)

    with clock.at(NOON + timedelta(minutes=1)):
        plan_clinic(cast.northgate.pk)
    tell(HALF_PAST_SIX)

    assert len(push.heard) - before <= 1 and push.heard
