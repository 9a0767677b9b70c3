"""What a therapist reads beside the answers to a questionnaire: its parts and patterns."""

from typing import Any

from midweek.library.definition import localised
from midweek.library.starter import starter_set
from midweek.review.queries.answers import parts_in_words, total_in_words

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


def test_a_walk_has_neither_parts_nor_patterns() -> None:
    assert told("ten-minute-walk", {}) == []
    assert total_in_words(BY_SLUG["ten-minute-walk"], {}) == ""
