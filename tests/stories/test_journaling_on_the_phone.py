"""Three ways to write, topics that stay on the phone, and sharing no more than was chosen."""

import re

import pytest
from playwright.sync_api import expect

from tests.fixtures.desks import Desk
from tests.fixtures.phones import all_sent, go, keeps_offline, kill, settled
from tests.stories.test_how_the_phone_looks import SMALL_TARGETS, fits

NOOR = """
from midweek.audit.scope import in_clinic
from midweek.people.access import name_of
from midweek.people.models import Clinic, Person
with in_clinic(Clinic.objects.get(name="Northgate").pk):
    treating = Person.objects.filter(treats=True)
    print(next(p.pk for p in treating if name_of(p, by=p) == "Noor Naseri"))
"""
PAGE = "I lay awake again.\nThe walk by the canal was good. My sister does not know."
FIRST = PAGE.split("\n", maxsplit=1)[0]


@pytest.fixture
def noor(clinic_server, new_context) -> Desk:
    who = clinic_server.python(NOOR).strip().splitlines()[-1]
    return Desk(clinic_server, {"noor": who}, new_context)


@pytest.fixture
def sam(client_of):
    return client_of()


def to(page, sam, place):
    go(page, f"{sam.server.address}/app/{place}")


def write(page, sam, words=PAGE):
    to(page, sam, "write")
    page.get_by_label("Your words").fill(words)
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_role("heading", name="Journal")).to_be_visible()


def heard(page):
    """Everything this page says to the server from now on."""
    said = []
    page.on("request", lambda request: said.append(f"{request.url} {request.post_data or ''}"))
    return said


def share(page, how):
    page.locator("article").get_by_role("link", name="Share").click()
    page.get_by_role("radio", name=how).click()


def preview(page):
    """What is said to be seen: the title, the question, and the words, to the letter."""
    card = page.locator(".preview")
    return [card.locator(part).evaluate("(one) => one.textContent") for part in ("p", "dt", "dd")]


def read_by(noor, sam):
    """Noor's page of everything Sam shares."""
    return noor.open(f"/clients/{sam.id}/entries/")


def opened(desk):
    parts = ("h2#entry", ".answers dt", ".answers dd")
    return [desk.locator(part).evaluate("(one) => one.textContent") for part in parts]


def test_a_prompted_page_is_written_without_signal(sam, axe):
    page = sam.open("today")
    settled(page)
    keeps_offline(page)
    page.context.set_offline(True)
    to(page, sam, "write")
    prompt = page.locator("#p")
    expect(page.get_by_role("button", name="Another prompt")).to_be_visible()
    first = prompt.inner_text()
    page.get_by_role("button", name="Another prompt").click()
    expect(prompt).not_to_have_text(first)
    second = prompt.inner_text()
    axe(page)

    to(page, sam, "write")
    expect(prompt).to_have_text(second)
    page.get_by_label("Your words").fill("It was smaller than I thought.")
    page.get_by_role("button", name="Done").click()

    expect(page.locator("article").get_by_text(second)).to_be_visible()
    to(page, sam, "write")
    expect(page.get_by_role("button", name="Another prompt")).to_be_visible()
    assert prompt.inner_text() not in {first, second}


def test_one_may_write_without_a_prompt_and_it_is_remembered(sam):
    page = sam.open("write")
    settled(page)
    page.get_by_role("button", name="Write without").click()
    expect(page.locator("#p")).to_have_text("What is on your mind?")

    to(page, sam, "write")

    expect(page.get_by_role("button", name="Give me a first line")).to_be_visible()
    expect(page.locator("#p")).to_have_text("What is on your mind?")


def test_a_draft_with_its_prompt_survives_a_killed_page(sam):
    page = sam.open("write")
    settled(page)
    expect(page.get_by_role("button", name="Another prompt")).to_be_visible()
    prompt = page.locator("#p").inner_text()
    page.get_by_label("Your words").fill("half a thou")
    page.wait_for_timeout(600)
    context = page.context
    kill(page)

    again = context.new_page()
    to(again, sam, "write")
    expect(again.get_by_label("Your words")).to_have_value("half a thou")
    expect(again.locator("#p")).to_have_text(prompt)


