"""A licensed questionnaire is shown in its own words, and no others."""

import pytest
from playwright.sync_api import Page

from midweek.library.definition import localised
from midweek.library.starter import starter_set

WRITTEN = {each.slug: each.written() for each in starter_set()}
SHOW = """async ({ activity, place }) => {
    const { html, render } = await import("/vendor/preact.js");
    const { Layout } = await import("/player/one_by_one.js");
    const t = Object.assign((key) => `<${key}>`, { n: (key, n) => `${n}` });
    const value = { answers: {}, place };
    render(html`<${Layout} t=${t} activity=${activity} value=${value} frame=${(body) => body} />`,
        document.querySelector("main"));
}"""


@pytest.mark.parametrize("slug", ["phq-9", "phq-8", "gad-7"])
@pytest.mark.parametrize("language", ["en", "de"])
def test_each_question_stands_as_it_was_licensed(modules: Page, slug: str, language: str) -> None:
    activity = localised(WRITTEN[slug], language)

    for place, step in enumerate(activity["steps"], start=1):
        modules.evaluate(SHOW, {"activity": activity, "place": place})
        assert modules.locator("legend").inner_text() == step["text"]
        assert modules.locator(".answer").all_inner_texts() == [
            option["label"] for option in step["options"]
        ]
        assert modules.get_by_text(activity["stem"], exact=True).count() == 1


def test_our_own_question_says_that_it_is_optional(modules: Page) -> None:
    check_in = localised(WRITTEN["check-in"], "en")

    modules.evaluate(SHOW, {"activity": check_in, "place": 2})

    assert modules.locator("legend").inner_text() == "What is it about? <optional>"
