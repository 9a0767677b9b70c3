"""The journal's list: search that forgives, parts that are shared, and nothing else."""

import pytest

from tests.phone.modules import import_in

ACTIVITIES = {
    "j": {"kind": "journal", "slug": "open-journal", "version": 1, "title": "J",
          "steps": [{"id": "words", "type": "text_long", "text": "Words"}]},
    "x": {"kind": "journal", "slug": "journal-excerpt", "version": 1, "title": "X",
          "steps": [{"id": "words", "type": "text_long", "text": "An excerpt"}]},
    "t": {"kind": "journal", "slug": "journal-topics", "version": 1, "title": "T",
          "steps": [{"id": "topics", "type": "list", "text": "Topics"}]},
}  # fmt: skip
AT = "2026-11-10T10:00:00Z"


def entry(id, activity="j", shared=True, **answers):
    said = answers or {"words": "told"}
    return {"id": id, "activity": activity, "answers": said, "happened_at": AT, "shared": shared}


def page(id="p", text="all of it", **more):
    return {"id": id, "text": text, "at": AT, "entry": None, **more}


@pytest.fixture
def journal(module_page):
    def ask(pages, entries):
        state = {"pages": pages, "entries": entries, "activities": ACTIVITIES}
        return import_in(module_page, "plan/journal.js", "async (m, s) => m.journalOf(s)", state)

    return ask


@pytest.fixture
def found(module_page):
    def ask(texts, words):
        pieces = [{"text": text, "shared": False} for text in texts]
        run = "async (m, p, w) => m.search(p, w, 'all').map(({ text }) => text)"
        return import_in(module_page, "plan/journal.js", run, pieces, words)

    return ask


@pytest.mark.parametrize("words", ["Müde", "mude", "MUEDE", "müde heute"])
def test_marks_on_letters_do_not_stand_in_the_way(found, words):
    assert found(["Heute war ich müde.", "Wach."], words) == ["Heute war ich müde."]


def test_every_word_must_be_there_in_any_order(found):
    assert found(["the long road home", "the road"], "home road") == ["the long road home"]
    assert found(["Straße", "Cafe\u0301"], "strasse") == ["Straße"]
    assert found(["Straße", "Cafe\u0301"], "café") == ["Cafe\u0301"]


def test_two_thousand_pages_are_searched_within_a_tenth_of_a_second(module_page):
    run = """async (m) => {
        const words = "über den langen Weg nach Hause und wieder zurück zum See ".repeat(20);
        const page = (_, n) => ({ text: `${words} ${n}`, shared: false });
        const pieces = Array.from({ length: 2000 }, page);
        m.search(pieces, "x", "all");
        const begun = performance.now();
        const found = m.search(pieces, "zuruck 1999", "all");
        return [found.length, performance.now() - begun];
    }"""
    count, took = import_in(module_page, "plan/journal.js", run)

    assert count == 1
    assert took < 100


def test_a_page_shared_in_part_is_one_page_with_all_its_words(journal):
    (piece,) = journal([page(part="x1")], [entry("x1", "x", words="of it")])

    assert (piece["text"], piece["how"], piece["shared"]) == ("all of it", "excerpt", True)


def test_what_is_withdrawn_is_only_mine_again(journal):
    (piece,) = journal([page(part="t1")], [entry("t1", "t", shared=False, topics=["Sleep"])])

    assert (piece["how"], piece["shared"], piece["told"]) == (None, False, None)


def test_another_phone_shows_the_part_that_is_shared_and_no_other(journal):
    shared = entry("t1", "t", topics=["Sleep", "Work"])
    (piece,) = journal([], [shared, entry("x1", "x", shared=False, words="gone")])

    assert (piece["text"], piece["alone"]) == ("Sleep\nWork", True)


def test_a_page_changed_after_sharing_says_so_by_its_two_texts(journal):
    (piece,) = journal([page(text="new", entry="e1")], [entry("e1")])

    assert (piece["text"], piece["sent"], piece["how"]) == ("new", "told", "whole")


def test_what_was_done_without_words_is_no_page(journal):
    assert journal([], [{**entry("e1"), "answers": {}}]) == []


def test_an_excerpt_shows_where_something_was_left_out(module_page):
    run = """async (m, text) => {
        const s = m.sentencesOf(text, "en");
        const of = (...chosen) => m.excerptOf(s, chosen);
        return [s.join("") === text, of(0, 1), of(2, 0), of(1), of()];
    }"""
    whole, near, apart, one, none = import_in(
        module_page, "plan/sharing.js", run, "One. Two here.\n\nThree."
    )

    assert whole
    assert (near, apart, one, none) == ("One. Two here.", "One. […] Three.", "Two here.", "")


@pytest.mark.parametrize(
    ("how", "answers", "said"),
    [
        ("whole", {"words": "all"}, "all"),
        ("excerpt", {"words": "part"}, "part"),
        ("topics", {"topics": ["A", "B"]}, "A\nB"),
    ],
)
def test_what_is_shown_before_is_what_is_sent(module_page, how, answers, said):
    run = "async (m, a, how, what) => m.toldOf(a, how, what)"
    what = {"text": "all", "excerpt": "part", "topics": ["A", "B"]}
    told = import_in(module_page, "plan/sharing.js", run, ACTIVITIES, how, what)

    assert (told["answers"], told["said"]) == (answers, said)


def test_nothing_chosen_is_nothing_to_send(module_page):
    run = "async (m, a) => m.toldOf(a, 'topics', { text: 'all', excerpt: '', topics: [] })"

    assert import_in(module_page, "plan/sharing.js", run, ACTIVITIES) is None
