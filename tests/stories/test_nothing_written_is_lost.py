"""Every keystroke is on the phone within half a second, whatever happens to the page."""

import pytest
from playwright.sync_api import expect

from tests.fixtures.phones import all_sent, go, keeps_offline, kill, settled


@pytest.mark.measured
@pytest.mark.parametrize("offline", [False, True])
def test_a_killed_page_comes_back_with_the_words(client_of, problems, offline):
    problems.allow("crash")
    sam = client_of()
    page = sam.open("write")
    settled(page)
    keeps_offline(page)
    page.context.set_offline(offline)

    page.get_by_label("Your words").press_sequentially("The call took two minutes", delay=5)
    page.wait_for_timeout(600)
    context = page.context
    kill(page)

    again = context.new_page()
    go(again, f"{sam.server.address}/app/write")
    expect(again.get_by_label("Your words")).to_have_value("The call took two minutes")
    expect(again.get_by_text("Saved on this phone,")).to_be_visible()


@pytest.mark.measured
def test_a_half_done_questionnaire_opens_where_it_was(client_of):
    sam = client_of()
    page = sam.open(f"do/{sam.plan['phq-9']}")
    settled(page)
    page.get_by_role("button", name="Start").click()
    for number in (1, 2, 3):
        expect(page.get_by_text(f"{number} of 10")).to_be_visible()
        page.get_by_role("radio", name="Several days").click()
    expect(page.get_by_text("4 of 10")).to_be_visible()
    page.wait_for_timeout(600)

    page.reload()

    expect(page.get_by_text("4 of 10")).to_be_visible()
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_role("radio", name="Several days")).to_be_checked()


def test_a_questionnaire_is_looked_over_before_it_is_sent(client_of):
    sam = client_of()
    page = sam.open(f"do/{sam.plan['phq-9']}")
    settled(page)
    expect(page.get_by_text("When you tap an answer, the next question opens.")).to_be_visible()
    page.get_by_role("button", name="Start").click()
    for number in range(1, 11):
        expect(page.get_by_text(f"{number} of 10")).to_be_visible()
        page.get_by_role("radio").first.click()
    expect(page.get_by_text("Look over your answers")).to_be_visible()
    assert sam.kept()["entries"] == []

    page.get_by_role("button", name="Send to Noor").click()

    expect(page.get_by_text("You can talk it through in your session.")).to_be_visible()
    all_sent(page)
    entry = sam.kept()["entries"][0]
    assert entry["finished"] and entry["answers"]["q9"] == 0


def test_two_tabs_send_everything_once(client_of):
    sam = client_of()
    one = sam.open("today")
    settled(one)
    keeps_offline(one)
    two = one.context.new_page()
    go(two, f"{sam.server.address}/app/today")
    one.context.set_offline(True)
    for number, tab in enumerate([one, two, one, two]):
        go(tab, f"{sam.server.address}/app/check-in")
        tab.get_by_role("radio", name="OK", exact=True).click()
        tab.get_by_label("A few words").fill(f"tab entry {number}")
        tab.get_by_role("button", name="Save").click()
        expect(tab.get_by_text("Saved on this phone.").first).to_be_visible()

    one.context.set_offline(False)
    for tab in (one, two):
        go(tab, f"{sam.server.address}/app/settings")
    for tab in (one, two):
        expect(tab.get_by_text("Everything is sent.")).to_be_visible()

    words = sorted(entry["answers"]["words"] for entry in sam.kept()["entries"])
    assert words == [f"tab entry {number}" for number in range(4)]


def test_a_tab_that_closes_leaves_its_work_to_the_next(client_of):
    sam = client_of()
    page = sam.open("today")
    settled(page)
    keeps_offline(page)
    page.context.set_offline(True)
    go(page, f"{sam.server.address}/app/check-in")
    page.get_by_role("radio", name="Good", exact=True).click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved on this phone.").first).to_be_visible()
    later = page.context.new_page()
    page.close()

    later.context.set_offline(False)
    go(later, f"{sam.server.address}/app/settings")

    expect(later.get_by_text("Everything is sent.")).to_be_visible()
    assert len(sam.kept()["entries"]) == 1