@pytest.mark.parametrize(
    ("answer", "asked", "not_asked"),
    [
        ("It may come", "What do you fear most would happen?", "What do you know for sure?"),
        ("It is here now", "What do you know for sure?", "What do you fear most would happen?"),
    ],
)
def test_answers_steer_a_guided_journal_and_not_a_word_leaves(sam, answer, asked, not_asked):
    page = sam.open("today")
    settled(page)
    keeps_offline(page)
    to(page, sam, "guided")
    said = heard(page)
    page.get_by_role("link", name=re.compile("Untangle a worry")).click()
    page.get_by_role("button", name="Start").click()
    page.get_by_label("What is the worry?").fill("the lighthouse")
    page.get_by_role("button", name="Next").click()
    page.get_by_role("radio", name=answer).click()

    expect(page.get_by_label(asked)).to_be_visible()
    expect(page.get_by_text(not_asked)).to_have_count(0)
    page.get_by_role("button", name="That’s enough for now").click()
    expect(page.get_by_text("Saved. What you did counts.")).to_be_visible()
    expect(page.locator("article").get_by_text("the lighthouse")).to_be_visible()
    expect(page.locator("article").get_by_text("Only me")).to_be_visible()

    to(page, sam, "settings")
    settled(page)
    assert not any("lighthouse" in one for one in said)
    assert sam.kept()["entries"] == []


def test_a_guided_journal_opens_without_signal(sam, axe):
    page = sam.open("today")
    settled(page)
    keeps_offline(page)
    page.context.set_offline(True)

    to(page, sam, "guided")
    expect(page.get_by_role("listitem")).to_have_count(6)
    axe(page)
    page.get_by_role("link", name=re.compile("End of the day")).click()

    expect(page.get_by_role("button", name="Start")).to_be_visible()


def test_topics_are_seen_corrected_counted_and_never_sent(sam, axe):
    page = sam.open("today")
    settled(page)
    said = heard(page)
    write(page, sam)
    article = page.locator("article")
    expect(article.get_by_text("Sleep", exact=True)).to_be_visible()
    expect(article.get_by_text("Family", exact=True)).to_be_visible()

    article.get_by_role("link", name="Topics").click()
    page.get_by_role("checkbox", name="Family").uncheck()
    expect(page.get_by_role("checkbox", name="Family")).not_to_be_checked()
    page.get_by_role("checkbox", name="Gratitude").check()
    expect(page.get_by_role("checkbox", name="Gratitude")).to_be_checked()
    axe(page)
    to(page, sam, "journal")
    expect(article.get_by_text("Gratitude", exact=True)).to_be_visible()
    expect(article.get_by_text("Family", exact=True)).to_have_count(0)

    to(page, sam, "topics")
    row = page.get_by_role("listitem").filter(has_text="Sleep")
    expect(row).to_contain_text("On 1 page in the last 4 weeks. On 1 page in all.")
    row.get_by_role("button", name="Change: Sleep").click()
    page.get_by_label("Name", exact=True).first.fill("My nights")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("My nights")).to_be_visible()
    own = page.locator("form", has_text="A topic of your own")
    own.get_by_label("Name").fill("Water")
    own.get_by_label("Words that find it").fill("canal*, river")
    own.get_by_role("button", name="Add topic").click()
    expect(page.get_by_role("listitem").filter(has_text="Water")).to_contain_text("On 1 page")
    axe(page)
    assert page.evaluate(SMALL_TARGETS) == []
    fits(page)

    page.get_by_role("link", name="See pages: Water").click()
    expect(article).to_have_count(1)
    to(page, sam, "settings")
    all_sent(page)
    told = " ".join(said)
    assert not any(word in told for word in ("canal", "awake", "Gratitude", "Water", "nights"))


