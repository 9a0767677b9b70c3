"""A desk left alone asks, then covers itself; and nothing that was typed is lost."""

from playwright.sync_api import Page, expect

WORDS = "Sundays drag, and this must not be lost"
FOCUS = "dispatchEvent(new Event('focus'))"


def open_plan(desk) -> Page:
    """The form of what was agreed, with a clock that the story moves."""
    page = desk.sit_down()
    page.clock.install()
    page.goto(desk.at("/clients/{sam}/plan/{walk}/"))
    return page


def leave_alone(page: Page, *, minutes: float) -> None:
    page.clock.fast_forward(int(minutes * 60_000))
    page.clock.run_for(6_000)


def test_it_asks_two_minutes_before_and_one_press_is_enough(desk, axe):
    page = open_plan(desk)
    leave_alone(page, minutes=27)
    expect(page.get_by_role("dialog")).to_be_hidden()

    leave_alone(page, minutes=1)
    expect(page.get_by_role("dialog", name="Are you still there?")).to_be_visible()
    expect(page.get_by_role("button", name="Stay signed in")).to_be_focused()
    axe(page)
    with page.expect_response("**/account/awake/") as asked:
        page.keyboard.press("Escape")
    assert asked.value.status == 200
    expect(page.get_by_role("dialog")).to_be_hidden()

    leave_alone(page, minutes=27)
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_after_half_an_hour_the_page_is_covered_and_leads_back_to_itself(desk, axe):
    page = open_plan(desk)
    leave_alone(page, minutes=30)

    back = page.get_by_role("link", name="Sign in again")
    expect(back).to_be_focused()
    axe(page)
    page.keyboard.press("Escape")
    expect(back).to_be_visible()
    here = desk.at("/clients/{sam}/plan/{walk}/").removeprefix(desk.server.address)
    assert back.get_attribute("href") == f"/sign-in/?next={here}"
    assert not page.evaluate("document.elementFromPoint(40, 40).closest('.app')")


def test_what_was_typed_outlives_the_session(desk):
    page = open_plan(desk)
    page.get_by_label("Why").fill(WORDS)
    page.context.clear_cookies()
    page.clock.fast_forward(2 * 60_000)

    page.get_by_role("button", name="Change the plan").click()
    expect(page.get_by_text("What you typed is still here.")).to_be_visible()
    expect(page.get_by_role("link", name="Sign in again")).to_have_attribute("target", "_blank")
    expect(page.get_by_label("Why")).to_have_value(WORDS)

    desk.sign_in(page.context)  # in the other tab
    page.evaluate(FOCUS)
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.get_by_role("button", name="Change the plan").click()
    page.wait_for_url("**/plan/?said=changed*")
    expect(page.get_by_text(WORDS).first).to_be_visible()


def test_whoever_is_still_signed_out_stays_out(desk):
    page = open_plan(desk)
    page.context.clear_cookies()
    leave_alone(page, minutes=30)
    with page.expect_response("**/account/awake/"):
        page.evaluate(FOCUS)
    expect(page.get_by_role("link", name="Sign in again")).to_be_visible()
