"""Every starter activity can be played to its end, and the careful ones take care."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from midweek.library.definition import at_rung, localised
from midweek.library.starter import starter_set
from midweek_rules.computing import with_computed
from midweek_rules.receiving import problems_with
from tests.fixtures.phones import all_sent, go, keeps_offline, ready, settled

WRITTEN = {each.slug: each.written() for each in starter_set() if each.kind != "measure"}
AS_THEY_ARE = {name: f"/{name}.js" for name in ("vendor/preact", "player/player", "words/words")}
AS_KEPT = """async (names) => {
    const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const kept = (await Promise.all(caches_.map((one) => one.keys()))).flat().map(({ url }) => url);
    const file = (name) => new RegExp(`/phone/${name}(\\.[0-9a-f]+)?\\.js$`);
    const at = (name) => kept.find((url) => file(name).test(url));
    return Object.fromEntries(names.map((name) => [name, at(name)]));
}"""
PLAY = """async ({ activities, language, at }) => {
    const { html, render } = await import(at["vendor/preact"]);
    const { Player } = await import(at["player/player"]);
    const { openWords } = await import(at["words/words"]);
    const t = await openWords(language, { all: true });
    const root = document.body.appendChild(document.createElement("div"));
    const frame = (body, foot) => html`<div>${body}${foot}</div>`;
    const button = () => root.querySelector(".foot .primary")
        ?? [...root.querySelectorAll("button")].find((one) => one.innerText === t("end"));
    async function until(holds) {
        for (let turn = 0; turn < 2000 && !holds(); turn++)
            await new Promise((ready) => setTimeout(ready, 1));
        return holds();
    }
    async function play({ activity, answers }) {
        let value = { answers, place: 0 }, ended = null, texts = [];
        const change = (next) => { value = next; draw(); };
        const draw = () => render(html`<${Player} key=${activity.slug} t=${t} activity=${activity}
            value=${value} onChange=${change} onRisk=${change} onEnough=${change}
            onDone=${(from) => { ended = from.answers; }} frame=${frame} doneLabel="ok" />`, root);
        draw();
        while (!ended && await until(button)) {
            for (const fold of root.querySelectorAll("details.fold")) fold.open = true;
            await until(() => !root.querySelector("details.fold > [role=status]"));
            texts.push(root.innerText);
            const { place } = value;
            button().click();
            if (!await until(() => ended || value.place !== place)) break;
        }
        render(null, root);
        return { ended, texts: texts.join("\\n") };
    }
    const found = {};
    for (const one of activities) found[one.activity.slug] = await play(one);
    return found;
}"""


@pytest.mark.parametrize("size", ["smaller", "agreed", "bigger"])
@pytest.mark.parametrize("language", ["en", "de"])
def test_every_starter_activity_is_played_to_its_end(
    modules: Page, language: str, size: str
) -> None:
    asked = {slug: localised(at_rung(one, size), language) for slug, one in WRITTEN.items()}
    answers = {slug: answers_to(one["steps"]) for slug, one in asked.items()}
    for slug, one in asked.items():
        assert problems_with(one, answers[slug], finished=True) == (), slug

    found = play(modules, asked, answers, language=language)

    assert [slug for slug, played in found.items() if not played["ended"]] == []
    unsaid = {
        slug: [text for text in texts_shown(one, answers[slug]) if text not in found[slug]["texts"]]
        for slug, one in asked.items()
    }
    assert {slug: texts for slug, texts in unsaid.items() if texts} == {}


@pytest.mark.parametrize("language", ["en", "de"])
def test_without_signal_each_is_played_to_its_end_too(client_of: Any, language: str) -> None:
    page = client_of(language=language).open("today")
    settled(page)
    keeps_offline(page)
    at = page.evaluate(AS_KEPT, list(AS_THEY_ARE))
    page.context.set_offline(True)
    page.reload()
    ready(page)
    asked = {slug: localised(at_rung(one, "agreed"), language) for slug, one in WRITTEN.items()}
    answers = {slug: answers_to(one["steps"]) for slug, one in asked.items()}

    found = play(page, asked, answers, language=language, at=at)

    assert len(found) >= 60
    assert [slug for slug, played in found.items() if not played["ended"]] == []


NIGHT = {"into_bed": "23:00", "final_wake": "06:00", "out_of_bed": "06:10"}
NIGHT |= {"tried_to_sleep": "23:00", "minutes_to_sleep": 30}


@pytest.mark.parametrize(
    ("slug", "answers", "step", "said"),
    [
        ("sleep-window", {"bed_time": "02:30", "rise_time": "07:00"}, "too_short", True),
        ("sleep-window", {"bed_time": "00:30", "rise_time": "06:30"}, "too_short", False),
        ("sleep-window", {"sleepy": 8}, "very_sleepy", True),
        ("sleep-diary", NIGHT | {"awake_in_night": 400}, "check", True),
        ("sleep-diary", NIGHT | {"awake_in_night": 40}, "check", False),
        ("interoceptive", {"cleared": False}, "leave_it", True),
        ("interoceptive", {"cleared": False}, "exercise", False),
        ("interoceptive", {"cleared": True}, "exercise", True),
        ("opposite-action", {"fits": "yes"}, "heed", True),
        ("opposite-action", {"fits": "yes"}, "do", False),
        ("activity-ladder", {"confidence": 40}, "smaller", True),
        ("cool-down", {"after": 90}, "more", True),
        ("cool-down", {"after": 20}, "more", False),
    ],
)
def test_a_warning_is_said_where_it_belongs(
    modules: Page, slug: str, answers: dict[str, Any], step: str, said: bool
) -> None:
    asked = localised(
        at_rung(WRITTEN[slug], "agreed" if slug != "sleep-window" else "bigger"), "en"
    )
    warning = next(each["text"] for each in asked["steps"] if each["id"] == step)

    found = play(modules, {slug: asked}, {slug: answers}, language="en")

    assert (warning in found[slug]["texts"]) is said


def test_a_wish_to_die_in_the_diary_brings_up_help_at_once(client_of: Any) -> None:
    mira = client_of("dbt-diary")
    page = mira.open("settings")
    settled(page)
    go(page, f"{mira.server.address}/app/do/{mira.plan['dbt-diary']}")

    page.get_by_role("radio", name="Weak wish to die").click()

    expect(page.get_by_text("You said something about death or self-harm.")).to_be_visible()
    expect(page.get_by_text("Nobody reads this around the clock.").first).to_be_visible()
    all_sent(page)


def play(
    page: Page,
    asked: dict[str, Any],
    answers: dict[str, Any],
    *,
    language: str,
    at: dict[str, str] = AS_THEY_ARE,
) -> dict[str, Any]:
    activities = [{"activity": one, "answers": answers[slug]} for slug, one in asked.items()]
    told = {"language": language, "activities": activities, "at": at}
    found: dict[str, Any] = page.evaluate(PLAY, told)
    return found


def texts_shown(asked: dict[str, Any], answers: dict[str, Any]) -> list[str]:
    """What each step says that these answers bring up."""
    heard = with_computed(asked["steps"], answers)
    return [step["text"] for step in asked["steps"] if step["id"] in heard and "text" in step]


def answers_to(steps: list[dict[str, Any]]) -> dict[str, Any]:
    """Something to answer to each step that can be answered without a file."""
    said = {step["id"]: answer_to(step) for step in steps}
    return {step: answer for step, answer in said.items() if answer is not None}


def answer_to(step: dict[str, Any]) -> Any:
    if step["type"] in ("choice", "choice_many"):
        first = step["options"][0]["value"]
        return first if step["type"] == "choice" else [first]
    if step["type"] in ("number", "scale"):
        return step.get("min") or 0
    if step["type"] in ("table", "repeat"):
        return [answers_to(step["columns" if step["type"] == "table" else "steps"])]
    return ANSWERS.get(step["type"])


ANSWERS = {
    "text": "A few words",
    "text_long": "A few words more",
    "yes_no": True,
    "date": "2026-11-23",
    "time": "21:30",
    "moment": "2026-11-23T21:30",
    "duration": 5,
    "mood": 3,
    "feeling": {"pleasant": -20, "energy": 30},
    "thought": {"text": "Nobody likes me", "belief": 60},
    "timer": 60,
    "pacer": 60,
    "stages": 1,
    "list": ["One thing"],
    "ladder": [{"text": "A lift", "distress": 40}],
    "contacts": [{"name": "Ana", "number": "030 123"}],
}
