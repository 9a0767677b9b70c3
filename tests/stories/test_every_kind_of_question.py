"""A long worksheet with every plain kind of question, played on the phone without signal."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.phones import all_sent, go, keeps_offline, settled
from tests.stories.conftest import WORKSHEET
from tests.stories.test_how_the_phone_looks import SMALL_TARGETS, fits

READ_IT = """
import json
from django.utils import translation
from midweek.audit.scope import in_clinic
from midweek.library.queries import definition
from midweek.people.access import grant_to_client
from midweek.people.models import Clinic, Person
from midweek.people.vault import open_sealed
from midweek.practice.models import Entry
from midweek.review.queries.answers import answers
with in_clinic(Clinic.objects.get(name="Northgate").pk), translation.override("en"):
    entry = Entry.objects.filter(client_id={client!r}).order_by("pk").last()
    grant = grant_to_client(entry.client, by=entry.client, purpose="a story")
    said = open_sealed(entry, "answers", grant=grant)
    asked = definition(entry.version_id, language="en")
    print(json.dumps([[one.asked, one.said] for one in answers(asked, said)]))
"""

MARKS_COVER_WORDS = """() => [...document.querySelectorAll('.answer')].filter((one) => {
    const [mark, words] = [...one.querySelectorAll('span')].map((each) => each.getBoundingClientRect());
    return mark.right > words.left; }).length"""  # noqa: E501


def forward(page: Page) -> None:
    page.get_by_role("button", name="Next").click()


def typed(page: Page, label: str, words: str) -> None:
    page.get_by_label(label, exact=True).fill(words)


def pick(page: Page, label: str) -> None:
    page.get_by_role("radio", name=label, exact=True).click()


def answer_questions(page: Page) -> None:
    """Answer the plain questions, one on a page."""
    typed(page, "Where were you? Optional", "At home")
    forward(page)
    expect(page.locator(".answer")).not_to_have_count(0)
    assert page.evaluate(MARKS_COVER_WORDS) == 0
    pick(page, "No")  # moves on by itself
    pick(page, "Something else")
    typed(page, "In your own words", "The dog")
    forward(page)
    typed(page, "How much coffee? Optional", "21")
    forward(page)
    expect(page.get_by_role("alert")).to_have_text("Enter a number: 0 to 20")
    typed(page, "How much coffee? Optional", "2,5")
    forward(page)
    pick(page, "7")
    forward(page)
    expect(page.get_by_text("Not set")).to_be_visible()
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowUp")
    forward(page)
    page.get_by_role("checkbox", name="Tea").check()
    forward(page)
    typed(page, "Which night was it? Optional", "2026-11-22")
    forward(page)
    typed(page, "When did you go to bed? Optional", "23:15")
    forward(page)
    typed(page, "When did you get up? Optional", "06:45")
    forward(page)
    typed(page, "Hours", "1")
    typed(page, "Minutes", "45")
    forward(page)
    expect(page.get_by_text("5.8 hours")).to_be_visible()
    forward(page)
    expect(page.get_by_text("Short nights happen.")).to_be_visible()
    forward(page)
    typed(page, "When did you first wake up? Optional", "2026-11-23T03:10")
    forward(page)


def answer_rows(page: Page) -> None:
    """Fill lists, rows, rounds, the ladder and people, by keyboard where that is quicker."""
    page.get_by_label("Line 1", exact=True).fill("Read a book")
    page.keyboard.press("Enter")
    page.keyboard.type("No phone in bed")
    page.get_by_role("button", name="Move up: Line 2").press("Enter")
    expect(page.get_by_label("Line 1", exact=True)).to_have_value("No phone in bed")
    page.get_by_role("button", name="Remove: Line 2").click()
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.get_by_label("Line 2", exact=True)).to_have_value("Read a book")
    forward(page)
    typed(page, "What", "News")
    typed(page, "From", "21:00")
    pick(page, "No")
    page.get_by_role("button", name="Add a thing").click()
    second = page.get_by_role("group", name="Number 2")
    second.get_by_label("What", exact=True).fill("Bath")
    forward(page)
    typed(page, "The worry", "Work")
    expect(page.get_by_label("Small step")).to_have_count(0)
    pick(page, "4")
    typed(page, "Small step", "List")
    forward(page)
    typed(page, "Situation", "Lying awake")
    page.get_by_role("slider", name="How hard it feels").press("ArrowUp")
    page.get_by_role("button", name="Add a try").click()
    page.get_by_role("slider", name="Before").press("Enter")
    page.get_by_role("button", name="Add a situation").click()
    other = page.get_by_role("group", name="Situation 2")
    other.get_by_label("Situation", exact=True).fill("Going to bed")
    other.get_by_role("slider", name="How hard it feels").press("ArrowDown")
    page.get_by_role("button", name="Order from easy to hard").click()
    first = page.get_by_role("group", name="Situation 1")
    expect(first.get_by_label("Situation", exact=True)).to_have_value("Going to bed")
    forward(page)
    typed(page, "Name", "Jo")
    typed(page, "Phone number", "020 7946 0018")
    expect(page.get_by_role("link", name="Call Jo")).to_have_attribute("href", "tel:02079460018")
    forward(page)
    pick(page, "A little")
    pick(page, "A lot")
    forward(page)


SAID = [
    ["Where were you?", "At home"],
    ["Did you sleep well?", "No"],
    ["What kept you awake?", "Something else: The dog"],
    ["How much coffee?", "2.5 cups"],
    ["How tired are you?", "7 (awake · very tired)"],
    ["How tense are you?", "55 (calm · very tense)"],
    ["What helped?", "Tea"],
    ["Which night was it?", "Sun 22 Nov 2026"],
    ["When did you go to bed?", "23:15"],
    ["When did you get up?", "06:45"],
    ["How long were you awake?", "1 hour 45 minutes"],
    ["So you slept", "5.8 hours"],
    ["When did you first wake up?", "Mon 23 Nov 2026, 03:10"],
    ["What could you try tonight?", "No phone in bed\nRead a book"],
    ["What did you do in the evening?", "What: News; From: 21:00; Was it calming?: No\nWhat: Bath"],
    ["Which worries came?", "The worry: Work; How strong?: 4 (weak · strong); Small step: List"],
    ["What feels hard about the night?", "Going to bed: 45\nLying awake: 55\nTry 1: before 50"],
    ["Who could you ring?", "Jo, 020 7946 0018"],
    ["Two short questions", "Did you nod off?: A little\nDid you yawn?: A lot\nTotal 2 · Low"],
]  # fmt: skip


def test_it_is_played_without_signal_and_read_by_the_therapist(client_of, worksheet):
    sam = client_of(worksheet)
    page = sam.open("today")
    settled(page)
    keeps_offline(page)
    page.context.set_offline(True)
    go(page, f"{sam.server.address}/app/do/{sam.plan[worksheet]}")

    page.get_by_role("button", name="Start").click()
    answer_questions(page)
    answer_rows(page)
    expect(page.get_by_role("heading", name="Look over your answers")).to_be_visible()
    expect(page.get_by_text("That was a lot. Thank you.")).to_be_visible()
    page.get_by_role("button", name="Done").click()
    page.context.set_offline(False)
    all_sent(page)

    told = sam.server.python(READ_IT.format(client=sam.id)).strip().splitlines()[-1]
    assert json.loads(told) == SAID
    assert sam.kept()["entries"][-1]["finished"] is True


def test_enough_for_now_counts_and_can_be_taken_up_again(client_of, worksheet):
    sam = client_of(worksheet)
    page = sam.open("today")
    settled(page)
    page.get_by_role("link", name="A long worksheet").click()
    page.get_by_role("button", name="Start").click()
    typed(page, "Where were you? Optional", "At home")
    forward(page)
    pick(page, "Yes")
    page.get_by_role("button", name="That’s enough for now").click()
    all_sent(page)

    row = page.get_by_role("listitem").filter(has_text="A long worksheet")
    expect(row.get_by_role("checkbox")).to_be_checked()
    expect(row).to_contain_text("In part, at")
    (part,) = sam.kept()["entries"]
    assert (part["finished"], part["answers"]) == (False, {"place": "At home", "slept": True})

    row.get_by_role("link").click()
    expect(page.get_by_label("What was good about the night? Optional")).to_be_visible()
    page.get_by_role("button", name="Back").click()
    pick(page, "No")
    page.get_by_role("button", name="That’s enough for now").click()
    all_sent(page)

    newest = sam.kept()["entries"][-1]
    assert newest["replaces"] == part["id"]
    assert newest["answers"] == {"place": "At home", "slept": False}


def test_a_reload_in_the_middle_loses_neither_the_place_nor_an_answer(client_of, worksheet):
    sam = client_of(worksheet)
    page = sam.open(f"do/{sam.plan[worksheet]}")
    settled(page)
    page.get_by_role("button", name="Start").click()
    typed(page, "Where were you? Optional", "At home")
    forward(page)
    pick(page, "No")
    pick(page, "Something else")
    typed(page, "In your own words", "The dog")
    page.wait_for_timeout(600)

    page.reload()

    expect(page.get_by_label("In your own words")).to_have_value("The dog")
    page.get_by_role("button", name="Back").click()
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_label("Where were you? Optional")).to_have_value("At home")


@pytest.mark.parametrize("look", [
    {"color_scheme": "light"}, {"color_scheme": "dark"},
    {"viewport": {"width": 320, "height": 640}}, {"query": "?pseudo=rtl"},
], ids=["light", "dark", "narrow", "right to left"])  # fmt: skip
def test_every_page_is_open_to_everyone(client_of, worksheet, axe, look):
    options = dict(look)
    query = options.pop("query", "")
    sam = client_of(worksheet)
    page = sam.open("today", **options)
    settled(page)
    go(page, f"{sam.server.address}/app/do/{sam.plan[worksheet]}{query}")
    steps = json.loads(WORKSHEET)["steps"]

    for _ in range(len(steps) + 1):
        page.locator(".foot .btn.primary").wait_for()
        page.wait_for_timeout(60)
        axe(page)
        fits(page)
        assert page.evaluate(SMALL_TARGETS) == []
        add = page.locator(".rounds > .btn.soft")
        if add.count():
            add.click()
            fits(page)
        last = page.locator(".answered").count() > 0
        if last:
            break
        page.locator(".foot .btn.primary").click()
    assert last
