"""A therapist sets Midweek up and invites somebody; the client joins; a stranger stays out."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.fixtures.browser import LAPTOP
from tests.stories.passkeys import Counted, hold_a_passkey

KEY = "Go on with a passkey"
MOST_CLICKS, MOST_FIELDS = 7, 5
MOST_TAPS = 9


def set_up_link(server):
    return re.search(r"http://localhost:\d+/set-up/\S+", server.log)[0]


@pytest.fixture(scope="module")
def links():
    """What one part of the story hands to the next."""
    return {}


def test_a_therapist_sets_up_and_invites_in_seven_clicks(server, new_context, axe, links):
    laptop = new_context(**LAPTOP, locale="en-GB").new_page()
    hold_a_passkey(laptop)
    laptop.goto(set_up_link(server))
    ruth = Counted(laptop)
    ruth.fill("Your name", "Ruth Amadi")
    ruth.fill("E-mail", "ruth@northgate.example")
    axe(laptop)
    ruth.press(KEY)
    expect(laptop.get_by_role("heading", name="Your clinic")).to_be_visible()
    expect(laptop.get_by_text("Samaritans").first).to_be_visible()
    ruth.fill("Name of the clinic", "Northgate")
    axe(laptop)
    ruth.press("This is right")
    laptop.get_by_role("link", name="Invite a client").last.click()
    ruth.presses += 1
    ruth.fill("First name", "Maya")
    axe(laptop)
    laptop.get_by_label("Ten-minute walk").click()
    ruth.presses += 1
    ruth.press("Create invitation")
    links["join"] = laptop.get_by_label("Link", exact=True).input_value()
    axe(laptop)
    ruth.press("See what they see", role="link")
    expect(laptop.get_by_role("heading")).to_contain_text("Ruth Amadi invited you")
    assert ruth.presses <= MOST_CLICKS, ruth.presses
    assert ruth.fields <= MOST_FIELDS, ruth.fields


def test_the_client_joins_in_nine_taps_and_types_nothing(phone, axe, links):
    hold_a_passkey(phone)
    phone.goto(links["join"])
    maya = Counted(phone)
    maya.presses += 1  # the link itself
    axe(phone)
    expect(phone.get_by_role("link", name="Help now")).to_be_visible()
    maya.press("Go on")
    expect(phone.get_by_label("Your name")).to_have_value("Maya")
    axe(phone)
    maya.press("Go on")
    assert phone.get_by_role("switch").count() == 3
    axe(phone)
    maya.press("Go on")
    axe(phone)
    phone.get_by_label("I agree").click()
    maya.presses += 1
    maya.press("Agree and go on")
    axe(phone)
    maya.press("Use my phone's lock")
    phone.wait_for_url("**/app/check-in")
    phone.get_by_role("radio", name="Low", exact=True).click()
    maya.presses += 1
    maya.press("Save")
    expect(phone.get_by_text("That’s all for today.")).to_be_visible()
    assert maya.fields == 0
    assert maya.presses <= MOST_TAPS, maya.presses


def test_a_stranger_with_the_link_finds_it_used_up(phone, axe, links, problems):
    problems.allow("410")
    phone.goto(links["join"])
    expect(phone.get_by_role("heading")).to_have_text("This link is used up")
    expect(phone.get_by_role("link", name="Help now")).to_be_visible()
    assert "Ruth" not in phone.content()
    axe(phone)


def test_a_fresh_server_cannot_be_claimed_twice(server, phone, problems):
    problems.allow("404")
    answer = phone.goto(set_up_link(server))
    assert answer.status == 404


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["/sign-in/", "/help/", "/help/?region=ZZ"])
def test_the_doors_fit_a_small_screen_in_light_and_dark(server, new_context, axe, address, scheme):
    page = new_context(viewport={"width": 320, "height": 640}, color_scheme=scheme).new_page()
    page.goto(server.address + address)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert urlsplit(page.url).path == address.split("?")[0]
