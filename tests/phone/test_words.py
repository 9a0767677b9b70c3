"""Every word exists in every language, is used, and says the same things."""

import json
import re

import pytest

from midweek.phone.files import ENTRY, _source
from midweek.phone.fusing import reached
from tests.phone.modules import MODULES, import_in

WORDS = MODULES / "words"


@pytest.fixture
def words(module_page):
    def of(language):
        first = import_in(module_page, f"words/{language}.js", "async (m) => m.words")
        later = import_in(module_page, f"words/later/{language}.js", "async (m) => m.words")
        assert not first.keys() & later.keys()
        return first | later

    return of


def test_both_languages_have_the_same_words(words):
    assert words("en").keys() == words("de").keys()


@pytest.mark.parametrize("path", sorted(WORDS.rglob("[ed][en].js")), ids=lambda path: path.stem)
def test_no_word_is_given_twice(path):
    """The second would be said in both places: a ladder once asked how hard a task had been."""
    keys = re.findall(r'(?:^|[{,\s])(\w+): "', path.read_text(encoding="utf-8"))

    assert keys
    assert [key for key in keys if keys.count(key) > 1] == []


def test_both_languages_fill_the_same_gaps(words):
    english, german = words("en"), words("de")
    gaps = re.compile(r"\{\w+\}")
    for key in english:
        assert set(gaps.findall(english[key])) == set(gaps.findall(german[key])), key


def test_no_screen_asks_for_a_word_that_is_missing(words):
    known = words("en")
    asked = set()
    for path in MODULES.rglob("*.js"):
        if "vendor" not in path.parts:
            asked |= set(re.findall(r"""\bt\(["'](\w+)["']""", path.read_text(encoding="utf-8")))
    assert asked
    assert sorted(asked - known.keys()) == []


def test_the_first_screens_ask_for_no_word_that_comes_later(module_page):
    later = import_in(module_page, "words/later/en.js", "async (m) => m.words")
    by_number = {re.sub(r"_(one|other|\d)$", "", key) for key in later}
    asked = [
        found
        for name in reached(ENTRY, _source)
        for found in re.findall(r"""\bt(\.n)?\(["'](\w+)["']""", _source(name))
    ]
    assert asked
    assert [key for n, key in asked if key in (by_number if n else later)] == []


def test_a_right_to_left_rehearsal_makes_every_word_longer(module_page, words):
    long = import_in(
        module_page, "words/pseudo.js", f"async (m) => m.withExtraLength({json.dumps(words('en'))})"
    )
    for key, text in words("en").items():
        assert len(long[key]) >= len(text) * 1.3, key
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", long[key]))
