"""Import the phone's modules in a page of the real server, and run code with them."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

MODULES = Path(__file__).parents[2] / "src/midweek/phone/static/phone"


def import_in(page: Page, module: str, run: str, *given: Any) -> Any:
    """Import one module and run `run` (an async function of it and of `given`) in the page."""
    return page.evaluate(
        f"async (given) => ({run})(await import('/static/phone/{module}'), ...given)", list(given)
    )
