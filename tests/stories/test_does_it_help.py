"""A therapist asks whether it helps here, and is told a link, how little is known, and no name."""

from playwright.sync_api import expect


def test_weeks_of_practice_are_read_as_a_picture_in_words_and_as_a_table(desk, axe):
    page = desk.open("/clients/{sam}/")

    page.get_by_role("link", name="Does it help?").click()

    expect(page.get_by_role("heading", name="Practice and PHQ-9")).to_be_visible()
    expect(page.get_by_text("weeks are too few to tell. From 8 on more is said.")).to_be_visible()
    expect(page.get_by_text("A link is not a cause.")).to_be_visible()
    page.get_by_text("Show as table").focus()
    page.keyboard.press("Enter")
    table = page.get_by_role("table", name="Weeks of practice and PHQ-9")
    assert table.get_by_role("row").count() >= 5
    expect(page.get_by_role("heading", name="How feelings moved")).to_be_visible()
    axe(page)

    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == 320

    page.get_by_role("link", name="All clients who agreed to it, together").click()
    expect(page.get_by_text("It takes 10 clients who agreed to be counted")).to_be_visible()
    expect(page.get_by_text("nobody is ranked")).to_be_visible()
    axe(page)
