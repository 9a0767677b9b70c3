"""Today and the plan: do it, say "not today", say "too hard", and take any of it back."""

import pytest
from playwright.sync_api import expect

from tests.fixtures.phones import all_sent, drawn, go, settled

WALK = "Ten-minute walk"


@pytest.fixture
def sam(client_of):
    return client_of("check-in", "ten-minute-walk")


@pytest.fixture
def today(sam):
    page = sam.open("today")
    settled(page)
    expect(page.get_by_role("link", name=WALK)).to_be_visible()
    return page


def more(page):
    return page.get_by_role("button", name=f"More for “{WALK}”")


def test_a_tick_is_an_entry_and_can_be_taken_back(sam, today):
    box = today.get_by_role("checkbox", name=WALK)
    box.click()
    expect(today.get_by_role("checkbox", name=f"“{WALK}” is done")).to_be_checked()
    today.get_by_role("button", name="Undo").click()
    expect(today.get_by_role("checkbox", name=f"Mark “{WALK}” as done")).not_to_be_checked()

    all_sent(today)
    assert [(e["slug"], e["undone"]) for e in sam.kept()["entries"]] == [("ten-minute-walk", True)]


def test_not_today_is_kept_at_once(sam, today):
    more(today).click()
    today.get_by_role("button", name="Not today", exact=True).click()
    expect(today.get_by_text("Kept: not today.")).to_be_visible()

    all_sent(today)
    assert sam.kept()["skips"] == [{"kind": "not_today", "wants": "", "undone": False}]


def test_too_hard_is_kept_before_it_asks_what_would_help(sam, today):
    more(today).click()
    today.get_by_role("button", name="Too hard", exact=True).click()
    expect(today.get_by_text("It means the step was too big.")).to_be_visible()
    all_sent(today)
    assert sam.kept()["skips"] == [{"kind": "too_hard", "wants": "", "undone": False}]

    today.get_by_role("button", name="Make it smaller").click()
    expect(today.get_by_text("Noor sees this when next in the app.")).to_be_visible()
    all_sent(today)
    assert sam.kept()["skips"] == [{"kind": "too_hard", "wants": "smaller", "undone": False}]


def test_too_hard_is_undone_with_the_keyboard(sam, today):
    more(today).press("Enter")
    today.get_by_role("button", name="Too hard", exact=True).press("Enter")
    today.get_by_role("button", name="Undo").press("Enter")

    expect(today.get_by_text("It means the step was too big.")).to_be_hidden()
    all_sent(today)
    assert [skip["undone"] for skip in sam.kept()["skips"]] == [True]


REACHED = """(button) => { const box = button.getBoundingClientRect();
  return button.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)); }"""  # noqa: E501


def test_no_message_lies_over_the_three_ways_on(client_of):
    today = client_of().open("today")
    settled(today)
    more(today).click()
    today.get_by_role("button", name="Too hard", exact=True).click()
    expect(today.get_by_role("button", name="Undo")).to_be_visible()
    drawn(today)

    for way in ("Make it smaller", "Swap it", "Leave it and talk"):
        assert today.get_by_role("button", name=way).evaluate(REACHED), way


def test_what_was_set_aside_is_not_called_done(sam, today):
    more(today).click()
    today.get_by_role("button", name="Not today", exact=True).click()

    aside = today.get_by_role("region", name="Set aside today")
    expect(aside.get_by_role("link", name=WALK)).to_be_visible()
    expect(today.get_by_role("region", name="Done")).to_have_count(0)


def test_two_things_are_too_hard_and_each_is_answered_for_itself(client_of, axe):
    sam = client_of("ten-minute-walk", "slow-breathing")
    page = sam.open("plan")
    settled(page)
    for name in (WALK, "Slow breathing"):
        page.get_by_role("button", name=f"More for “{name}”").click()
        page.get_by_role("button", name="Too hard", exact=True).click()
        expect(page.get_by_role("region", name=name, exact=True)).to_be_visible()
    axe(page)

    walk = page.get_by_role("region", name=WALK, exact=True)
    walk.get_by_role("button", name="Make it smaller").click()
    breathing = page.get_by_role("region", name="Slow breathing", exact=True)
    breathing.get_by_role("button", name="Swap it").click()
    expect(breathing.get_by_role("button", name="Swap it", pressed=True)).to_be_visible()
    all_sent(page)
    assert [skip["wants"] for skip in sam.kept()["skips"]] == ["smaller", "swap"]


def test_the_plan_says_what_was_agreed_and_why(sam, today):
    today.get_by_role("link", name="Plan").click()

    expect(today.get_by_role("heading", name="Your plan", exact=True)).to_be_focused()
    expect(today.get_by_text("Sundays drag").first).to_be_visible()
    expect(today.get_by_text("Every day, 21:30.").first).to_be_visible()


def test_a_check_in_with_the_keyboard_alone(sam, today):
    go(today, f"{sam.server.address}/app/check-in")
    for _ in range(20):
        today.keyboard.press("Tab")
        if today.evaluate("document.activeElement.type === 'radio'"):
            break
    today.keyboard.press("ArrowRight")
    today.keyboard.press("ArrowRight")
    for _ in range(30):
        today.keyboard.press("Tab")
        if today.evaluate("document.activeElement.textContent") == "Save":
            break
    outline = today.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "3px"
    today.keyboard.press("Enter")

    expect(today.get_by_text("That’s all for today.")).to_be_visible()


def test_what_is_agreed_elsewhere_shows_at_the_next_pull(sam, today):
    sam.server.python(f"""
from midweek.audit.scope import in_clinic
from midweek.people.models import Clinic, Person
from midweek.people.access import name_of
from tests.cast import agree
with in_clinic(Clinic.objects.get(name="Northgate").pk):
    noor = next(p for p in Person.objects.filter(treats=True) if name_of(p, by=p) == "Noor Naseri")
    agree(Person.objects.get(pk="{sam.id}"), "slow-breathing", by=noor)
""")
    go(today, f"{sam.server.address}/app/today")

    expect(today.get_by_role("link", name="Slow breathing")).to_be_visible()