def test_an_excerpt_is_read_exactly_as_it_was_shown_before(sam, noor, axe):
    page = sam.open("today")
    settled(page)
    write(page, sam)
    share(page, "An excerpt")
    expect(page.get_by_text("Nothing is chosen yet.")).to_be_visible()
    expect(page.get_by_role("button", name="Send to Noor")).to_be_disabled()
    page.get_by_role("checkbox", name=FIRST).check()
    page.get_by_role("checkbox", name="The walk by the canal was good.").check()
    axe(page)
    fits(page)
    shown = preview(page)
    assert shown[2] == "I lay awake again.\nThe walk by the canal was good."
    page.get_by_role("button", name="Send to Noor").click()
    expect(page.locator("article").get_by_text("Noor and me: an excerpt")).to_be_visible()
    expect(page.locator("article").get_by_text("My sister does not know.")).to_be_visible()
    all_sent(page)

    desk = read_by(noor, sam)
    desk.get_by_role("link", name="Part of a page").click()
    assert opened(desk) == shown
    assert "sister" not in desk.content()

    to(page, sam, "journal")
    expect(page.locator("article").get_by_text("Opened by Noor Naseri")).to_be_visible()
    page.get_by_role("button", name="Stop sharing").click()
    expect(page.locator("article").get_by_text("Only me")).to_be_visible()
    all_sent(page)
    desk.goto(noor.server.address + f"/clients/{sam.id}/entries/")
    expect(desk.get_by_text("Part of a page")).to_have_count(0)


def test_topics_alone_are_shared_as_shown_and_withdrawn_without_a_trace(sam, noor):
    page = sam.open("today")
    settled(page)
    bare = read_by(noor, sam).locator("main").inner_text()
    write(page, sam)
    share(page, "Topics")
    page.get_by_role("checkbox", name="Family").uncheck()
    shown = preview(page)
    assert "Family" not in shown[2]
    page.get_by_role("button", name="Send to Noor").click()
    expect(page.locator("article").get_by_text("Noor and me: topics only")).to_be_visible()
    all_sent(page)
    (entry,) = sam.kept()["entries"]
    assert (entry["slug"], list(entry["answers"])) == ("journal-topics", ["topics"])

    desk = read_by(noor, sam)
    desk.get_by_role("link", name="Topics of a page").click()
    assert opened(desk) == shown
    assert "canal" not in desk.content()

    page.get_by_role("button", name="Stop sharing").click()
    expect(page.locator("article").get_by_text("Only me")).to_be_visible()
    all_sent(page)
    assert read_by(noor, sam).locator("main").inner_text() == bare


def test_the_whole_page_is_shown_before_it_is_sent(sam, noor):
    page = sam.open("today")
    settled(page)
    write(page, sam)
    share(page, "An excerpt")
    page.get_by_role("checkbox", name=FIRST).check()
    page.get_by_role("button", name="Send to Noor").click()
    page.locator("article").get_by_role("link", name="Share another way").click()
    page.get_by_role("radio", name="The whole page").click()
    shown = preview(page)
    assert shown[2] == PAGE
    page.get_by_role("button", name="Send to Noor").click()
    expect(page.locator("article").get_by_text("Noor and me: the whole page")).to_be_visible()
    all_sent(page)

    desk = read_by(noor, sam)
    expect(desk.get_by_text("Part of a page")).to_have_count(0)
    desk.get_by_role("link", name="Open journal").click()
    assert opened(desk) == shown


def test_a_page_stays_on_the_phone_it_was_written_on_and_that_is_said(sam):
    page = sam.open("journal")
    settled(page)
    write(page, sam)
    expect(page.get_by_text("Another phone does not have them.")).to_be_visible()

    other = sam.open("journal")
    settled(other)

    expect(other.get_by_text("Write the first line.")).to_be_visible()
    expect(other.locator("article")).to_have_count(0)


def test_search_forgives_marks_and_says_where_nothing_is(sam):
    page = sam.open("today")
    settled(page)
    write(page, sam, "Sehr müde heute.")
    write(page, sam, "A quiet walk.")
    field = page.get_by_label("Search on this phone")

    field.fill("muede")
    expect(page.locator("article")).to_have_count(1)
    field.fill("")
    page.get_by_role("radio", name="Shared").click()
    expect(page.get_by_text("No page like this here.")).to_be_visible()
    page.get_by_role("radio", name="Only mine").click()
    expect(page.locator("article")).to_have_count(2)
