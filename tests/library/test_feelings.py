"""The words for feelings: one list, on the phone and on the server."""

import json
import re
from pathlib import Path

from midweek.library.feelings import RATED, WORDS, feeling_words

PLAYER = Path("src/midweek/phone/static/phone/player/feelings.js")


def families():
    return json.loads(WORDS.read_text(encoding="utf-8"))


def on_the_phone(row):
    """A row as the phone has it: without what it need not know, or can tell from the id."""
    word, pleasant, energy, _rated, english, german = row
    return [word, pleasant, energy, german, *([english] if english != word else [])]


def test_phone_and_server_hold_the_same_words():
    literal = PLAYER.read_text(encoding="utf-8").split("export const FAMILIES = ")[1]

    expected = [one | {"words": [on_the_phone(row) for row in one["words"]]} for one in families()]
    assert json.loads(literal.rstrip().removesuffix(";")) == expected


def test_every_word_has_an_id_the_rules_take_and_is_said_once_in_each_language():
    ids = [row[0] for family in families() for row in family["words"]]

    assert len(ids) == len(set(ids)) == 111
    assert all(re.fullmatch(r"[a-z][a-z0-9-]{0,39}", one) for one in ids)
    for language in ("en", "de"):
        assert len(set(feeling_words(language).values())) == 111


def test_every_place_lies_on_the_map_and_says_whether_it_was_rated():
    rows = [row for family in families() for row in family["words"]]

    assert all(-100 <= part <= 100 for row in rows for part in row[1:3])
    assert sum(row[RATED] for row in rows) == 79


def test_the_norms_are_credited_where_the_words_are():
    for path in (PLAYER, Path("docs/decisions/dependencies.md")):
        told = path.read_text(encoding="utf-8")
        assert "10.3758/s13428-018-1099-3" in told
        assert "CC BY 4.0" in told
