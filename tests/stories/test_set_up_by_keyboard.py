"""Setting up and inviting without touching a mouse."""

import re

from playwright.sync_api import expect

from tests.fixtures.browser import LAPTOP
from tests.stories.passkeys import hold_a_passkey

FOCUSED = "document.activeElement.innerText || document.activeElement.labels?.[0]?.innerText || ''"
RING = "getComputedStyle(document.activeElement).outlineStyle"
FARTHEST = 60


def reach(page, words):
    """Press Tab until what carries these words has the focus, and can be seen to have it."""
    for _press in range(FARTHEST):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED).strip().startswith(words):
            assert page.evaluate(RING) != "none", f"no focus ring on {words}"
            return
    raise AssertionError(f"{words!r} is out of the keyboard's reach")


def test_a_therapist_sets_up_and_invites_with_the_keyboard_alone(start_server, new_context):
    server = start_server("--empty")
    page = new_context(**LAPTOP, locale="en-GB").new_page()
    hold_a_passkey(page)
    page.goto(re.search(r"http://localhost:\d+/set-up/\S+", server.log)[0])
    reach(page, "Your name")
    page.keyboard.type("Ruth Amadi")
    reach(page, "E-mail")
    page.keyboard.type("ruth@northgate.example")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your clinic")).to_be_visible()
    reach(page, "Name of the clinic")
    page.keyboard.type("Northgate")
    reach(page, "This is right")
    page.keyboard.press("Enter")
    page.wait_for_url("**/caseload/")
    reach(page, "Invite a client")
    page.keyboard.press("Enter")
    page.wait_for_url("**/clients/invite/")
    reach(page, "First name")
    page.keyboard.type("Maya")
    reach(page, "Ten-minute walk")
    page.keyboard.press("Space")
    reach(page, "Create invitation")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="The invitation is ready")).to_be_visible()
    reach(page, "Copy the link")
