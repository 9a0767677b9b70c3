"""What a person does before a slow phone has caught up is kept, and lands where they meant it."""

import pytest
from playwright.sync_api import Route, expect

from tests.fixtures.phones import all_sent, ready, settled

LOOK_AS_IT_APPEARS = """() => new Promise((told) => {
  new MutationObserver((_, watch) => {
    if (!document.querySelector(".slider")) return;
    watch.disconnect();
    told(document.activeElement.matches(".group"));
  }).observe(document.body, {childList: true, subtree: true});
  const forward = document.querySelector(".foot .btn.primary");
  forward.focus();
  forward.click();
})"""


def test_what_is_typed_while_the_checks_are_on_their_way_is_kept(client_of):
    sam = client_of("check-in")
    page = sam.phone(service_workers="block")
    held: list[Route] = []
    page.route("**/phone/later.*.js", lambda route: held.append(route))
    page.goto(f"{sam.server.address}/app/check-in")
    ready(page)
    page.get_by_role("radio", name="Low", exact=True).click()
    words = page.get_by_label("A few words")
    words.fill("Rest on")
    page.get_by_role("button", name="Save").click()
    words.fill("Rest on Sunday")

    for route in held:
        route.continue_()
    expect(page.get_by_text("That’s all for today.")).to_be_visible()
    all_sent(page)

    assert sam.kept()["entries"][-1]["answers"]["words"] == "Rest on Sunday"


@pytest.mark.parametrize("place", ["check-in", "today"])
def test_a_mood_tapped_before_any_script_ran_is_the_mood_of_the_check_in(client_of, place):
    sam = client_of("check-in")
    page = sam.phone(service_workers="block")
    held: list[Route] = []
    page.route("**/phone/main.*.js", lambda route: held.append(route))
    page.goto(f"{sam.server.address}/app/{place}", wait_until="commit")
    page.locator("input[name=first][value='2']").click()

    page.wait_for_timeout(300)
    for route in held:
        route.continue_()
    expect(page.get_by_role("radio", name="Low", exact=True)).to_be_checked()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("That’s all for today.")).to_be_visible()
    all_sent(page)

    assert [entry["answers"] for entry in sam.kept()["entries"]] == [{"mood": 2}]


def test_the_focus_moves_with_the_page_and_never_after_it(client_of, worksheet):
    sam = client_of(worksheet)
    page = sam.open(f"do/{sam.plan[worksheet]}")
    settled(page)
    page.get_by_role("button", name="Start").click()
    for asked in ("Did you sleep well", "What was good", "How much coffee", "How tired"):
        page.get_by_role("button", name="Next").click()
        expect(page.get_by_text(asked)).to_be_visible()
        if asked.startswith("Did"):
            page.get_by_role("radio", name="Yes").press("Space")

    assert page.evaluate(LOOK_AS_IT_APPEARS)
