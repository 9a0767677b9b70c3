"""What a page is about is found on the phone, from the client's words and a list."""

import json

import pytest

from midweek_rules.reading import sentences_of
from tests.phone.modules import MODULES, import_in
from tools.words import faults_of

LANGUAGES = ("en", "de")
DATA = {
    (name, language): json.loads((MODULES / f"journal/{name}.{language}.json").read_text("utf-8"))
    for name in ("topics", "starters")
    for language in LANGUAGES
}
OPEN = "async (m, lexicon, changed, text) => "
NOTHING = {"names": {}, "gone": [], "own": [], "more": {}, "pages": {}}


@pytest.fixture
def topics_of(module_page):
    def ask(text, language="en", key="a page", **changed):
        piece = f"{{ key: {json.dumps(key)}, text }}"
        run = f"{OPEN} m.openTopics(lexicon, changed).of({piece}).map(({{ name }}) => name)"
        lexicon = DATA["topics", language]
        return import_in(module_page, "plan/topics.js", run, lexicon, NOTHING | changed, text)

    return ask


def test_topics_come_from_the_words_of_the_page_the_most_named_first(topics_of):
    text = "I lay awake again and slept late. My sister called."

    assert topics_of(text)[0] == "Sleep"
    assert "Family" in topics_of(text)
    assert topics_of("Nothing of note.") == []


def test_german_words_are_found_with_and_without_their_marks(topics_of):
    assert topics_of("Ich war so müde.", "de") == ["Schlaf"]
    assert topics_of("ICH WAR SO MUDE.", "de") == ["Schlaf"]
    assert topics_of("Wütend auf die Großmutter", "de") == ["Familie", "Ärger"]


def test_a_word_inside_another_is_not_that_word(topics_of):
    """Only whole words count, and the beginnings that are named."""
    assert topics_of("The gardener was sunburnt.") == ["Moving and outdoors"]
    assert topics_of("Bedding and kidding") == []


def test_several_words_count_only_together(topics_of):
    assert "Worry" in topics_of("What if it rains?")
    assert "Worry" not in topics_of("What is it? If only.")


def test_the_person_renames_removes_and_adds(topics_of):
    own = [{"id": "own-1", "name": "Boat", "words": ["boat*", "sail"]}]
    text = "I slept on the boats with my sister."

    assert topics_of(text, own=own, names={"sleep": "Nights"}, gone=["family"]) == [
        "Nights",
        "Boat",
    ]
    assert "Sleep" in topics_of("Only the owl.", more={"sleep": ["owl"]})


def test_not_about_this_holds_for_this_page_alone(topics_of):
    pages = {"a page": {"not": ["sleep"], "also": ["money"]}}

    assert topics_of("I slept.", pages=pages) == ["Money"]
    assert topics_of("I slept.", key="another", pages=pages) == ["Sleep"]


def test_a_correction_can_be_turned_round(module_page):
    run = """async (m, changed) => {
        const not = m.corrected(changed, { key: "p" }, "sleep", false);
        return [not.pages.p, m.corrected(not, { key: "p" }, "sleep", true).pages.p];
    }"""
    not_about, about = import_in(module_page, "plan/topics.js", run, NOTHING)

    assert not_about == {"not": ["sleep"], "also": []}
    assert about == {"not": [], "also": ["sleep"]}


def test_topics_over_time_count_pages_and_not_words(module_page):
    pieces = [
        {"key": "1", "text": "sleep sleep sleep", "at": "2026-11-10T10:00:00Z"},
        {"key": "2", "text": "sleep", "at": "2026-09-01T10:00:00Z"},
    ]
    run = """async (m, lexicon, changed, pieces) => m.openTopics(lexicon, changed)
        .overTime(pieces, new Date("2026-11-01")).find(({ id }) => id === "sleep")"""
    sleep = import_in(module_page, "plan/topics.js", run, DATA["topics", "en"], NOTHING, pieces)

    assert (sleep["lately"], sleep["all"]) == (1, 2)


def test_both_languages_have_the_same_topics():
    english, german = (DATA["topics", language]["topics"] for language in LANGUAGES)

    assert [one["id"] for one in english] == [one["id"] for one in german]
    assert len(english) >= 25
    assert all(len(one["words"]) >= 6 for one in [*english, *german])


def test_starters_are_many_tagged_and_the_same_in_both_languages():
    english, german = (DATA["starters", language] for language in LANGUAGES)

    assert len(english["starters"]) >= 40
    assert [(s["id"], s["tags"]) for s in english["starters"]] == [
        (s["id"], s["tags"]) for s in german["starters"]
    ]
    tags = {tag for one in english["starters"] for tag in one["tags"]}
    assert {tag for aims in english["aims"].values() for tag in aims} <= tags
    assert english["aims"].keys() <= {one["id"] for one in DATA["topics", "en"]["topics"]}


def test_starters_are_plain_and_blame_nobody():
    texts = [one["text"] for one in DATA["starters", "en"]["starters"]]
    assert {text: found for text in texts if (found := list(faults_of(text)))} == {}
    for one in DATA["starters", "de"]["starters"]:
        assert all(len(sentence.split()) <= 15 for sentence in sentences_of(one["text"]))


@pytest.fixture
def offered(module_page):
    def ask(days, aims=(), seed="s"):
        run = """async (m, data, aims, seed, days) => {
            let memory = { seed, shown: {} };
            return days.map((day) => {
                const one = m.nextStarter(data, new Set(aims), memory, day);
                memory = m.remembered(memory, one.id, day);
                return one.id;
            });
        }"""
        return import_in(
            module_page, "plan/starters.js", run, DATA["starters", "en"], list(aims), seed, days
        )

    return ask


def test_a_first_line_fits_what_the_plan_is_for(offered):
    tags = {one["id"]: one["tags"] for one in DATA["starters", "en"]["starters"]}

    assert "grief" in tags[offered(["2026-11-01"], ["grief"])[0]]


def test_a_first_line_does_not_come_back_soon(offered):
    days = [f"2026-11-{day:02}" for day in range(1, 28)]

    assert len(set(offered(days, ["grief"]))) == len(days)


def test_when_all_were_shown_the_one_longest_ago_comes_first(offered):
    many = ["2026-11-01"] * len(DATA["starters", "en"]["starters"])
    shown = offered([*many, "2026-11-02"])

    assert len(set(shown[:-1])) == len(many)
    assert shown[-1] in shown[:-1]


def test_another_seed_brings_another_order(offered):
    days = ["2026-11-01"] * 5

    assert offered(days, seed="a") != offered(days, seed="b")


def test_aims_are_read_from_the_plans_own_words(module_page):
    run = """async (m, aims) => {
        const find = (text) => new Map(text.includes("sleep") ? [["sleep", 1]] : []);
        const plan = (why, ended) => ({ assignments: [{ why, ended }] });
        const aimsAt = (ended) => [...m.aimsOf(plan("to sleep", ended), find, aims)];
        return [aimsAt(false), aimsAt(true)];
    }"""
    running, ended = import_in(module_page, "plan/starters.js", run, DATA["starters", "en"]["aims"])

    assert (running, ended) == (["sleep"], [])
