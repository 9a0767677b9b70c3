"""A page of the app's own origin in which its modules can be imported."""

import pytest


@pytest.fixture(scope="module")
def module_page(browser, clinic_server):
    """A page of the app under its own policy, opened once for the tests of a file."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{clinic_server.address}/app/manifest.webmanifest")
    yield page
    context.close()
