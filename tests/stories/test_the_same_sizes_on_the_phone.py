"""Smaller, as agreed, bigger: the phone sizes an activity as the server does."""

import pytest
from playwright.sync_api import Page

from midweek.library.definition import at_rung
from midweek.library.starter import starter_set

SIZED = """async ({ activity, rung }) => {
    const { atRung } = await import("/player/answers.js");
    return atRung(activity, rung);
}"""


@pytest.mark.parametrize("rung", ["smaller", "agreed", "bigger"])
def test_every_activity_has_the_same_size_on_the_phone(modules: Page, rung: str) -> None:
    for definition in starter_set():
        activity = definition.written()

        sized = modules.evaluate(SIZED, {"activity": activity, "rung": rung})

        assert sized == at_rung(activity, rung), definition.slug
