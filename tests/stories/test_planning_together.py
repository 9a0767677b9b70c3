"""On the phone: how sure, asked once, and how hard it was, in one tap."""

import pytest
from playwright.sync_api import expect

from tests.fixtures.phones import all_sent, keeps_offline, settled

WALK = "Ten-minute walk"
OBSTACLES = """
import json
from midweek.audit.scope import in_clinic
from midweek.people.access import grant_to_client
from midweek.people.models import Clinic, Person
from midweek.people.vault import open_sealed
from midweek.practice.models import Skip
with in_clinic(Clinic.objects.get(name="Northgate").pk):
    client = Person.objects.get(pk={id!r})
    grant = grant_to_client(client, by=client, purpose="a story")
    print(json.dumps(open_sealed(Skip.objects.get(client=client), "obstacles", grant=grant)))
"""


@pytest.fixture
def sam(client_of):
    return client_of("check-in", "ten-minute-walk")


def test_a_new_thing_is_asked_about_once_also_without_signal(sam, problems, axe):
    problems.allow("ERR_INTERNET_DISCONNECTED")
    page = sam.open("plan")
    settled(page)
    expect(page.get_by_role("heading", name=f"New in your plan: {WALK}")).to_be_visible()
    axe(page)
    page.context.set_offline(True)

    page.get_by_role("button", name="60", exact=True).click()
    expect(page.get_by_role("button", name="Leave it as it is")).to_be_visible()
    page.get_by_role("button", name="The first minute only").click()
    expect(page.get_by_text("How sure are you")).to_have_count(0)

    page.context.set_offline(False)
    all_sent(page)
    page.reload()
    settled(page)
    expect(page.get_by_role("heading", name=WALK).or_(page.get_by_text(WALK)).first).to_be_visible()
    expect(page.get_by_text("How sure are you")).to_have_count(0)
    page.get_by_role("link", name=WALK).click()
    expect(page.get_by_text("The first minute is enough.")).to_be_visible()


def test_after_a_tick_one_tap_says_how_hard_it_was_and_is_not_asked_again(sam, axe):
    page = sam.open("today")
    settled(page)
    page.get_by_role("checkbox", name=WALK).click()
    asked = page.get_by_role("group", name="How hard was it?")
    expect(asked).to_be_visible()
    axe(page)

    asked.get_by_role("button", name="About right").click()

    expect(asked).to_have_count(0)
    more_is_said(page, axe)
    all_sent(page)
    page.reload()
    settled(page)
    expect(page.get_by_role("checkbox", name=f"“{WALK}” is done")).to_be_checked()
    expect(asked).to_have_count(0)


def more_is_said(page, axe):
    """Whoever likes says with two taps more whether it helped, and what they learnt."""
    page.get_by_role("link", name="Say more").click()
    expect(page.get_by_role("radio", name="About right")).to_be_checked()
    page.get_by_role("radio", name="A lot").check()
    page.get_by_label("What did you learn?").fill("Going out is the hard part.")
    page.get_by_role("button", name="Keep it").click()
    axe(page)
    page.get_by_role("link", name="Back").click()
    page.get_by_role("link", name="Back").click()
    expect(page.get_by_role("region", name="What helped you a lot")).to_contain_text(WALK)
    axe(page)
    page.get_by_role("link", name="Today").click()


def test_what_got_in_the_way_is_tapped_after_not_today_without_signal_too(sam, problems, axe):
    problems.allow("ERR_INTERNET_DISCONNECTED")
    page = sam.open("today")
    settled(page)
    keeps_offline(page)
    page.context.set_offline(True)
    page.get_by_role("button", name=f"More for “{WALK}”").click()
    page.get_by_role("button", name="Not today", exact=True).click()

    page.get_by_role("link", name="What got in the way?").click()
    page.get_by_role("checkbox", name="No time").check()
    page.get_by_role("checkbox", name="I felt too unwell").check()
    axe(page)
    page.context.set_offline(False)
    all_sent(page)

    kept = sam.server.python(OBSTACLES.format(id=sam.id))
    assert kept.strip().splitlines()[-1] == '["no_time", "symptoms"]'
