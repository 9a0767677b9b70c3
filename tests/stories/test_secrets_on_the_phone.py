"""What is written on the phone can be read on the screen, and in no file of the browser."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.faults.canaries import Canaries, traces
from tests.fixtures.browser import PHONE
from tests.fixtures.phones import go, ready, settled

PAGES = 12


@pytest.fixture
def profile(tmp_path, browser_type, browser_type_launch_args, client_of, problems):
    """A phone whose browser keeps its files where they can be searched byte by byte."""
    sam, folder = client_of(), tmp_path / "profile"

    def opened() -> BrowserContext:
        options = {**browser_type_launch_args, **PHONE, "locale": "en-GB"}
        context = browser_type.launch_persistent_context(folder, **options)
        problems.watch(context)
        cookie = {"name": "sessionid", "value": sam.session, "url": sam.server.address}
        context.add_cookies([cookie])
        return context

    return sam, folder, opened


def write_much(sam, page: Page, secret: Canaries) -> None:
    """Keep private pages, share some, and send notes with a mood."""
    for number in range(PAGES):
        go(page, f"{sam.server.address}/app/write")
        page.get_by_label("Your words").fill(f"I told nobody: {secret()}")
        if number % 3 == 0:
            page.get_by_role("radio", name="Noor and me").click()
            page.get_by_role("button", name="See what will be sent").click()
            page.get_by_role("button", name="Send to Noor").click()
        else:
            page.get_by_role("button", name="Done").click()
        expect(page.get_by_role("heading", name="Journal")).to_be_visible()
    go(page, f"{sam.server.address}/app/check-in")
    page.get_by_role("radio", name="Low", exact=True).click()
    page.get_by_label("A few words").fill(secret())
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("That’s all for today.")).to_be_visible()


def test_no_file_of_the_browser_can_be_read_before_or_after_signing_out(profile) -> None:
    sam, folder, opened = profile
    secret = Canaries()
    context = opened()
    page = context.pages[0]
    go(page, f"{sam.server.address}/app/today")
    settled(page)
    write_much(sam, page, secret)
    context.close()
    assert traces(folder) == []

    context = opened()
    page = context.pages[0]
    page.goto(f"{sam.server.address}/app/settings")
    ready(page)
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.get_by_role("button", name="Sign out and clear").click()
    page.wait_for_url("**/sign-in/**")
    context.close()
    assert secret.made == PAGES + 1
    assert traces(folder) == []


def test_the_search_finds_what_a_careless_app_would_leave(profile) -> None:
    sam, folder, opened = profile
    context = opened()
    page = context.pages[0]
    go(page, f"{sam.server.address}/app/today")
    page.evaluate("secret => localStorage.setItem('draft', secret)", Canaries()())
    page.evaluate(
        """secret => new Promise(done => {
          const opening = indexedDB.open('careless', 1)
          opening.onupgradeneeded = () => opening.result.createObjectStore('pages')
          opening.onsuccess = () => {
            const writing = opening.result.transaction('pages', 'readwrite')
            writing.objectStore('pages').put(secret, 1)
            writing.oncomplete = done
          }
        })""",
        Canaries()(),
    )
    context.close()

    found = " ".join(traces(folder))
    assert "Local Storage" in found
    assert "IndexedDB" in found
