"""Progress says what was done, and leaves open what was not."""

import pytest

from tests.phone.modules import import_in

NOW = "2026-11-11T12:00:00"


def entry(number, day, **more):
    return {
        "id": f"e{number}",
        "happened_at": f"{day}T10:00:00Z",
        "happened_on": day,
        "answers": {},
        "finished": True,
        **more,
    }


@pytest.fixture
def progress(module_page):
    def ask(run, *given):
        return import_in(module_page, "plan/progress.js", run, *given)

    return ask


def test_the_week_shows_the_days_on_which_something_was_done(progress):
    entries = [entry(1, "2026-11-09"), entry(2, "2026-11-09"), entry(3, "2026-11-11")]

    week = progress(f"async (m, e) => m.weekOf(e, new Date('{NOW}'))", entries)

    assert [one["day"] for one in week if one["done"]] == ["2026-11-09", "2026-11-11"]
    assert len(week) == 7


def test_what_was_taken_back_or_followed_by_another_does_not_count(progress):
    entries = [
        entry(1, "2026-11-09", undone=True),
        entry(2, "2026-11-10"),
        entry(3, "2026-11-11", replaces="e2"),
    ]

    week = progress(f"async (m, e) => m.weekOf(e, new Date('{NOW}'))", entries)

    assert [one["day"] for one in week if one["done"]] == ["2026-11-11"]


def test_a_day_without_a_mood_is_a_gap_and_no_line_crosses_it(module_page, progress):
    entries = [
        entry(1, "2026-11-07", answers={"mood": 2}),
        entry(2, "2026-11-08", answers={"mood": 4}),
        entry(3, "2026-11-10", answers={"mood": 1}),
        entry(4, "2026-11-10", answers={"mood": 3}),
    ]
    days = progress(f"async (m, e) => m.moods(e, new Date('{NOW}'), 5)", entries)
    assert [one["mood"] for one in days] == [2, 4, None, 2, None]

    lines = import_in(module_page, "parts/mood_chart.js", "async (m, d) => m.linesOf(d)", days)

    assert lines == [[0, 1], [3]]


def test_words_used_most_are_counted_without_the_small_ones(progress):
    texts = ["The garden again. A garden walk", "garden, walk; once"]

    words = progress("async (m, t) => m.wordsUsed(t, new Set(['again']))", texts)

    assert words == [["garden", 3], ["walk", 2]]


def test_each_thing_is_counted_by_its_name_and_what_helped_by_the_clients_own_word(progress):
    walk = {"assignment": "walk", "activity": "v1"}
    state = {
        "assignments": [{"id": "walk", "title": "Ten-minute walk"}],
        "activities": {"v1": {"title": "Walk", "kind": "exercise"}},
        "entries": [
            entry(1, "2026-11-08", **walk, useful="much"),
            entry(2, "2026-11-09", **walk, useful="no"),
            entry(3, "2026-11-10", **walk, undone=True, useful="much"),
            entry(4, "2026-11-10", activity="v1"),
        ],
    }

    every = progress("async (m, s) => m.timesOf(s, () => true)", state)
    helped = progress("async (m, s) => m.timesOf(s, (one) => one.useful === 'much')", state)

    assert every == [["Ten-minute walk", 2], ["Walk", 1]]
    assert helped == [["Ten-minute walk", 1]]
