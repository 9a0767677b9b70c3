"""Coming back: with a passkey, with a password and a code, and with a link in the mail."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import hotp_value
from playwright.sync_api import expect

from tests.fixtures.browser import LAPTOP, PHONE
from tests.stories.passkeys import hold_a_passkey

PASSWORD = "seven quiet lanterns"


@pytest.fixture
def fresh(start_server, new_context):
    """An empty server, and Ruth's laptop on its set-up page."""
    server = start_server("--empty")
    page = new_context(**LAPTOP, locale="en-GB").new_page()
    page.goto(re.search(r"http://localhost:\d+/set-up/\S+", server.log)[0])
    page.get_by_label("Your name").fill("Ruth Amadi")
    page.get_by_label("E-mail").fill("ruth@northgate.example")
    return server, page


def sign_out(server, page):
    page.goto(f"{server.address}/account/")
    page.get_by_role("button", name="Sign out here").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_a_passkey_lets_a_therapist_in_again_and_confirms_who_she_is(fresh, axe):
    server, page = fresh
    hold_a_passkey(page)
    page.get_by_role("button", name="Go on with a passkey").click()
    page.wait_for_url("**/set-up/clinic/")
    sign_out(server, page)
    page.goto(f"{server.address}/clinic/")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", name="Clinic", exact=True)).to_be_visible()
    axe(page)
    page.goto(f"{server.address}/account/confirm/?next=/account/")
    axe(page)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", name="Where you are signed in")).to_be_visible()
    axe(page)


def test_a_device_without_her_passkey_does_not_get_in(fresh, new_context):
    server, page = fresh
    hold_a_passkey(page)
    page.get_by_role("button", name="Go on with a passkey").click()
    page.wait_for_url("**/set-up/clinic/")
    other = new_context(**LAPTOP).new_page()
    hold_a_passkey(other)
    other.goto(f"{server.address}/sign-in/")
    other.get_by_role("button", name="Use a passkey").click()
    expect(other.get_by_text("The passkey did not work.")).to_be_visible()
    other.goto(f"{server.address}/clinic/")
    expect(other.get_by_role("heading", name="Sign in")).to_be_visible()


def code(secret, *, steps=0):
    return f"{hotp_value(secret, int(time.time()) // 30 + steps):06}"


def test_a_password_needs_a_code_beside_it(fresh, axe):
    server, page = fresh
    page.get_by_text("Use a password instead").click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on with a password").click()
    expect(page.get_by_role("heading", name="A second proof")).to_be_visible()
    axe(page)
    secret = page.locator("#secret").text_content().replace(" ", "")
    page.get_by_label("Code from the app").fill(code(secret, steps=-1))
    page.get_by_role("button", name="Go on", exact=True).click()
    expect(page.get_by_role("heading", name="Write these down")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="I have them").click()
    page.wait_for_url("**/set-up/clinic/")
    sign_out(server, page)
    page.get_by_label("E-mail").fill("ruth@northgate.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    axe(page)
    page.get_by_label("Code").fill(code(secret))
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url("**/caseload/")


def test_a_client_who_chose_links_gets_one_by_mail(fresh, new_context, mailbox, axe):
    server, ruth = fresh
    hold_a_passkey(ruth)
    ruth.get_by_role("button", name="Go on with a passkey").click()
    ruth.get_by_label("Name of the clinic").fill("Northgate")
    ruth.get_by_role("button", name="This is right").click()
    ruth.wait_for_url("**/caseload/")
    ruth.goto(f"{server.address}/clients/invite/")
    ruth.get_by_label("First name").fill("Maya")
    ruth.get_by_label("E-mail").fill("maya@c.example")
    before = len(mailbox.messages)
    ruth.get_by_role("button", name="Create invitation").click()
    letter = mailbox.wait_for(before + 1)
    phone = new_context(**PHONE).new_page()
    phone.goto(re.search(r"http\S+/join/\S+", letter.get_content())[0])
    for button in ("Go on", "Go on", "Go on"):
        phone.get_by_role("button", name=button).click()
    phone.get_by_label("I agree").click()
    phone.get_by_role("button", name="Agree and go on").click()
    phone.get_by_role("button", name="E-mail me a link each time").click()
    phone.wait_for_url("**/app/check-in")
    again = new_context(**PHONE).new_page()
    again.goto(f"{server.address}/sign-in/")
    again.get_by_label("E-mail").fill("maya@c.example")
    before = len(mailbox.messages)
    again.get_by_role("button", name="E-mail me a link").click()
    expect(again.get_by_role("heading", name="Look in your mail")).to_be_visible()
    axe(again)
    letter = mailbox.wait_for(before + 1)
    again.goto(re.search(r"http\S+/enter/\S+", letter.get_content())[0])
    again.get_by_role("button", name="Sign in").click()
    again.wait_for_url("**/app/**")


PLACES = (
    "/account/",
    "/account/confirm/",
    "/account/second-factor/",
    "/clinic/",
    "/clients/invite/",
)


def test_every_page_fits_a_small_screen_in_light_and_dark(fresh, axe, problems):
    server, page = fresh
    hold_a_passkey(page)
    page.get_by_role("button", name="Go on with a passkey").click()
    page.wait_for_url("**/set-up/clinic/")
    problems.allow("409")  # the first time round nobody may be invited yet
    page.set_viewport_size({"width": 320, "height": 640})
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for place in ("/set-up/clinic/", *PLACES):
            page.goto(server.address + place)
            axe(page)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= 320, (place, wide)
        page.goto(f"{server.address}/set-up/clinic/")
        page.get_by_label("Name of the clinic").fill("Northgate")
        page.get_by_role("button", name="This is right").click()
        page.wait_for_url("**/caseload/")
