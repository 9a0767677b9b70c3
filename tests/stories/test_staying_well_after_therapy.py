"""The end of a therapy: a plan written together at the desk, and gone on from without signal."""

import pytest
from playwright.sync_api import expect

from tests.fixtures.browser import LAPTOP
from tests.fixtures.phones import all_sent, keeps_offline, settled
from tests.stories.test_how_the_phone_looks import fits
from tests.stories.test_talking_about_one_thing import NOOR

TITLE = "Staying-well plan"


@pytest.fixture
def desk(clinic_server, new_context):
    """Noor's laptop."""
    context = new_context(**{**LAPTOP, "locale": "en-GB"})
    key = clinic_server.python(NOOR).strip().splitlines()[-1]
    context.add_cookies([{"name": "sessionid", "value": key, "url": clinic_server.address}])
    return context.new_page()


def test_what_was_written_together_is_changed_without_signal_and_both_read_it(client_of, desk, axe):
    mira = client_of("check-in", "ten-minute-walk")
    here = f"{mira.server.address}/clients/{mira.id}/"
    desk.goto(f"{here}plan/")
    desk.get_by_role("link", name="Ending well").click()
    desk.get_by_label("What are my early signs?").fill("I stop cooking.\nI go to bed at four.")
    line = desk.get_by_role("group", name="Line 1").first
    line.get_by_label("How is it?").select_option("Shaky")
    line.get_by_label("What I do").fill("Call Ben")
    axe(desk)
    desk.get_by_role("button", name="Keep", exact=True).press("Enter")
    expect(desk.get_by_role("status")).to_contain_text("Kept. It is on the phone too")
    desk.set_viewport_size({"width": 320, "height": 800})
    assert desk.evaluate("document.documentElement.scrollWidth") <= 320

    phone = mira.open("plan")
    settled(phone)
    keeps_offline(phone)
    phone.context.set_offline(True)
    phone.get_by_role("link", name=TITLE).first.click()
    phone.get_by_role("link", name="Start").click()
    expect(phone.get_by_text("I go to bed at four.")).to_be_visible()
    expect(phone.get_by_text("Call Ben")).to_be_visible()
    axe(phone)
    fits(phone)
    phone.get_by_role("button", name="Change: What are my early signs?").click()
    phone.get_by_label("Line 2", exact=True).fill("I say no to everybody.")
    for place in (2, 3, 4, 5):
        expect(phone.locator("#at")).to_contain_text(f"{place} of 5")
        phone.get_by_role("button", name="Next").click()
    phone.get_by_role("button", name="Done", exact=True).click()
    phone.context.set_offline(False)
    all_sent(phone)

    desk.goto(f"{here}ending/")
    signs = desk.get_by_label("What are my early signs?")
    expect(signs).to_have_value("I stop cooking.\nI say no to everybody.")
    expect(desk.get_by_label("What I do").first).to_have_value("Call Ben")
    together, own = mira.kept()["entries"]
    assert own["replaces"] == together["id"]
    assert together["answers"]["signs"][1] == "I go to bed at four."
