"""The phone's own modules in a real browser, without a server."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

MODULES = Path("src/midweek/phone/static/phone")


@pytest.fixture
def modules(phone: Page) -> Page:
    """A page that can import each module of the phone by its path."""

    def serve(route: Route) -> None:
        path = MODULES / route.request.url.split("/", 3)[3]
        if path.suffix == ".js":
            route.fulfill(body=path.read_text("utf-8"), content_type="text/javascript")
        else:
            route.fulfill(
                body="<!doctype html><title>.</title><main></main>", content_type="text/html"
            )

    phone.route("**/*", serve)
    phone.goto("http://localhost/page")
    return phone
