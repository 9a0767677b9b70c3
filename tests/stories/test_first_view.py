"""The first visit on a slow phone: what travels, how soon it shows, and whether it jumps."""

from collections import Counter
from pathlib import PurePath
from statistics import median
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.fixtures.phones import PhoneOwner, ready, settled

KILOBYTE = 1024
SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 750e3 / 8,
}
WEIGHTS = """
() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
  .filter(one => !one.name.includes('/api/')).map(one => [one.name, one.encodedBodySize])
"""
WATCH = """
window.seen = {lcp: 0, cls: 0}
new PerformanceObserver(list => {
  for (const one of list.getEntries()) window.seen.lcp = one.startTime
}).observe({type: 'largest-contentful-paint', buffered: true})
new PerformanceObserver(list => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.seen.cls += one.value
}).observe({type: 'layout-shift', buffered: true})
"""


def first_visit(owner: PhoneOwner, place: str = "today") -> Counter[str]:
    """Open the app for the first time on a new phone, and weigh the bodies that travelled."""
    page = owner.open(place)
    settled(page)
    found = page.evaluate(WEIGHTS)
    page.context.close()
    weights = Counter[str]()
    for name, weight in found:
        kind = PurePath(urlsplit(name).path).suffix or "page"
        weights[kind] += weight
    return weights


def on_a_slow_phone(owner: PhoneOwner) -> dict[str, float]:
    """Open the app on Slow 4G with a processor four times slower, and say what was seen."""
    page = owner.phone()
    page.add_init_script(WATCH)
    listener = page.context.new_cdp_session(page)
    listener.send("Network.enable")
    listener.send("Network.emulateNetworkConditions", SLOW_4G)
    listener.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(f"{owner.server.address}/app/today")
    ready(page)
    settled(page)
    page.wait_for_timeout(500)
    seen: dict[str, Any] = page.evaluate("window.seen")
    page.context.close()
    return seen


def test_the_first_view_is_light(client_of) -> None:
    weights = first_visit(client_of())
    print({kind: f"{weight / KILOBYTE:.1f} kB" for kind, weight in weights.items()})

    assert 0 < weights[".js"] <= 60 * KILOBYTE
    assert 0 < weights[".css"] <= 12 * KILOBYTE
    assert 0 < weights["page"] <= 14 * KILOBYTE
    assert 0 < weights[".woff2"] <= 40 * KILOBYTE


@pytest.mark.measured
def test_the_first_view_shows_within_a_second_and_does_not_jump(client_of) -> None:
    owner = client_of()
    visits = [on_a_slow_phone(owner) for _ in range(5)]
    print(visits)

    assert 0 < median(one["lcp"] for one in visits) <= 1_000
    assert median(one["cls"] for one in visits) <= 0.02
