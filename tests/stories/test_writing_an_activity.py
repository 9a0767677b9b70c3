"""A therapist takes an activity, makes it her own, and gives it to a client."""

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.desks import Desk

KEYSTROKE = """async () => {
    const field = document.querySelector(".ed input.field");
    const glass = document.querySelector(".glass").shadowRoot;
    const times = [];
    for (let n = 0; n < 20; n += 1) {
        const words = `What is on your mind, number ${n}?`;
        const from = performance.now();
        field.value = words;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        while (!glass.textContent.includes(words) && performance.now() - from < 2000) {
            await new Promise(requestAnimationFrame);
        }
        times.push(performance.now() - from);
    }
    return times;
}"""


def write(desk: Desk, slug: str = "worry-time") -> Page:
    """Duplicate an activity and wait for the page on which it is written."""
    page = desk.open(f"/library/{slug}/")
    page.get_by_role("button", name="Duplicate").click()
    expect(page.get_by_role("heading", name="About the activity")).to_be_visible()
    return page


def step(page: Page, number: int) -> None:
    """Open a step by its number."""
    page.locator(".steps ol button").nth(number - 1).click()


def saved(page: Page) -> None:
    expect(page.locator("#kept")).to_contain_text("Draft saved")


def test_duplicate_edit_and_assign_takes_five_clicks(desk, axe) -> None:
    page = desk.open("/library/worry-time/")
    page.get_by_role("button", name="Duplicate").click()  # 1
    step(page, 1)  # 2
    page.get_by_label("Question").fill("When would you like to worry?")
    expect(page.locator(".glass")).to_contain_text("When would you like to worry?")
    axe(page, shadow=True)
    page.get_by_role("button", name="Assign to a client").click()  # 3
    page.get_by_role("link", name="Sam").click()  # 4
    page.get_by_label("Why").fill("Sleep without the list in my head")
    page.get_by_role("button", name="Add to the plan").click()  # 5

    expect(page.get_by_text("Added to the plan.")).to_be_visible()
    expect(page.get_by_role("heading", name="Worry time")).to_be_visible()


def test_nothing_written_is_lost_when_the_window_closes_or_the_signal_goes(desk, problems) -> None:
    problems.allow("ERR_INTERNET_DISCONNECTED")
    page = write(desk)
    step(page, 1)
    page.get_by_label("Question").fill("Half past six?")
    saved(page)
    page.reload()
    step(page, 1)
    expect(page.get_by_label("Question")).to_have_value("Half past six?")

    page.context.set_offline(True)
    page.get_by_label("Question").fill("Written without a signal")
    expect(page.locator("#kept")).to_contain_text("kept in this browser")
    page.context.set_offline(False)
    page.reload()
    saved(page)
    step(page, 1)
    expect(page.get_by_label("Question")).to_have_value("Written without a signal")


def test_what_was_deleted_comes_back_with_undo(desk) -> None:
    page = write(desk)
    step(page, 2)
    before = page.locator(".steps ol li").count()

    page.get_by_role("button", name="Delete step. You can undo").click()
    expect(page.locator(".steps ol li")).to_have_count(before - 1)
    page.keyboard.press("Control+z")
    expect(page.locator(".steps ol li")).to_have_count(before)
    page.keyboard.press("Control+Shift+z")
    expect(page.locator(".steps ol li")).to_have_count(before - 1)


def test_the_columns_of_a_table_are_written_here_too(desk, axe) -> None:
    page = write(desk)
    step(page, 2)
    glass = page.locator(".glass")
    columns = page.locator("details.inner")
    before = columns.count()

    page.get_by_role("button", name="Add a column").click()
    new = columns.nth(before)
    new.get_by_label(f"Column {before + 1}", exact=True).fill("Still there in the evening?")
    new.get_by_label("Kind", exact=True).select_option(label="Yes or no")
    expect(glass.get_by_text("Still there in the evening?")).to_be_visible()
    expect(glass.get_by_role("radio", name="Yes").last).to_be_attached()
    axe(page, shadow=True)
    new.get_by_role("button", name=f"Move step up: {before + 1}").press("Enter")
    expect(columns.nth(before - 1)).to_contain_text("Still there in the evening?")
    page.get_by_role("button", name=f"Delete question {before}").click()
    expect(columns).to_have_count(before)
    page.keyboard.press("Control+z")
    expect(columns).to_have_count(before + 1)
    saved(page)


