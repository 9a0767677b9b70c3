"""Emotions at any moment: the map of feelings by keyboard, what two follow, the day afterwards."""

import pytest
from playwright.sync_api import expect

from tests.fixtures.phones import all_sent, go, settled

FOLLOW = """
from midweek.audit.scope import in_clinic
from midweek.people.access import name_of
from midweek.people.models import Clinic, Person
from midweek.plans.actions.following import Named, follow
with in_clinic(Clinic.objects.get(name="Northgate").pk):
    noor = next(p for p in Person.objects.filter(treats=True) if name_of(p, by=p) == "Noor Naseri")
    client = Person.objects.get(pk={id!r})
    named = Named(label="Pull to stay in bed", low="none", high="all day")
    print(follow(client, named=named, by=noor).subject.pk)
"""


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def test_a_feeling_is_placed_and_named_without_a_pointer(client_of):
    sam = client_of("check-in")
    page = sam.open("check-in")
    settled(page)
    page.get_by_role("radio", name="Low", exact=True).focus()
    press(page, "Space")

    page.locator("summary", has_text="Name the feeling").focus()
    press(page, "Enter")
    energy, pleasant = (page.get_by_role("slider", name=one) for one in ("Energy", "Pleasantness"))
    expect(energy).to_have_attribute("aria-valuetext", "Not set")
    energy.focus()
    press(page, *["ArrowUp"] * 8)
    expect(energy).to_have_attribute("aria-valuetext", "high energy")
    expect(page.get_by_text("Words near there")).to_have_count(0)
    press(page, "Tab", *["ArrowLeft"] * 12)
    expect(pleasant).to_have_attribute("aria-valuetext", "Unpleasant")

    page.get_by_role("checkbox", name="angry").focus()
    press(page, "Space")
    strength = page.get_by_role("slider", name="How strong: angry")
    strength.focus()
    press(page, "End", "ArrowLeft")
    page.get_by_role("button", name="My own word").focus()
    press(page, "Enter")
    page.get_by_role("textbox", name="My own word").focus()
    page.keyboard.type("prickly")
    press(page, "Enter")
    expect(page.get_by_role("checkbox", name="prickly")).to_be_checked()
    page.get_by_role("button", name="Save").focus()
    press(page, "Enter")
    expect(page.get_by_text("That’s all for today.")).to_be_visible()
    all_sent(page)

    (entry,) = sam.kept()["entries"]
    feeling = {"pleasant": -60, "energy": 40}
    words = [{"word": "angry", "strength": 95}, {"own": "prickly"}]
    assert entry["answers"] == {"mood": 2, "feeling": feeling | {"words": words}}


def test_a_tap_places_it_and_three_words_are_enough(client_of, axe):
    sam = client_of("check-in")
    page = sam.open("check-in")
    settled(page)
    page.get_by_text("Name the feeling").click()
    box = page.locator(".emo").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.9, box["y"] + box["height"] * 0.3)

    near = page.get_by_role("group", name="Words near there").get_by_role("checkbox")
    expect(near).to_have_count(8)
    for number in range(3):
        near.nth(number).check()
    expect(near.nth(3)).to_be_disabled()
    expect(page.get_by_text("That makes 3")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="All words").click()
    axe(page)


def test_what_is_hard_to_place_has_words_too(client_of):
    sam = client_of("check-in")
    page = sam.open("check-in")
    settled(page)
    page.get_by_role("radio", name="OK", exact=True).check()
    page.get_by_text("Name the feeling").click()
    page.get_by_role("radio", name="Mixed").check()
    page.get_by_role("searchbox", name="Search words").fill("lone")
    page.get_by_role("checkbox", name="lonely").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("That’s all for today.")).to_be_visible()
    all_sent(page)

    assert sam.kept()["entries"][0]["answers"]["feeling"] == {
        "unsure": "mixed",
        "words": [{"word": "lonely"}],
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_followed_is_asked_in_the_words_of_the_two_and_stands_in_the_day(
    client_of, axe, scheme
):
    sam = client_of("check-in")
    dimension = sam.server.python(FOLLOW.format(id=sam.id)).strip().splitlines()[-1]
    page = sam.open("check-in", color_scheme=scheme)
    settled(page)
    page.get_by_role("radio", name="Good", exact=True).check()
    page.get_by_text("What we follow").click()
    asked = page.get_by_role("group", name="Pull to stay in bed")
    expect(asked.get_by_text("10 is all day")).to_be_visible()
    asked.get_by_role("radio", name="7", exact=True).check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("That’s all for today.")).to_be_visible()
    all_sent(page)
    assert sam.kept()["entries"][0]["answers"]["tracked"] == {dimension: 7}

    go(page, f"{sam.server.address}/app/progress")
    page.locator(".week a").click()
    moment = page.get_by_role("link", name="One-minute check-in")
    expect(moment).to_be_visible()
    axe(page)
    moment.click()
    expect(page.get_by_text("Pull to stay in bed: 7")).to_be_visible()
    expect(page.get_by_text("Good", exact=True)).to_be_visible()
    axe(page)


def test_without_anything_to_follow_nothing_is_asked(client_of):
    page = client_of("check-in").open("check-in")
    settled(page)

    expect(page.get_by_text("Name the feeling")).to_be_visible()
    expect(page.get_by_text("What we follow")).to_have_count(0)
