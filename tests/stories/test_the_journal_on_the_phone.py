"""A page is private until its writer chooses, and can be taken back again."""

from playwright.sync_api import expect

from tests.fixtures.phones import all_sent, go, keeps_offline, settled

SECRET = "the lighthouse keeper's umbrella"


def send_whole(page):
    """Share a page that is being written, after seeing what will be read."""
    page.get_by_role("radio", name="Noor and me").click()
    page.get_by_role("button", name="See what will be sent").click()
    page.get_by_role("button", name="Send to Noor").click()


def write(page, server, words, *, share=False):
    go(page, f"{server.address}/app/write")
    page.get_by_label("Your words").fill(words)
    if share:
        send_whole(page)
    else:
        page.get_by_role("button", name="Done").click()
    expect(page.get_by_role("heading", name="Journal")).to_be_visible()
    expect(page.get_by_text(words)).to_be_visible()


def test_a_private_page_never_leaves_the_phone(client_of):
    sam = client_of()
    page = sam.open("today")
    settled(page)
    sent = []
    page.on("request", lambda request: sent.append(request.post_data or ""))

    write(page, sam.server, SECRET)
    go(page, f"{sam.server.address}/app/settings")
    settled(page)

    assert not any("lighthouse" in body for body in sent)
    assert sam.kept()["entries"] == []


def test_a_page_is_shared_and_hidden_again(client_of):
    sam = client_of()
    page = sam.open("today")
    settled(page)
    write(page, sam.server, SECRET, share=True)
    expect(page.get_by_text("Sent", exact=True)).to_be_visible()
    assert [(e["answers"], e["shared"]) for e in sam.kept()["entries"]] == [
        ({"words": SECRET}, True)
    ]

    page.get_by_role("button", name="Stop sharing").click()
    expect(page.get_by_text("Only you can read this now.")).to_be_visible()
    all_sent(page)

    assert [e["shared"] for e in sam.kept()["entries"]] == [False]
    expect(page.locator("article").get_by_text("Only me")).to_be_visible()


def test_before_sharing_it_says_that_nobody_watches(client_of):
    page = client_of().open("write")
    settled(page)
    expect(page.get_by_text("Nobody reads this around the clock.")).to_be_hidden()

    page.get_by_role("radio", name="Noor and me").click()

    expect(page.get_by_text("Nobody reads this around the clock.")).to_be_visible()


def test_the_journal_is_searched_on_the_phone(client_of):
    sam = client_of()
    page = sam.open("today")
    settled(page)
    write(page, sam.server, "a walk by the canal")
    write(page, sam.server, "a bad night")

    page.get_by_label("Search on this phone").fill("CANAL")
    expect(page.get_by_text("a bad night")).to_be_hidden()
    expect(page.get_by_text("a walk by the canal")).to_be_visible()

    page.get_by_label("Search on this phone").fill("sleap")
    expect(page.get_by_text("Nothing found for “sleap”.")).to_be_visible()


def test_two_phones_that_changed_the_same_page_keep_both_versions(client_of):
    sam = client_of()
    first = sam.open("today")
    settled(first)
    write(first, sam.server, "as it was", share=True)
    expect(first.get_by_text("Sent", exact=True)).to_be_visible()
    second = sam.open("journal")
    settled(second)
    expect(second.get_by_text("as it was")).to_be_visible()

    for page, words in ((first, "from the first phone"), (second, "from the second phone")):
        keeps_offline(page)
        page.context.set_offline(True)
        go(page, f"{sam.server.address}/app/journal")
        page.get_by_role("link", name="Change").click()
        page.get_by_label("Your words").fill(words)
        page.get_by_role("button", name="See what will be sent").click()
        page.get_by_role("button", name="Send to Noor").click()
        expect(page.get_by_text(words)).to_be_visible()
    for page in (first, second, first):
        page.context.set_offline(False)
        go(page, f"{sam.server.address}/app/journal")
        settled(page)

    first.get_by_role("button", name="2 versions").click()
    expect(first.get_by_text("from the first phone")).to_be_visible()
    expect(first.get_by_text("from the second phone")).to_be_visible()
    assert len(sam.kept()["entries"]) == 3
