"""D3: from the notification to a saved entry, counted in taps; and what the words then say."""

import time

import pytest
from playwright.sync_api import expect

from tests.fixtures.phones import all_sent, go, keeps_offline, settled


class Taps:
    """Counts what the thumb does."""

    def __init__(self) -> None:
        self.made = 0

    def on(self, what) -> None:
        what.click()
        self.made += 1


def mood(page, name):
    return page.get_by_role("radio", name=name, exact=True)


@pytest.mark.measured
def test_a_check_in_takes_three_taps_from_the_notification(client_of):
    sam = client_of()
    page = sam.open("today")
    settled(page)
    taps = Taps()
    taps.made += 1  # the notification itself, which opens the check-in and not Today
    started = time.monotonic()
    go(page, f"{sam.server.address}/app/check-in")

    taps.on(mood(page, "Low"))
    taps.on(page.get_by_role("button", name="Save"))

    expect(page.get_by_text("That’s all for today.")).to_be_visible()
    assert taps.made == 3
    assert time.monotonic() - started < 3 + 2  # the script's three seconds, and a slow machine
    page.get_by_role("link", name="Go to Today").click()
    settled(page)
    all_sent(page)
    assert [e["answers"] for e in sam.kept()["entries"]] == [{"mood": 2}]


def test_from_today_it_takes_two(client_of):
    sam = client_of()
    page = sam.open("today")
    settled(page)
    taps = Taps()

    taps.on(mood(page, "Good"))
    expect(mood(page, "Good")).to_be_checked()
    taps.on(page.get_by_role("button", name="Save"))

    expect(page.get_by_text("That’s all for today.")).to_be_visible()
    assert taps.made == 2


def test_saving_without_a_mood_says_what_to_do(client_of):
    page = client_of().open("check-in")
    settled(page)

    page.get_by_role("button", name="Save").click()

    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_role("link", name="Tap the mood that fits")).to_be_visible()
    expect(page.locator("#step-mood").get_by_text("Tap the mood that fits")).to_be_visible()


def test_a_check_in_made_without_signal_is_sent_when_it_returns(client_of):
    sam = client_of()
    page = sam.open("today")
    settled(page)
    keeps_offline(page)
    page.context.set_offline(True)
    go(page, f"{sam.server.address}/app/check-in")

    mood(page, "OK").click()
    page.get_by_role("checkbox", name="Sleep").check()
    page.get_by_role("radio", name="6", exact=True).check()
    page.get_by_label("A few words").fill("slow morning")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved on this phone.")).to_be_visible()
    assert sam.kept()["entries"] == []

    page.context.set_offline(False)
    go(page, f"{sam.server.address}/app/settings")
    expect(page.get_by_text("Everything is sent.")).to_be_visible()
    entry = sam.kept()["entries"][0]
    assert entry["answers"] == {"mood": 3, "about": ["sleep"], "worry": 6, "words": "slow morning"}
