"""Which words the phone offers for a place on the map."""

import pytest

from tests.phone.modules import import_in

ANGRY = {"pleasant": -65, "energy": 25}


@pytest.fixture
def near(module_page):
    def of(at, language):
        run = "async (m, at, language) => m.near(at, language).map((word) => word.id)"
        return import_in(module_page, "player/feeling_words.js", run, at, language)

    return of


def test_english_words_come_in_the_order_of_how_near_they_are(near):
    words = near(ANGRY, "en")

    assert len(words) == 8
    assert words[0] == "angry"
    assert "calm" not in words


def test_without_ratings_it_is_families_that_lie_near(near):
    """Ratings of English words say nothing of where their German neighbours lie."""
    words = near({"pleasant": 62, "energy": -20}, "de")

    assert len(words) == 8
    assert {"calm", "peaceful"} <= set(words)


def test_a_breath_with_a_second_sip_fills_up_twice(module_page):
    run = "async (m, step, seconds) => seconds.map((s) => m.breathAt(step, s))"
    step = {"in": 4, "sip": 1, "out": 6, "minutes": 1}
    first, sip, out = import_in(module_page, "player/pacer.js", run, step, [3.999, 4.5, 5.0])

    assert (first["phase"], sip["phase"], out["phase"]) == ("in", "sip", "out")
    assert first["full"] < sip["full"] < out["full"] == 1
    assert first["cycle"] == 11


def test_a_plain_breath_has_no_sip(module_page):
    run = "async (m, step, seconds) => seconds.map((s) => m.breathAt(step, s).phase)"
    box = {"in": 4, "hold": 4, "out": 4, "rest": 4, "minutes": 1}

    assert import_in(module_page, "player/pacer.js", run, box, [0, 4, 8, 12, 16]) == [
        "in", "hold", "out", "rest", "in",
    ]  # fmt: skip
