"""Every page of the desk: accessible, light and dark, on a phone, in large text, and mirrored."""

import pytest
from playwright.sync_api import Page, expect

PAGES = {
    "caseload": "/caseload/",
    "nobody found": "/caseload/?find=sleap",
    "overview": "/clients/{sam}/",
    "with a notice": "/clients/{kim}/",
    "brief": "/clients/{sam}/brief/",
    "brief for the room": "/clients/{sam}/brief/?face=room",
    "rules": "/caseload/rules/",
    "plan": "/clients/{sam}/plan/",
    "something said": "/clients/{sam}/plan/?said=ended&of={walk}",
    "library": "/clients/{sam}/plan/add/",
    "terms": "/clients/{sam}/plan/{walk}/",
    "entries": "/clients/{sam}/entries/",
    "measures": "/clients/{sam}/measures/",
    "written down": "/clients/{sam}/measures/phq-9/enter/",
    "notices": "/notices/",
    "access": "/clients/{sam}/access/",
    "record": "/clients/{sam}/record/",
    "a copy": "/clients/{sam}/record/export/",
    "a sheet of paper": "/clients/{sam}/record/paper/progress/",
    "erasing": "/clients/{sam}/record/erase/",
    "from elsewhere": "/clients/import/",
    "session": "/clients/{sam}/session/",
    "messages": "/messages/",
    "messages of one": "/clients/{sam}/messages/",
    "thread": "/clients/{sam}/messages/{walk}/",
    "short answers": "/messages/answers/",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_anybodys_way(desk, axe, scheme):
    page = desk.sit_down(color_scheme=scheme, reduced_motion="reduce")

    for path in PAGES.values():
        page.goto(desk.at(path))
        axe(page)
    page.goto(desk.at("/clients/{sam}/entries/"))
    page.get_by_role("link", name="One-minute check-in").first.click()
    axe(page)
    page.goto(desk.at("/clients/{sam}/"))
    page.get_by_text("Show as table").click()
    axe(page)
    page.keyboard.press("?")
    axe(page)


def test_a_form_with_problems_stands_in_nobodys_way(desk, axe, problems):
    problems.allow("status of 422")
    page = desk.open("/clients/{sam}/plan/{walk}/")
    page.get_by_label("Why").fill("")
    page.get_by_label("Times").fill("soon")
    page.get_by_role("button", name="Change the plan").click()

    expect(page.get_by_role("alert")).to_be_focused()
    axe(page)
    page.get_by_role("alert").get_by_role("link", name="Enter a time, like 21:30").click()
    expect(page.get_by_label("Times")).to_be_focused()


@pytest.mark.parametrize("width", [320, 390, 768])
def test_nothing_scrolls_sideways(desk, width):
    page = desk.sit_down(viewport={"width": width, "height": 844})

    for name, path in PAGES.items():
        page.goto(desk.at(path))
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


def test_text_may_be_twice_as_large(desk):
    page = desk.sit_down()

    for name, path in PAGES.items():
        page.goto(desk.at(path))
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 1440, name


@pytest.mark.parametrize("path", ["/caseload/", "/clients/{sam}/", "/clients/{sam}/plan/"])
def test_right_to_left_mirrors_the_page(desk, path):
    page = desk.open(path)
    page.evaluate("document.documentElement.dir = 'rtl'")

    side = page.locator(".side").bounding_box()
    heading = page.get_by_role("heading", level=1).bounding_box()
    assert side and heading and side["x"] > heading["x"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440


def test_what_can_be_pressed_is_large_enough(desk):
    page = desk.sit_down()

    for name, path in PAGES.items():
        page.goto(desk.at(path))
        assert too_small(page) == [], name


def too_small(page: Page) -> list[str]:
    """What is smaller than 24 by 24 (WCAG 2.5.8).

    Links within a sentence may be smaller; links that stretch over their row are larger.
    """
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("a, button, input, select, textarea, summary")]
            .filter((it) => it.checkVisibility() && !it.closest("p, dd, td, th, h3, .skip, .told"))
            .filter((it) => it.type !== "checkbox" && it.type !== "radio")
            .map((it) => [it, it.getBoundingClientRect()])
            .filter(([it, box]) => box.width > 1 && (box.height < 23.5 || box.width < 23.5))
            .map(([it, box]) => `${it.innerText || it.name} ${box.width}x${box.height}`)"""
    )
    return found
