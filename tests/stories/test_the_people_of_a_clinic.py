"""Several people at one clinic: asking in, joining, handing over; by keyboard, and with axe."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import hotp_value
from playwright.sync_api import expect

from tests.fixtures.browser import LAPTOP
from tests.stories.test_set_up_by_keyboard import reach

PASSWORD = "seven quiet lanterns"


def test_a_colleague_is_asked_in_and_joins(desk, new_context, axe):
    page = desk.sit_down("olga")
    page.goto(desk.at("/clinic/"))
    axe(page)
    reach(page, "Invite a colleague")
    page.keyboard.press("Enter")
    page.wait_for_url("**/clinic/team/invite/")
    axe(page)
    reach(page, "Name")
    page.keyboard.type("Mina")
    reach(page, "E-mail")
    page.keyboard.type("mina@n.example")
    reach(page, "Create invitation")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="The invitation is ready")).to_be_visible()
    axe(page)
    link = page.get_by_label("Link", exact=True).input_value()

    other = new_context(**LAPTOP, locale="en-GB").new_page()
    other.goto(link)
    expect(other.get_by_role("heading", name="Join your colleagues")).to_be_visible()
    expect(other.get_by_label("Your name")).to_have_value("Mina")
    axe(other)
    other.get_by_text("Use a password instead").click()
    other.get_by_label("Password").fill(PASSWORD)
    other.get_by_role("button", name="Go on with a password").click()
    other.get_by_text("I cannot scan it").click()
    secret = re.sub(r"\s", "", other.locator("#secret").inner_text())
    other.get_by_label("Code from the app").fill(f"{hotp_value(secret, int(time.time()) // 30):06}")
    other.get_by_role("button", name="Go on", exact=True).click()
    expect(other.get_by_role("heading", name="Write these down")).to_be_visible()

    page.goto(desk.at("/clinic/team/"))
    expect(page.get_by_role("listitem").filter(has_text="Mina")).to_contain_text("Therapist")
    axe(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_anybodys_way(desk, axe, problems, scheme):
    problems.allow("status of 410")
    noor, olga = desk.sit_down(color_scheme=scheme), desk.sit_down("olga", color_scheme=scheme)
    for page, path in (
        (noor, "/account/"),
        (noor, "/account/email/"),
        (noor, "/account/email/nonsense/"),
        (noor, "/clients/{sam}/care/"),
        (noor, "/clients/{sam}/access/"),
        (olga, "/clinic/team/"),
        (olga, "/clinic/team/{noor}/"),
    ):
        page.goto(desk.at(path))
        axe(page)


@pytest.mark.parametrize("width", [320, 768])
def test_nothing_scrolls_sideways(desk, width):
    shape = {"viewport": {"width": width, "height": 844}}
    noor, olga = desk.sit_down(**shape), desk.sit_down("olga", **shape)
    for page, path in (
        (noor, "/account/email/"),
        (noor, "/clients/{sam}/care/"),
        (olga, "/clinic/team/"),
        (olga, "/clinic/team/invite/"),
        (olga, "/clinic/team/{noor}/"),
    ):
        page.goto(desk.at(path))
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_a_client_is_handed_over_with_the_keyboard_alone(desk, axe, problems):
    problems.allow("status of 400")
    page = desk.open("/clients/{kim}/access/")
    reach(page, "Hand over, or end the care")
    page.keyboard.press("Enter")
    page.wait_for_url("**/care/")
    page.get_by_role("button", name="End the care").click()
    expect(page.get_by_role("alert")).to_be_focused()
    axe(page)
    reach(page, "Choose")  # what the list of colleagues says until one is chosen
    page.keyboard.type("Vera")
    reach(page, "Hand over")
    page.keyboard.press("Enter")
    page.wait_for_url("**/caseload/")
    expect(page.get_by_role("link", name="Kim Kato")).to_have_count(0)
