"""Signing out says what would be lost, tries to send it, and leaves nothing behind."""

import pytest
from playwright.sync_api import expect

from tests.fixtures.browser import PHONE
from tests.fixtures.phones import go, keeps_offline, kill, settled

PRIVATE = "canary-private-9174"
UNSENT = "canary-unsent-5530"
DRAFT = "canary-draft-2268"


@pytest.fixture
def profile(tmp_path, browser_type, browser_type_launch_args, client_of, problems):
    """A phone with its own profile folder, which can be searched byte by byte."""
    sam = client_of()
    folder = tmp_path / "profile"
    options = {**browser_type_launch_args, **PHONE, "locale": "en-GB"}
    context = browser_type.launch_persistent_context(folder, **options)
    problems.watch(context)
    context.add_cookies([{"name": "sessionid", "value": sam.session, "url": sam.server.address}])
    yield sam, context, folder
    context.close()


def traces_of(folder, *canaries):
    """Every file of a profile in which one of the marked words can still be read."""
    found = []
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            found += [
                f"{canary} in {path.relative_to(folder)}"
                for canary in canaries
                if canary.encode() in content or canary.encode("utf-16-le") in content
            ]
    return found


def leave_traces(sam, page):
    """Write a private page, an unsent entry and a draft, without signal."""
    go(page, f"{sam.server.address}/app/write")
    page.get_by_label("Your words").fill(PRIVATE)
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_text(PRIVATE)).to_be_visible()
    go(page, f"{sam.server.address}/app/check-in")
    page.get_by_role("radio", name="Low", exact=True).click()
    page.get_by_label("A few words").fill(UNSENT)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved on this phone.").first).to_be_visible()
    go(page, f"{sam.server.address}/app/write")
    page.get_by_label("Your words").fill(DRAFT)
    expect(page.get_by_text("Saved on this phone,")).to_be_visible()


def test_signing_out_warns_and_then_wipes_the_phone(profile):
    sam, context, folder = profile
    page = context.pages[0]
    go(page, f"{sam.server.address}/app/today")
    settled(page)
    keeps_offline(page)
    context.set_offline(True)
    leave_traces(sam, page)
    go(page, f"{sam.server.address}/app/settings")

    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_text("1 thing is not sent yet.")).to_be_visible()
    expect(page.get_by_text("1 private page is only on this phone.")).to_be_visible()
    expect(page.get_by_text("1 draft would be gone.")).to_be_visible()
    page.get_by_role("button", name="Sign out and clear").click()
    expect(page.get_by_text("This phone is clear.")).to_be_visible()
    names = "caches.keys().then((found) => found.length)"
    assert page.evaluate(names) == 0
    assert page.evaluate("indexedDB.databases().then((found) => found.length)") == 0

    context.set_offline(False)
    page.wait_for_url("**/sign-in/**")
    assert all(cookie["name"] != "sessionid" for cookie in context.cookies())
    context.close()
    assert traces_of(folder, PRIVATE, UNSENT, DRAFT) == []


FROZEN = "IDBObjectStore.prototype.clear = () => new Promise(() => {})"
UNHEARD = """const told = window.fetch;
window.fetch = (path, ...how) => `${path}`.endsWith("/sign-out") ? new Promise(() => {}) : told(path, ...how);
"""  # noqa: E501
DATABASES = "indexedDB.databases().then((found) => found.length)"


def sign_out(page, server):
    go(page, f"{server.address}/app/settings")
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.get_by_role("button", name="Sign out and clear").click()


def test_a_sign_out_that_was_killed_half_way_is_finished_at_the_next_start(client_of, problems):
    problems.allow("crash")
    sam = client_of()
    page = sam.open("today")
    settled(page)
    keeps_offline(page)
    page.add_init_script(FROZEN)
    sign_out(page, sam.server)
    context = page.context
    again = context.new_page()
    kill(page)

    again.goto(f"{sam.server.address}/app/today")

    again.wait_for_url("**/sign-in/**")
    assert again.evaluate(DATABASES) == 0
    assert all(cookie["name"] != "sessionid" for cookie in context.cookies())


def test_a_second_tab_does_not_write_again_what_the_first_one_wipes(client_of):
    sam = client_of()
    page = sam.open("today")
    settled(page)
    keeps_offline(page)
    other = page.context.new_page()
    for tab in (page, other):
        tab.add_init_script(UNHEARD)
    go(other, f"{sam.server.address}/app/plan")
    settled(other)

    with other.expect_navigation():
        sign_out(page, sam.server)

    third = page.context.new_page()
    third.goto(f"{sam.server.address}/app/today")
    third.wait_for_url("**/sign-in/**")
    assert third.evaluate(DATABASES) == 0
    assert all(cookie["name"] != "sessionid" for cookie in page.context.cookies())


def test_signing_out_sends_first_what_it_can(client_of):
    sam = client_of()
    page = sam.open("today")
    settled(page)
    keeps_offline(page)
    page.context.set_offline(True)
    go(page, f"{sam.server.address}/app/check-in")
    page.get_by_role("radio", name="Low", exact=True).click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved on this phone.").first).to_be_visible()
    go(page, f"{sam.server.address}/app/settings")

    page.context.set_offline(False)
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_role("heading", name="Before you sign out")).to_be_visible()
    expect(page.get_by_text("not sent yet")).to_be_hidden()

    assert len(sam.kept()["entries"]) == 1


def test_nothing_is_sent_in_the_name_of_the_next_person(client_of):
    sam, kim = client_of(), client_of()
    page = sam.open("today")
    settled(page)
    keeps_offline(page)
    page.context.set_offline(True)
    go(page, f"{sam.server.address}/app/check-in")
    page.get_by_role("radio", name="Low", exact=True).click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved on this phone.").first).to_be_visible()

    page.context.set_offline(False)
    page.context.add_cookies(
        [{"name": "sessionid", "value": kim.session, "url": sam.server.address}]
    )
    go(page, f"{sam.server.address}/app/today")

    expect(page.get_by_text("This phone holds another person’s writing.")).to_be_visible()
    assert kim.kept()["entries"] == []
