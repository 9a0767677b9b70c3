"""Whatever a client answered, the therapist reads it as words beside its question."""

import pytest
from django.utils import translation

from midweek.review.queries.answers import answers
from midweek.review.queries.notices import answered

OPTIONS = [{"value": "home", "label": "At home"}, {"value": 2, "label": "Out"}]
COLUMNS = [
    {"id": "what", "type": "text", "text": "What"},
    {"id": "joy", "type": "scale", "text": "Joy", "min": 0, "max": 10},
    {"id": "more", "type": "text", "text": "More", "when": {"step": "joy", "at_least": 5}},
]
ITEMS = [
    {"id": "q1", "type": "choice", "text": "Tired", "options": [{"value": 1, "label": "A bit"}]}
]
SCORING = {
    "type": "sum", "items": ["q1"], "low": 0, "high": 1, "range": [0, 1],
    "bands": [{"min": 0, "max": 1, "name": "low", "label": "Low"}], "band_source": "made up",
}  # fmt: skip
SAID = [
    ({"type": "yes_no"}, False, "No"),
    ({"type": "number", "unit": "cups"}, 7.5, "7.5 cups"),
    ({"type": "choice", "options": OPTIONS}, {"other": "A barn"}, "Something else: A barn"),
    ({"type": "choice_many", "options": OPTIONS}, [2, "home"], "Out, At home"),
    ({"type": "date"}, "2026-11-23", "Mon 23 Nov 2026"),
    ({"type": "time"}, "06:45", "06:45"),
    ({"type": "moment"}, "2026-11-23T21:30", "Mon 23 Nov 2026, 21:30"),
    ({"type": "duration"}, 90, "1 hour 30 minutes"),
    ({"type": "duration"}, 120, "2 hours"),
    ({"type": "duration"}, 0, "0 minutes"),
    ({"type": "list"}, ["Bread", "Milk"], "Bread\nMilk"),
    (
        {"type": "table", "columns": COLUMNS},
        [{"what": "Tea", "joy": 6, "more": "Again"}, {"what": "Ironing", "joy": 1, "more": "No"}],
        "What: Tea; Joy: 6; More: Again\nWhat: Ironing; Joy: 1",
    ),
    ({"type": "repeat", "steps": COLUMNS}, [{"what": "Tea"}, {}], "What: Tea"),
    (
        {"type": "ladder"},
        [{"text": "Ring Jo", "distress": 60, "trials": [{"before": 60, "peak": 80, "after": 20}]}],
        "Ring Jo: 60\nTry 1: before 60, at its worst 80, after 20",
    ),
    ({"type": "contacts"}, [{"name": "Jo", "number": "020", "note": None}], "Jo, 020"),
    (
        {"type": "measure", "steps": ITEMS, "scoring": SCORING, "slug": "x"},
        {"q1": 1},
        "Tired: A bit\nTotal 1 · Low",
    ),
    ({"type": "thought"}, {"text": "I fail", "belief": 80}, "I fail (felt true: 80 of 100)"),
]  # fmt: skip


@pytest.mark.parametrize(("step", "answer", "words"), SAID, ids=lambda part: str(part)[:50])
def test_each_kind_of_answer_is_read_as_words(step, answer, words):
    definition = {"steps": [{**step, "id": "it", "text": "It"}]}

    with translation.override("en"):
        found = list(answers(definition, {"it": answer}))

    assert [(one.asked, one.said) for one in found] == [("It", words)]


MINUTES = {"word": "minutes_between", "of": [{"step": "bed"}, {"step": "up"}]}
HOURS = {"word": "divide", "of": [MINUTES, 60]}
WORKSHEET = {
    "steps": [
        {"id": "bed", "type": "time", "text": "To bed"},
        {"id": "up", "type": "time", "text": "Up"},
        {"id": "hours", "type": "computed", "text": "In bed", "decimals": 1, "formula": HOURS},
        {"id": "long", "type": "text", "text": "Why", "when": {"step": "hours", "at_least": 9}},
    ]
}


def test_what_is_worked_out_stands_between_the_answers():
    with translation.override("de"):
        found = list(answers(WORKSHEET, {"bed": "23:15", "up": "06:45"}))

    assert [one.said for one in found] == ["23:15", "06:45", "7,5"]


def test_what_was_not_shown_is_not_said_to_be_open():
    with translation.override("en"):
        asked = [one.asked for one in answers(WORKSHEET, {"bed": "23:15", "long": "left over"})]

    assert asked == ["To bed"]


def test_a_notice_about_a_measure_inside_a_worksheet_names_its_question():
    item = {
        "id": "q2",
        "type": "choice",
        "text": "Harm",
        "options": [{"value": 1, "label": "Once"}],
    }
    block = {"id": "block", "type": "measure", "text": "Two questions", "steps": [*ITEMS, item]}
    definition = {"steps": [{"id": "how", "type": "text", "text": "How"}, block]}

    with translation.override("en"):
        assert answered(definition, "q2", 1) == "question 3: “Once”"
