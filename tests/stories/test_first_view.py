"""The first visit on a slow phone: what travels, how soon it shows, and whether it jumps."""

import time
from collections import Counter
from pathlib import PurePath
from statistics import median
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from tests.fixtures.phones import PhoneOwner, ready, settled
from tests.fixtures.slow_line import DOWN, ROUND_TRIP, SlowLine

KILOBYTE = 1024
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


def on_a_slow_phone(owner: PhoneOwner, address: str) -> dict[str, float]:
    """Open the app with a processor four times slower, and say what was seen."""
    page = owner.phone()
    page.add_init_script(WATCH)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(f"{address}/app/today")
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
    with SlowLine(owner.server.port) as line:
        visits = [on_a_slow_phone(owner, line.address) for _ in range(5)]
    print(visits)

    assert 0 < median(one["lcp"] for one in visits) <= 1_000
    assert median(one["cls"] for one in visits) <= 0.02


def test_the_slow_line_is_as_slow_as_it_says(clinic_server) -> None:
    with SlowLine(clinic_server.port) as line:
        began = time.monotonic()
        with urlopen(f"{line.address}/app/worker.js") as answer:
            size = len(answer.read())

    assert size > 4 * KILOBYTE
    assert time.monotonic() - began >= 2 * ROUND_TRIP + size / DOWN