def test_a_group_repeats_a_sum_is_worked_out_and_a_questionnaire_stands_whole(desk) -> None:
    page = desk.open("/library/")
    page.get_by_role("button", name="New activity").click()
    page.get_by_label("Name").fill("Evenings")
    page.get_by_label("What it is for").fill("See what an evening does.")
    page.get_by_role("button", name="More kinds").click()
    add = page.locator(".add")

    add.get_by_role("button", name="Group that repeats").click()
    page.get_by_label("Question", exact=True).fill("What did you do?")
    page.get_by_label("Question 1", exact=True).fill("The thing")
    page.get_by_role("button", name="Add a question").click()
    second = page.locator("details.inner").nth(1)
    second.get_by_label("Question 2", exact=True).fill("How was it?")
    second.get_by_role("button", name="Add a condition").click()
    expect(second.get_by_role("group", name="Condition 1")).to_be_visible()
    for words in ("Tired at six", "Tired at ten"):
        add.get_by_role("button", name="Scale", exact=True).click()
        page.get_by_label("Question", exact=True).fill(words)
    add.get_by_role("button", name="Worked out").click()
    page.get_by_label("Text", exact=True).fill("Together")
    page.get_by_role("checkbox", name="Tired at six").check()
    page.get_by_role("checkbox", name="Tired at ten").check()
    add.get_by_role("button", name="Questionnaire").click()
    page.get_by_label("Which questionnaire").select_option(label="Two worry questions (GAD-2)")
    expect(page.locator(".glass")).to_contain_text("Feeling nervous, anxious or on edge")
    saved(page)
    expect(page.get_by_text("To mend")).to_have_count(0)

    page.get_by_role("button", name="Save for me").click()

    expect(page.get_by_role("heading", name="Evenings", level=1)).to_be_visible()


def test_deleting_a_step_takes_along_what_was_said_about_it(desk) -> None:
    page = write(desk)
    for _ in range(2):
        step(page, 1)
        page.get_by_role("button", name="Delete step. You can undo").click()
    saved(page)
    expect(page.get_by_text("To mend")).to_have_count(0)


def test_a_step_is_shown_only_if_an_answer_says_so(desk) -> None:
    page = write(desk)
    page.locator(".add").get_by_role("button", name="Choice", exact=True).click()
    page.get_by_label("Question").fill("Can you act on it?")
    page.get_by_label("Answer 1", exact=True).fill("Yes")
    page.get_by_label("Answer 2", exact=True).fill("No")
    page.locator(".add").get_by_role("button", name="Writing", exact=True).click()
    page.get_by_label("Question").fill("What is the first step?")
    page.get_by_role("button", name="Add a condition").click()

    expect(page.get_by_role("group", name="Condition 1")).to_be_visible()
    saved(page)
    expect(page.get_by_text("To mend")).to_have_count(0)
    expect(page.locator(".st.sub")).to_contain_text("What is the first step?")


def test_what_is_lacking_is_said_and_leads_to_its_step(desk, axe) -> None:
    page = desk.open("/library/")
    page.get_by_role("button", name="New activity").click()
    page.locator(".add").get_by_role("button", name="Scale", exact=True).click()
    expect(page.get_by_text("A text of this step is still empty.").first).to_be_visible()
    axe(page, shadow=True)

    page.get_by_role("button", name="Save for me").click()

    expect(page.get_by_role("button", name="Save for me")).to_be_visible()
    page.get_by_role("button", name="A text of this step is still empty.").first.click()
    expect(page.get_by_label("Question")).to_be_visible()


def test_the_phone_shows_dark_and_large_text(desk) -> None:
    page = write(desk)
    step(page, 1)
    for look in ("Dark", "Large text", "Light"):
        page.get_by_role("button", name=look).click()
        expect(page.locator(".glass")).to_contain_text("When is your worry time?")
    page.get_by_role("button", name="Dark").click()
    expect(page.locator(".device")).to_have_css("background-color", "rgb(16, 25, 28)")


def test_a_foreign_questionnaire_is_looked_at_and_kept(desk, axe) -> None:
    page = desk.open("/library/read/")
    file = "tests/foreign/uwcirg-asbi/questionnaires/Questionnaire-GAD7.json"
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_text("Trouble relaxing")).to_be_visible()
    axe(page)

    page.get_by_role("button", name="Keep it").click()

    expect(page.get_by_text("Versions")).to_be_visible()


@pytest.mark.measured
def test_the_phone_follows_every_keystroke_at_once(desk) -> None:
    page = write(desk)
    step(page, 1)

    times = sorted(page.evaluate(KEYSTROKE))

    print(f"median {times[10]:.0f} ms, longest {times[-1]:.0f} ms")
    assert times[10] <= 100
