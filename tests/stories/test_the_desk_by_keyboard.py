"""The desk without a mouse: every way through it, and a focus that can be seen."""

import re

from playwright.sync_api import Page, expect


def tab_to(page: Page, name: str, *, most: int = 60) -> None:
    """Press Tab until the thing of that name has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if re.search(name, focused_name(page)):
            assert_focus_is_seen(page)
            return
    raise AssertionError(f"Tab never came to {name!r}")


def follow(page: Page, key: str = "Enter") -> None:
    """Press a key and wait for the page it leads to."""
    with page.expect_navigation():
        page.keyboard.press(key)


def focused_name(page: Page) -> str:
    """What a screen reader would call the thing with the focus, near enough."""
    return page.evaluate(
        r"""() => {
            const it = document.activeElement;
            const label = it.labels?.[0]?.innerText;
            return (it.getAttribute("aria-label") || label || it.innerText || "")
                .replace(/\s+/g, " ").trim();
        }"""
    )


def assert_focus_is_seen(page: Page) -> None:
    """The focus has a ring, and nothing sticky lies over it."""
    ring, seen = page.evaluate(
        """() => {
            const it = document.activeElement;
            const width = (el, part) => parseFloat(getComputedStyle(el, part).outlineWidth);
            const style = (el, part) => getComputedStyle(el, part).outlineStyle;
            const ring = [null, "::after"].some(
                (part) => style(it, part) !== "none" && width(it, part) >= 3);
            const box = it.getBoundingClientRect();
            const there = document.elementFromPoint(
                box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
            return [ring, it.contains(there) || there?.contains(it)];
        }"""
    )
    assert ring, f"no ring on {focused_name(page)!r}"
    assert seen, f"something covers {focused_name(page)!r}"


def test_the_first_tab_skips_to_the_content(desk):
    page = desk.open("/caseload/")

    page.keyboard.press("Tab")
    assert focused_name(page) == "Skip to content"
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"


def test_a_plan_is_made_changed_and_ended_with_keys_alone(desk):
    page = desk.open("/caseload/")
    tab_to(page, "Kim Kato")
    follow(page)
    tab_to(page, "^Plan$")
    follow(page)
    tab_to(page, "Add to the plan")
    follow(page)
    tab_to(page, "Ten-minute walk")
    follow(page)
    tab_to(page, "^Why")
    page.keyboard.type("See people again")
    tab_to(page, "Monday")
    page.keyboard.press("Space")
    tab_to(page, "Times")
    page.keyboard.type("8:15")
    tab_to(page, "As agreed")
    page.keyboard.press("ArrowUp")
    tab_to(page, "Add to the plan")
    follow(page)
    expect(page.get_by_text("Mon at 08:15")).to_be_visible()
    expect(page.get_by_text("Start small")).to_be_visible()

    tab_to(page, "End Ten-minute walk")
    follow(page)
    expect(page.get_by_role("region", name="Ended")).to_contain_text("Ten-minute walk")
    tab_to(page, "Undo")
    follow(page)
    expect(page.get_by_text("Taken up again.")).to_be_visible()
    expect(page.get_by_role("region", name="Ended")).to_have_count(0)


def test_single_keys_move_between_clients_and_open_the_plan(desk):
    page = desk.open("/caseload/")
    page.get_by_role("rowheader", name="Kim Kato").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kim Kato")
    page.wait_for_load_state()

    follow(page, "j")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sam Sawyer")
    follow(page, "k")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kim Kato")
    follow(page, "p")
    expect(page).to_have_url(re.compile("/plan/$"))
    page.keyboard.press("/")
    page.keyboard.type("jkp")
    expect(page.get_by_role("searchbox")).to_have_value("jkp")


def test_single_keys_can_be_turned_off(desk):
    page = desk.open("/clients/{kim}/")

    page.keyboard.press("?")
    page.get_by_role("checkbox", name="Use single keys").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("p")
    page.wait_for_timeout(200)
    expect(page).not_to_have_url(re.compile("/plan/"))

    page.reload()
    page.keyboard.press("?")
    expect(page.get_by_role("checkbox", name="Use single keys")).not_to_be_checked()
