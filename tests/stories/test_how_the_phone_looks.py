"""Every screen, for everyone: dark, narrow, large text, right to left, and without a mouse."""

import pytest
from playwright.sync_api import expect

from tests.fixtures.phones import all_sent, drawn, go, settled

PLACES = [
    "today", "check-in", "plan", "journal", "write", "guided", "topics", "share", "progress",
    "help", "settings", "note", "do", "reminders", "reach", "home-screen",
]  # fmt: skip
SMALL_TARGETS = """() => [...document.querySelectorAll('a, button, input, select, textarea, summary')]
  .map((one) => one.matches('input[type=radio], input[type=checkbox]') ? one.closest('label') : one)
  .filter((one) => one.offsetParent && !one.closest('.watch, .vh'))
  .map((one) => [one.textContent.trim() || one.getAttribute('aria-label'), one.getBoundingClientRect()])
  .filter(([, box]) => box.height < 43.5 || box.width < 43.5)
  .map(([name, box]) => `${name}: ${Math.round(box.width)} x ${Math.round(box.height)}`)"""  # noqa: E501
OUTSIDE = """() => [...document.querySelectorAll('body *')]
  .filter((one) => one.offsetParent && !one.closest('svg, .vh'))
  .filter((one) => { const box = one.getBoundingClientRect();
    return box.width && (box.right > innerWidth + 1 || box.left < -1); })
  .map((one) => one.className + ' ' + one.textContent.slice(0, 40))"""


@pytest.fixture(scope="module")
def owners(clinic_server):
    """One client for all pictures of this file."""
    return {}


@pytest.fixture
def sam(client_of, owners, new_context):
    owner = owners.setdefault("sam", None) or client_of()
    owner.new_context = new_context
    owners["sam"] = owner
    return owner


def address(sam, place):
    return f"{sam.server.address}/app/" + (f"do/{sam.plan['phq-9']}" if place == "do" else place)


def visit(sam, place, *, query="", **options):
    page = sam.phone(**options)
    go(page, address(sam, place) + query)
    settled(page)
    drawn(page)
    return page


def fits(page):
    """Nothing reaches over the side, and nothing scrolls sideways."""
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.evaluate(OUTSIDE) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", PLACES)
def test_a_screen_has_no_barrier(sam, axe, place, scheme):
    page = visit(sam, place, color_scheme=scheme)

    axe(page)
    fits(page)
    assert page.evaluate(SMALL_TARGETS) == []
    helpful = page.get_by_role("link", name="Help now")
    expect(helpful).to_have_count(0 if place == "help" else 1)


@pytest.mark.parametrize("place", PLACES)
def test_a_screen_fits_320_pixels_and_text_at_200_percent(sam, place):
    page = visit(sam, place, viewport={"width": 320, "height": 640})
    fits(page)

    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => document.documentElement.classList.add('x'))"
    )
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    drawn(page)

    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("place", PLACES)
def test_a_screen_mirrors_and_stands_longer_words(sam, axe, place):
    page = visit(sam, place, query="?pseudo=rtl")

    assert page.evaluate("document.documentElement.dir") == "rtl"
    fits(page)
    axe(page)


def test_help_is_one_tap_away_and_the_dialler_two(sam):
    page = visit(sam, "journal")

    page.get_by_role("link", name="Help now").click()

    expect(page.get_by_role("link", name="Call 999")).to_have_attribute("href", "tel:999")
    expect(page.get_by_role("link", name="Shout")).to_have_attribute("href", "sms:85258?body=SHOUT")
    assert page.get_by_role("button", name="Leave this page fast").bounding_box()["y"] < 844


def test_help_opens_before_sign_in(clinic_server, phone, problems):
    problems.allow("401")
    go(phone, f"{clinic_server.address}/app/help")

    expect(
        phone.get_by_role("link", name="Call 1").or_(phone.get_by_role("link", name="Call 9"))
    ).to_be_visible()
    expect(phone.get_by_role("button", name="Leave this page fast")).to_be_visible()


def test_nobody_signed_in_is_asked_to(clinic_server, phone, problems):
    problems.allow("401")
    go(phone, f"{clinic_server.address}/app/today")

    expect(phone.get_by_role("link", name="Sign in")).to_have_attribute(
        "href", "/sign-in/?next=%2Fapp%2Ftoday"
    )


def test_nothing_moves_when_motion_is_not_wanted(sam):
    page = visit(sam, "do", reduced_motion="reduce")
    go(page, f"{sam.server.address}/app/do/{sam.plan['slow-breathing']}")
    page.get_by_role("button", name="Start").click()
    expect(page.locator(".breath")).to_be_attached()
    size = "document.querySelector('.breath').getBoundingClientRect().width"
    first = page.evaluate(size)
    page.wait_for_timeout(1500)

    assert page.evaluate(size) == first
    assert page.locator(".pace svg circle").count() == 13, "ten beats go round the rim"


def test_the_app_can_be_installed(sam):
    page = visit(sam, "today")
    manifest = page.evaluate(
        "fetch(document.querySelector('link[rel=manifest]').href).then((a) => a.json())"
    )

    assert manifest["display"] == "standalone"
    assert len(manifest["short_name"]) <= 12
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    assert [one["url"] for one in manifest["shortcuts"]] == ["/app/check-in", "/app/help"]
    for icon in manifest["icons"]:
        answer = page.request.get(sam.server.address + icon["src"])
        assert answer.headers["content-type"] == "image/png"


def test_a_language_chosen_in_the_settings_is_spoken_by_the_activities_too(client_of):
    sam = client_of()
    page = sam.open("settings")
    settled(page)

    page.get_by_label("Language").select_option("Deutsch")
    expect(page.get_by_role("heading", name="Einstellungen")).to_be_visible()
    all_sent(page)
    go(page, f"{sam.server.address}/app/today")
    expect(page.get_by_role("link", name="Langsam atmen")).to_be_visible()

    other = sam.open("today")
    expect(other.get_by_text("Wie geht es Ihnen gerade?")).to_be_visible()
    expect(other.get_by_role("link", name="Langsam atmen")).to_be_visible()


def test_german_speaks_german(client_of):
    page = client_of(language="de").open("today")
    settled(page)

    expect(page.get_by_role("link", name="Hilfe jetzt")).to_be_visible()
    expect(page.get_by_text("Wie geht es Ihnen gerade?")).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "de"
