"""A licensed questionnaire is shown in its own words, and no others."""

from typing import Any

import pytest
from playwright.sync_api import Page

from midweek.library.definition import languages_of, localised
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


MEASURES = sorted(slug for slug, one in WRITTEN.items() if one["kind"] == "measure")
SPOKEN = [(slug, tag) for slug in MEASURES for tag in sorted(languages_of(WRITTEN[slug]))]


@pytest.mark.parametrize(("slug", "language"), SPOKEN)
def test_each_question_stands_as_it_was_licensed(modules: Page, slug: str, language: str) -> None:
    activity = localised(WRITTEN[slug], language)
    unasked = [{**step, "when": None} for step in activity["steps"]]

    for place, step in enumerate(activity["steps"], start=1):
        modules.evaluate(SHOW, {"activity": {**activity, "steps": unasked}, "place": place})
        assert modules.locator("legend").inner_text().split() == step["text"].split()
        if step["type"] == "choice":
            assert modules.locator(".answer").all_inner_texts() == [
                option["label"] for option in step["options"]
            ]
        stem = activity.get("stem")
        if stem and step["type"] == "choice":
            assert modules.get_by_text(stem, exact=True).count() == 1


@pytest.mark.parametrize(("slug", "language"), SPOKEN)
def test_the_first_page_shows_credit_and_licence(modules: Page, slug: str, language: str) -> None:
    activity = localised(WRITTEN[slug], language)

    modules.evaluate(SHOW, {"activity": activity, "place": 0})

    shown = " ".join(modules.locator("main").inner_text().split())
    assert " ".join(activity["credit"].split()) in shown
    assert activity["licence"] in shown


@pytest.mark.parametrize(
    ("slug", "first", "no", "yes"), [("audit-c", "q1", 0, 2), ("pc-ptsd-5", "event", False, True)]
)
def test_who_says_no_to_the_first_question_is_not_asked_the_rest(
    modules: Page, slug: str, first: str, no: object, yes: object
) -> None:
    activity = localised(WRITTEN[slug], "en")

    assert pages(modules, activity, {first: no}) == [first]
    assert pages(modules, activity, {first: yes}) == [step["id"] for step in activity["steps"]]


def pages(modules: Page, activity: dict[str, Any], answers: dict[str, object]) -> list[str]:
    """Ask the phone which questions it shows."""
    found: list[str] = modules.evaluate(
        """async ({ activity, answers }) => {
            const { pagesOf } = await import("/player/answers.js");
            return pagesOf(activity, answers).map((step) => step.id);
        }""",
        {"activity": activity, "answers": answers},
    )
    return found


def test_our_own_question_says_that_it_is_optional(modules: Page) -> None:
    check_in = localised(WRITTEN["check-in"], "en")

    place = 1 + [step["id"] for step in check_in["steps"]].index("about")
    modules.evaluate(SHOW, {"activity": check_in, "place": place})

    assert modules.locator("legend").inner_text() == "What is it about? <optional>"
