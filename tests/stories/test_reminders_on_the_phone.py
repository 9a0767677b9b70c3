"""Reminders are the client's: asked for once, plain on the lock screen, paused in one tap."""

import contextlib
import re

import pytest
from playwright.sync_api import Error, expect

from tests.fixtures.phones import all_sent, go, keeps_offline
from tests.fixtures.reminded import (
    IPHONE,
    PROMPT,
    STOPPED,
    YES,
    a_phone,
    check_in,
    kept,
    prompts,
    reminders_of,
    say_yes,
    visit,
)


@pytest.fixture
def sam(client_of):
    return client_of("check-in", "ten-minute-walk")


@pytest.fixture
def phone(sam):
    """Sam's phone, on which the browser's question is answered with yes."""
    return a_phone(sam, "granted")


def test_nothing_asks_for_leave_before_somebody_said_yes(sam, phone):
    for place in ("today", "plan", "journal", "progress", "settings", "reminders", "reach"):
        visit(sam, phone, place)
        assert prompts(phone) == 0, place

    check_in(sam, phone)
    expect(phone.get_by_role("heading", name="Would a reminder help?")).to_be_visible()
    assert prompts(phone) == 0


def test_after_the_first_check_in_a_yes_sets_the_time_and_asks_the_phone_once(sam, phone, axe):
    check_in(sam, phone)
    yes = phone.get_by_role("button", name=YES)
    at = yes.text_content()[-5:]
    axe(phone)

    yes.click()

    expect(phone.get_by_text(f"Set for {at}, from tomorrow.")).to_be_visible()
    assert prompts(phone) == 1
    kept(sam, phone, wanted=True, at=at, reached=True)


def test_a_no_is_remembered_and_no_prompt_ever_comes(sam, phone):
    check_in(sam, phone)
    offer = phone.get_by_role("region", name="Would a reminder help?")
    offer.get_by_role("button", name="No thanks").click()
    expect(offer).to_be_hidden()

    phone.get_by_role("link", name="Go to Today").click()
    check_again = f"{sam.server.address}/app/check-in"
    go(phone, check_again)
    phone.get_by_role("radio", name="Good", exact=True).click()
    phone.get_by_role("button", name="Save").click()
    expect(phone.get_by_role("heading", name=re.compile("Good "))).to_be_visible()
    expect(offer).to_be_hidden()
    assert prompts(phone) == 0
    assert reminders_of(sam)["wanted"] is False


