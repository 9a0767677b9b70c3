"""A safety plan is one tap from every page, without signal, and every version of it is kept."""

from playwright.sync_api import Page, expect

from tests.fixtures.phones import all_sent, go, keeps_offline, ready, settled

PLAN = "safety-plan"


def forward(page: Page, asked: str) -> None:
    """Go on until a question is asked."""
    while not page.get_by_text(asked).is_visible():
        before = page.locator("#at").inner_text() if page.locator("#at").count() else ""
        page.get_by_role("button", name="Next").or_(
            page.get_by_role("button", name="Start")
        ).click()
        expect(page.locator("#at")).not_to_have_text(before or "-")


def test_own_people_come_first_without_signal_and_what_was_written_before_is_kept(client_of):
    sam = client_of(PLAN)
    page = sam.open("today")
    settled(page)
    go(page, f"{sam.server.address}/app/do/{sam.plan[PLAN]}")
    forward(page, "What can I do by myself")
    page.get_by_label("Line 1", exact=True).fill("Shoes on, down to the garden")
    forward(page, "Whom can I ask for help")
    page.get_by_label("Name", exact=True).fill("Bea, my sister")
    page.get_by_label("Phone number", exact=True).fill("020 7946 0018")
    page.get_by_role("button", name="That’s enough for now").click()
    all_sent(page)
    keeps_offline(page)
    page.context.set_offline(True)
    page.reload()
    ready(page)

    page.get_by_role("link", name="Help now").click()
    expect(page.get_by_role("heading", name="From your safety plan")).to_be_visible()
    expect(page.get_by_role("link", name="Bea, my sister")).to_have_attribute(
        "href", "tel:02079460018"
    )
    expect(page.get_by_text("Shoes on, down to the garden")).to_be_visible()
    page.get_by_role("link", name="See the whole plan").click()
    expect(page.get_by_text("020 7946 0018")).to_be_visible()
    page.go_back()

    page.get_by_role("link", name="Write on it").click()
    forward(page, "What can I do by myself")
    expect(page.get_by_label("Line 1", exact=True)).to_have_value("Shoes on, down to the garden")
    page.get_by_label("Line 1", exact=True).fill("Ring the bell at Bea's")
    page.get_by_role("button", name="That’s enough for now").click()
    page.get_by_role("link", name="Help now").click()
    expect(page.get_by_text("Ring the bell at Bea's")).to_be_visible()
    page.context.set_offline(False)
    all_sent(page)

    first, second = (one["answers"] for one in sam.kept()["entries"])
    assert first["alone"] == ["Shoes on, down to the garden"]
    assert second["alone"] == ["Ring the bell at Bea's"]
    assert second["people"] == first["people"]
