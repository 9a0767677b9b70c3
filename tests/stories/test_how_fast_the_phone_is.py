"""The first view stands still, and a second visit needs no network to be drawn."""

import pytest

from tests.fixtures.phones import keeps_offline, settled

pytestmark = pytest.mark.measured

WATCH = """
  window.moved = 0; window.painted = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((one) => {
    if (!one.hadRecentInput) window.moved += one.value; })).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => list.getEntries().forEach((one) => {
    window.painted = one.startTime; window.largest = one.element?.closest('main, header')?.tagName; }))
    .observe({ type: 'largest-contentful-paint', buffered: true });
"""  # noqa: E501
STILL = 0.02


@pytest.mark.parametrize("place", ["today", "check-in"])
def test_the_first_view_does_not_move(client_of, place):
    sam = client_of()
    page = sam.phone()
    page.add_init_script(WATCH)
    page.goto(f"{sam.server.address}/app/{place}")
    settled(page)
    page.wait_for_timeout(500)

    assert page.evaluate("window.moved") <= STILL


@pytest.mark.parametrize("place", ["today", "check-in"])
def test_the_largest_thing_is_painted_before_any_script(client_of, place):
    sam = client_of()
    page = sam.phone()
    page.add_init_script(WATCH)
    page.goto(f"{sam.server.address}/app/{place}")
    settled(page)
    page.wait_for_timeout(500)

    first = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    assert page.evaluate("window.painted") <= first + 50


def test_a_second_visit_stands_still_without_a_network(client_of):
    sam = client_of()
    page = sam.open("today")
    settled(page)
    keeps_offline(page)
    page.context.set_offline(True)
    page.add_init_script(WATCH)
    page.goto(f"{sam.server.address}/app/today")
    page.wait_for_selector("html[data-ready]")
    page.wait_for_timeout(500)

    assert page.evaluate("window.painted") > 0
    assert page.evaluate("window.moved") <= STILL
