"""D4: from the caseload to a changed plan in three clicks; "how was the week?" on one screen."""

import re

import pytest
from playwright.sync_api import Page, expect


class Clicks:
    """Counts what the hand does."""

    def __init__(self) -> None:
        self.made = 0

    def on(self, what) -> None:
        what.click()
        self.made += 1


def test_reviewing_and_making_smaller_takes_three_clicks(desk):
    page = desk.open("/caseload/")
    clicks = Clicks()
    expect(page.get_by_text("Said “Ten-minute walk” is too hard")).to_be_visible()

    clicks.on(page.get_by_role("rowheader", name=re.compile("Sam Sawyer")).get_by_role("link"))
    expect(page.get_by_text("Wants it smaller")).to_be_visible()
    clicks.on(page.get_by_role("link", name="Make smaller"))
    expect(page.get_by_text("Sam asked for this")).to_be_visible()
    expect(page.get_by_text("Three minutes instead of Ten minutes")).to_be_visible()
    clicks.on(page.get_by_role("button", name="Agree with Sam"))

    expect(page.get_by_role("status")).to_contain_text("Agreed. It is part of the plan now.")
    expect(page.locator("li.panel", has_text="Ten-minute walk")).to_contain_text("Start small")
    assert clicks.made == 3
    page.goto(desk.at("/caseload/"))
    expect(page.get_by_text("Said “Ten-minute walk” is too hard")).to_have_count(0)


def test_an_idea_is_sent_with_keys_alone_and_taken_back(desk, axe):
    page = desk.open("/clients/{kim}/plan/")
    page.get_by_role("link", name="Add to the plan").click()
    page.get_by_role("link", name="Slow breathing").click()
    page.get_by_label("Why").fill("Fall asleep before midnight")
    page.get_by_role("button", name="Suggest it instead").click()
    expect(page.get_by_role("region", name="What Kim will see")).to_contain_text("Slow breathing")
    axe(page)

    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("status")).to_contain_text("Sent.")
    offered = page.get_by_role("region", name="Offered")
    expect(offered).to_contain_text("waiting for an answer since")
    axe(page)
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Taken back.")
    expect(offered).to_have_count(0)
    page.get_by_role("link", name="Versions of the plan").click()
    expect(page.get_by_text("written down by Noor").first).to_be_visible()
    axe(page)


def test_the_week_the_measures_and_four_weeks_fit_on_one_screen(desk):
    page = desk.open("/clients/{sam}/")

    for name in ("The last 7 days", "PHQ-9", "GAD-7", "Four weeks"):
        box = page.get_by_role("region", name=name, exact=True).bounding_box()
        assert box, name
        assert box["y"] >= 0 and box["y"] + box["height"] <= 900, name
    assert page.evaluate("document.documentElement.scrollHeight") <= 900


def test_a_gap_in_four_weeks_is_a_gap_on_the_screen(desk):
    page = desk.open("/clients/{sam}/")

    line = page.locator(".timeline .line").first
    pieces = line.get_attribute("d").count("M")
    assert pieces == 3  # Sam told nothing eight days ago, nor fifteen and sixteen
    page.get_by_text("Show as table").click()
    expect(page.get_by_role("table", name="Four weeks, day by day")).to_be_visible()


def test_what_was_opened_is_seen(desk):
    page = desk.open("/clients/{sam}/entries/")
    unopened = page.get_by_text("Not opened yet").count()

    page.get_by_role("link", name="Open journal").first.click()
    expect(page.get_by_text("A page I want Noor to read.")).to_be_visible()
    expect(page.get_by_text("Your client can see that you opened it.")).to_be_visible()

    page.get_by_role("link", name="All entries").click()
    expect(page.get_by_text("Not opened yet")).to_have_count(unopened - 1)
    page.get_by_role("link", name="Consent and access").click()
    expect(page.get_by_text("Opened: Open journal")).to_be_visible()


def test_a_notice_is_taken_up(desk):
    page = desk.open("/caseload/")
    first = page.locator("tbody tr:not(.g)").first
    expect(first).to_contain_text("PHQ-9 question 9: “Several days”")

    first.get_by_role("link").click()
    page.get_by_role("radio", name="Spoke with the client").check()
    page.get_by_role("button", name="Write this down").click()

    expect(page.get_by_role("status")).to_contain_text("Written down.")
    expect(page.get_by_text("What was done?")).to_have_count(0)


def test_the_plan_works_without_javascript(desk, problems):
    problems.allow("status of 422")
    page = desk.open("/clients/{kim}/plan/", java_script_enabled=False)

    page.get_by_role("link", name="Add to the plan").click()
    page.get_by_role("link", name="Slow breathing").click()
    page.get_by_role("button", name="Add to the plan").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("There is a problem")
    expect(alert).to_be_focused()
    expect(page).to_have_title(re.compile("^Problem"))

    page.get_by_label("Why").fill("Fall asleep before midnight")
    page.get_by_label("Sunday").check()
    page.get_by_label("Times").fill("22:00")
    page.get_by_role("button", name="Add to the plan").click()
    expect(page.get_by_text("Sun at 22:00")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("region", name="Ended")).to_contain_text("Slow breathing")


@pytest.mark.parametrize("page_of", ["/caseload/", "/clients/{sam}/", "/clients/{sam}/plan/"])
def test_somebody_elses_browser_is_asked_to_sign_in(desk, laptop: Page, page_of):
    laptop.goto(desk.at(page_of))

    expect(laptop).to_have_url(re.compile("/sign-in/"))