def test_a_phone_that_says_no_gets_other_ways_and_is_not_asked_again(sam, axe):
    page = a_phone(sam, "denied")
    say_yes(sam, page)

    expect(page.get_by_role("heading", name="This phone shows no reminders now")).to_be_visible()
    axe(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save a calendar file").click()
    file = saved.value.path().read_text(encoding="utf-8")
    assert "SUMMARY:You have something planned\n" in file
    assert prompts(page) == 1

    visit(sam, page, "reminders")
    page.evaluate("window.prompts = 1")  # the page was loaded anew, the browser's answer stands
    page.get_by_role("link", name="Can reminders reach this phone?").click()
    expect(page.get_by_text("To change it, open your phone’s settings")).to_be_visible()
    expect(page.get_by_role("button", name="Allow reminders")).to_have_count(0)


def test_what_is_chosen_without_signal_is_kept_and_told_when_it_returns(sam, phone):
    visit(sam, phone, "reminders")
    keeps_offline(phone)
    visit(sam, phone, "reminders")
    phone.context.set_offline(True)

    phone.get_by_role("switch", name="Remind me").click()
    phone.get_by_role("radio", name="At one time").check()
    phone.get_by_label("Time", exact=True).fill("18:15")
    phone.get_by_label("Sun", exact=True).uncheck()
    phone.get_by_label("Quiet from").fill("20:00")
    phone.get_by_label("At most in a week").select_option("3")
    phone.get_by_role("switch", name="The day before a session").click()
    phone.get_by_role("radio", name="“Hello from Midweek”").check()
    phone.get_by_role("link", name="Close").click()
    expect(phone.get_by_text(re.compile(r"\d things? waits? to be sent"))).to_be_visible()
    go(phone, f"{sam.server.address}/app/reminders")
    expect(phone.get_by_label("Time", exact=True)).to_have_value("18:15")
    expect(phone.get_by_label("Sun", exact=True)).not_to_be_checked()

    phone.context.set_offline(False)
    days = [0, 1, 2, 3, 4, 5]
    kept(sam, phone, at="18:15", days=days, quiet_from="20:00", most_a_week=3)
    kept(sam, phone, wanted=True, wording="plainer", session_tomorrow=True)


def test_all_reminders_are_paused_for_a_week_in_one_tap_and_started_again_in_one(sam, phone, axe):
    say_yes(sam, phone)
    visit(sam, phone, "reminders")

    phone.get_by_role("button", name="Pause for a week").click()

    expect(phone.get_by_text(re.compile("Paused until"))).to_be_visible()
    expect(phone.get_by_text("They are paused")).to_be_visible()
    axe(phone)
    in_a_week = phone.evaluate("new Date(Date.now() + 6 * 86400000).toLocaleDateString('sv')")
    kept(sam, phone, paused_until=in_a_week)
    phone.get_by_role("button", name="Start again now").click()
    expect(phone.get_by_role("button", name="Pause for a week")).to_be_visible()
    kept(sam, phone, paused_until=None)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_lock_screen_is_shown_as_it_will_look(sam, axe, scheme):
    page = a_phone(sam, "granted", color_scheme=scheme)
    visit(sam, page, "reminders")
    look = page.get_by_role("img", name="Lock screen")
    expect(look).to_contain_text("You have something planned")

    page.get_by_role("radio", name="“Hello from Midweek”").check()
    expect(look).to_contain_text("Hello from Midweek")
    page.get_by_role("radio", name="My own words").check()
    page.get_by_label("Your words").fill("tea?")
    expect(look).to_contain_text("tea?")
    light = look.evaluate("(one) => getComputedStyle(one).backgroundColor")
    page.get_by_role("radio", name="Light" if scheme == "dark" else "Dark", exact=True).check()
    assert look.evaluate("(one) => getComputedStyle(one).backgroundColor") != light
    axe(page)


def test_a_client_who_feels_worse_stops_them_at_once_and_can_take_it_back(sam, phone):
    say_yes(sam, phone)
    visit(sam, phone, "reminders")

    worse = phone.get_by_role("button", name="This makes me feel worse")
    worse.click()
    expect(phone.get_by_text("Reminders are off. Noor hears it next time.")).to_be_visible()
    expect(phone.get_by_role("switch", name="Remind me")).not_to_be_checked()
    phone.get_by_role("button", name="Undo").click()
    expect(phone.get_by_role("switch", name="Remind me")).to_be_checked()
    kept(sam, phone, wanted=True)

    worse.click()
    kept(sam, phone, wanted=False)
    notes = [one for one in sam.kept()["entries"] if one["slug"] == "session-note"]
    assert "Reminders make me feel worse. I stopped them." in notes[-1]["answers"].values()


def test_on_an_iphone_a_yes_leads_to_three_pictures_that_can_be_skipped(sam, axe):
    page = a_phone(sam, "default", user_agent=IPHONE)
    say_yes(sam, page)

    for heading in ("Tap Share", "Tap Add to Home Screen", "Open it from there"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
        expect(page.get_by_role("button", name="Skip this")).to_be_visible()
        axe(page)
        page.get_by_role("button", name=re.compile("Next|Done")).click()
    expect(page.get_by_role("heading", name=re.compile("Good "))).to_be_visible()
    kept(sam, page, wanted=True)

    visit(sam, page, "settings")
    page.get_by_role("link", name="Show me how").click()
    page.get_by_role("button", name="Skip this").click()
    expect(page.get_by_role("heading", name=re.compile("Good "))).to_be_visible()


def test_the_three_pictures_are_not_shown_to_other_phones(sam, phone):
    check_in(sam, phone)
    phone.get_by_role("button", name="No thanks").click()

    expect(phone.get_by_text("Your browser’s menu has Add to home screen.")).to_be_visible()
    expect(phone.get_by_role("link", name="Show me how")).to_have_count(0)


def test_reminders_that_stopped_by_themselves_ask_once_for_another_time(sam, phone, axe):
    sam.server.python(STOPPED.format(id=sam.id))
    visit(sam, phone, "today")
    card = phone.get_by_role("region", name="Reminders are paused. Want a different time?")
    expect(card).to_be_visible()
    axe(phone)

    card.get_by_role("button", name="Leave them off").click()

    expect(card).to_be_hidden()
    kept(sam, phone, wanted=False, answered=True)


def without_reminders(route):
    """Answer a pull as a server that knows of no reminders."""
    with contextlib.suppress(Error):
        answer = route.fetch()
        told = answer.json() if answer.status == 200 else {}
        told.pop("reminders", None)
        route.fulfill(response=answer, **({"json": told} if told else {}))


def test_where_the_clinic_sends_none_the_phone_offers_its_calendar_and_asks_no_leave(
    client_of, axe
):
    sam = client_of("check-in")
    page = sam.phone()
    page.context.route("**/api/v1/pull*", without_reminders)
    page.add_init_script(PROMPT % ("granted", "granted"))
    check_in(sam, page)
    axe(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name=YES).click()
    assert "SUMMARY:You have something planned" in saved.value.path().read_text(encoding="utf-8")
    expect(page.get_by_text("Open the file to add it to your calendar.")).to_be_visible()

    visit(sam, page, "reminders")
    expect(page.get_by_text("Your clinic does not send reminders yet.")).to_be_visible()
    expect(page.get_by_role("switch", name="Remind me")).to_have_count(0)
    page.get_by_role("radio", name="“Hello from Midweek”").check()
    visit(sam, page, "reminders")
    expect(page.get_by_role("radio", name="“Hello from Midweek”")).to_be_checked()
    axe(page)
    assert prompts(page) == 0


def test_a_calendar_follows_at_a_secret_address_until_it_is_turned_off(sam, phone, axe):
    say_yes(sam, phone)
    visit(sam, phone, "reminders")
    phone.get_by_role("switch", name="A calendar that follows").click()
    address = phone.get_by_label("Address of your calendar").input_value()
    axe(phone)
    all_sent(phone)

    written = phone.request.get(address)
    assert written.ok and "BEGIN:VCALENDAR" in written.text()

    phone.get_by_role("switch", name="A calendar that follows").click()
    expect(phone.get_by_label("Address of your calendar")).to_have_count(0)
    all_sent(phone)
    assert phone.request.get(address).status == 404
