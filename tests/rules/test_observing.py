"""Which numbers does an entry yield?"""

import json
from pathlib import Path

from midweek_rules.observing import Observation, observations

CASES = Path(__file__).parents[1] / "cases"
EVERYTHING = json.loads((CASES / "receiving.json").read_text("utf-8"))["definition"]
MEASURES = json.loads((CASES / "scoring.json").read_text("utf-8"))["measures"]
GAD7 = MEASURES["gad-7"] | {
    "slug": "gad-7",
    "steps": [{"id": item, "type": "choice"} for item in MEASURES["gad-7"]["scoring"]["items"]],
}


def test_mood_scales_and_minutes_are_observed_and_words_are_not() -> None:
    answers = {"mood": 2, "worry": 7, "about": ["work"], "words": "long day", "walk": 510}

    assert list(observations(EVERYTHING, answers)) == [
        Observation("mood", "mood", 2),
        Observation("scale", "worry", 7),
        Observation("minutes", "walk", 8.5),
    ]


def test_a_zero_is_an_answer_and_an_open_one_is_not() -> None:
    found = list(observations(EVERYTHING, {"mood": None, "worry": 0}))

    assert found == [Observation("scale", "worry", 0)]


def test_a_measure_yields_its_total() -> None:
    answers = dict.fromkeys(GAD7["scoring"]["items"], 2)

    assert list(observations(GAD7, answers)) == [Observation("total", "gad-7", 14)]


def test_a_measure_with_an_open_item_is_no_point_on_a_chart() -> None:
    answers = dict.fromkeys(GAD7["scoring"]["items"], 2) | {"q4": None}

    assert list(observations(GAD7, answers)) == []
