"""A phone that opened the app once works anywhere, and loses nothing."""

import json
import time
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.fixtures.desks import Desk
from tests.fixtures.phones import go, keeps_offline, ready, settled

A_DAY_LATER = """
import json
from datetime import timedelta
from django.utils import timezone
from midweek.audit import clock
from midweek.audit.scope import in_clinic
from midweek.people.access import name_of
from midweek.people.models import Clinic, Person
from midweek.practice.actions.telling import tell_in_clinic
clinic = Clinic.objects.get(name="Northgate")
with clock.at(timezone.now() + timedelta(hours=25)):
    tell_in_clinic(clinic.pk, lambda person: None)
with in_clinic(clinic.pk):
    staff = {name_of(one, by=one).split()[0].lower(): str(one.pk)
             for one in Person.objects.filter(kind="staff")}
    print(json.dumps(staff))
"""


@pytest.fixture
def sam(client_of):
    return client_of()


@pytest.fixture
def offline(sam):
    """Sam's phone, after one visit, in a place without signal; the app was closed in between."""
    page = sam.open("today")
    settled(page)
    keeps_offline(page)
    page.context.set_offline(True)
    page.close()
    return page.context.new_page()


@pytest.mark.parametrize(
    ("place", "shows"),
    [
        ("today", "How are you right now?"),
        ("check-in", "How are you right now?"),
        ("plan", "What you agreed"),
        ("journal", "Write the first line."),
        ("write", "Who can read this?"),
        ("progress", "This week so far"),
        ("help", "Call 999"),
        ("settings", "Sign out"),
    ],
)
def test_every_screen_opens_from_cold_without_signal(sam, offline, place, shows):
    go(offline, f"{sam.server.address}/app/{place}")

    expect(offline.get_by_text(shows).first).to_be_visible()
    if place not in ("help",):
        expect(offline.get_by_text("You’re offline.")).to_be_visible()


def test_the_help_page_opens_without_signal(sam, offline):
    offline.goto(f"{sam.server.address}/help/")
    ready(offline)

    expect(offline.get_by_role("heading", name="Help now")).to_be_visible()
    expect(offline.get_by_role("link", name="Call 999")).to_have_attribute("href", "tel:999")


def test_with_signal_the_help_page_is_the_clinics_own(sam):
    page = sam.open("today")
    settled(page)
    keeps_offline(page)

    page.goto(f"{sam.server.address}/help/")

    expect(page.get_by_role("link", name="999")).to_be_visible()
    assert page.url.endswith("/help/")


def test_breathing_needs_no_signal(sam, offline):
    go(offline, f"{sam.server.address}/app/do/{sam.plan['slow-breathing']}")

    offline.get_by_role("button", name="Start").click()
    expect(offline.get_by_text("Breathe in")).to_be_visible()
    expect(offline.get_by_text("Breathe out")).to_be_visible()
    offline.get_by_role("button", name="End").click()

    expect(offline.get_by_text("How are you now?")).to_be_visible()


def test_a_week_without_signal_arrives_whole_and_once(sam, offline):
    today = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0)
    days = [today - timedelta(days=ago) for ago in range(7, 0, -1)]
    for number, day in enumerate(days):
        offline.clock.set_fixed_time(day)
        go(offline, f"{sam.server.address}/app/check-in")
        offline.get_by_role("radio", name="Low" if number % 2 else "Good", exact=True).click()
        offline.get_by_label("A few words").fill(f"day {number}")
        offline.get_by_role("button", name="Save").click()
        expect(offline.get_by_text("Saved on this phone.").first).to_be_visible()
    assert sam.kept()["entries"] == []

    offline.context.set_offline(False)
    go(offline, f"{sam.server.address}/app/settings")
    expect(offline.get_by_text("Everything is sent.")).to_be_visible()

    kept = sam.kept()["entries"]
    assert [entry["answers"]["words"] for entry in kept] == [f"day {n}" for n in range(7)]
    assert [entry["on"] for entry in kept] == [f"{day:%Y-%m-%d}" for day in days]


@pytest.mark.measured
def test_a_hard_answer_opens_help_within_a_second_without_signal(sam, offline):
    go(offline, f"{sam.server.address}/app/do/{sam.plan['phq-9']}")
    offline.get_by_role("button", name="Start").click()
    for number in range(1, 9):
        expect(offline.get_by_text(f"{number} of 10")).to_be_visible()
        offline.get_by_role("radio", name="Not at all").click()
    expect(offline.get_by_text("9 of 10")).to_be_visible()

    asked = time.monotonic()
    offline.get_by_role("radio", name="Several days").click()
    expect(offline.get_by_text("You deserve help with that today.")).to_be_visible()
    assert time.monotonic() - asked < 1

    expect(offline.get_by_role("link", name="Call 999")).to_have_attribute("href", "tel:999")
    expect(offline.get_by_text("Nobody reads this around the clock.")).to_be_visible()
    offline.get_by_role("link", name="Back to the questions").click()
    expect(offline.get_by_text("10 of 10")).to_be_visible()


def test_the_hard_answer_reaches_the_clinic_even_if_nothing_more_is_said(sam, offline):
    go(offline, f"{sam.server.address}/app/do/{sam.plan['phq-9']}")
    offline.get_by_role("button", name="Start").click()
    for number in range(1, 10):
        expect(offline.get_by_text(f"{number} of 10")).to_be_visible()
        answer = "Several days" if number == 9 else "Not at all"
        offline.get_by_role("radio", name=answer).click()
    expect(offline.get_by_text("You deserve help with that today.")).to_be_visible()

    offline.context.set_offline(False)
    go(offline, f"{sam.server.address}/app/settings")
    expect(offline.get_by_text("Everything is sent.")).to_be_visible()

    kept = sam.kept()
    assert kept["notices"] == 1
    assert [(e["finished"], e["answers"]["q9"]) for e in kept["entries"]] == [(False, 1)]
    noor, olga = both_desks_a_day_later(sam)
    expect(noor.get_by_text("PHQ-9 question 9: “Several days”")).to_be_visible()
    expect(olga.get_by_text("Nobody took it up within 24 hours")).to_be_visible()
    olga.get_by_role("radio", name="Called, no answer yet").check()
    olga.get_by_role("button", name="Write this down").click()
    expect(olga.get_by_text("Nothing waits here.")).to_be_visible()
    noor.reload()
    expect(noor.get_by_text("Nothing waits here.")).to_be_visible()


def both_desks_a_day_later(sam):
    """The notices of who treats, and of the deputy, when nobody has taken anything up."""
    told = sam.server.python(A_DAY_LATER).strip().splitlines()[-1]
    people = json.loads(told)
    desk = Desk(sam.server, people, sam.new_context)
    return desk.open("/notices/"), desk.open("/notices/", who="olga")


def test_what_was_open_when_the_signal_went_says_so_and_carries_on(sam):
    page = sam.open("write")
    settled(page)
    keeps_offline(page)  # or, on a slow machine, the signal goes before the first visit is over
    page.context.set_offline(True)

    expect(page.get_by_text("You’re offline. Keep writing.")).to_be_visible()
    page.get_by_label("Your words").fill("on the train")
    page.get_by_role("button", name="Done").click()
    ready(page)

    expect(page.get_by_text("on the train")).to_be_visible()
