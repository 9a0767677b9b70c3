"""What a therapist reads beside the answers to a questionnaire: its parts and patterns."""

from datetime import date
from typing import Any

from midweek.library.conditional import Wording, blanks, worded
from midweek.library.definition import localised
from midweek.library.starter import starter_set
from midweek.review.charts.yardstick import Reading
from midweek.review.queries.answers import parts_in_words, total_in_words
from midweek.review.queries.courses import Course
from midweek.review.views.measures import say_measure

BY_SLUG = {each.slug: localised(each.written(), "en") for each in starter_set()}


def told(slug: str, answers: dict[str, Any]) -> list[str]:
    return list(parts_in_words(BY_SLUG[slug], answers))


def test_the_parts_of_the_phq4_are_said_by_name() -> None:
    assert told("phq-4", {"q1": 3, "q2": 2, "q3": 1, "q4": 0}) == ["Worry: 5, Mood: 1"]


def test_a_published_pattern_is_named_with_its_source_and_its_limit() -> None:
    phq9 = dict.fromkeys(BY_SLUG["phq-9"]["scoring"]["items"], 2)

    (said,) = told("phq-9", phq9)

    assert said.startswith("answers follow the pattern of a major depressive syndrome (PHQ")
    assert said.endswith("It is no diagnosis.")


def test_where_no_pattern_holds_or_an_answer_lacks_nothing_is_said() -> None:
    phq9 = dict.fromkeys(BY_SLUG["phq-9"]["scoring"]["items"], 2)

    assert told("phq-9", phq9 | {"q1": 0, "q2": 0}) == []
    assert told("phq-9", phq9 | {"q7": None}) == []


def test_risks_in_the_pcl5_are_worth_asking_about_and_raise_no_alarm() -> None:
    pcl5 = dict.fromkeys(BY_SLUG["pcl-5"]["scoring"]["items"], 0) | {"q16": 2}

    assert BY_SLUG["pcl-5"]["risk"] == []
    assert any("worth asking about" in said for said in told("pcl-5", pcl5))


def test_a_measure_with_parts_and_no_total_says_so_instead_of_asking_for_more() -> None:
    blank = blanks()["dass-21"]
    words = {item.id: {"en": f"Item {item.id}"} for item in blank.items}
    labels = {str(value): {"en": f"Answer {value}"} for value in range(4)}
    wording = Wording.model_validate(
        {
            "slug": "dass-21",
            "language": "en",
            "terms_checked": True,
            "licence": "as agreed",
            "items": words,
            "answers": labels,
        }
    )
    dass = localised(worded(blank, wording).written(), "en")
    answers = dict.fromkeys(words, 1)

    said = say_measure(Course("dass-21", (Reading(date(2026, 11, 2), None),)), dass)

    assert said["says"] == "It has parts and no total. Open an entry to see them."
    assert total_in_words(dass, answers) == ""
    assert list(parts_in_words(dass, answers)) == [
        "Depression: 14 (moderate), Anxiety: 14 (moderate), Stress: 14 (normal)"
    ]


def test_a_walk_has_neither_parts_nor_patterns() -> None:
    assert told("ten-minute-walk", {}) == []
    assert total_in_words(BY_SLUG["ten-minute-walk"], {}) == ""
