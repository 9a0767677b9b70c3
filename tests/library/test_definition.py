"""The format in which an activity says what it asks."""

import json
from copy import deepcopy
from typing import Any

import pytest
from pydantic import ValidationError

from midweek.library.definition import Definition, at_rung, languages_of, localised
from midweek.library.starter import starter_set

BY_SLUG = {each.slug: each for each in starter_set()}


def read(changed: dict[str, Any]) -> Definition:
    return Definition.read(json.dumps(changed))


def check_in() -> dict[str, Any]:
    return deepcopy(BY_SLUG["check-in"].written())


def phq9() -> dict[str, Any]:
    return deepcopy(BY_SLUG["phq-9"].written())


@pytest.mark.parametrize("slug", sorted(BY_SLUG))
def test_a_definition_reads_back_as_it_was_written(slug: str) -> None:
    assert read(BY_SLUG[slug].written()) == BY_SLUG[slug]
    assert read(BY_SLUG[slug].written()).digest() == BY_SLUG[slug].digest()


def test_the_digest_changes_with_a_single_word() -> None:
    changed = check_in()
    changed["steps"][0]["text"]["de"] = "Wie geht es Ihnen heute?"

    assert read(changed).digest() != BY_SLUG["check-in"].digest()


@pytest.mark.parametrize(
    ("why", "path", "value"),
    [
        ("an unknown part", ("colour",), "red"),
        ("a text without English", ("title",), {"de": "Hallo"}),
        ("a text in what is no language", ("title",), {"en": "Hello", "Klingon!": "nuqneH"}),
        ("an empty text", ("title",), {"en": ""}),
        ("minutes as text", ("minutes",), "1"),
        ("a step of an unknown kind", ("steps", 0, "type"), "lottery"),
        ("two steps with one id", ("steps", 1, "id"), "mood"),
        ("an approach nobody knows", ("approach",), "vibes"),
        ("a step that looks ahead", ("steps", 0, "when"), {"step": "words", "answered": True}),
        ("a step nobody can reach", ("steps", 1, "when"), {"step": "mood", "at_least": 6}),
        ("an example of what is not asked", ("example",), [{"step": "nap", "text": {"en": "x"}}]),
        ("a scale upside down", ("steps", 3, "min"), 11),
        ("two options with one value", ("steps", 2, "options", 0, "value"), "work"),
        ("a rung without the required step", ("rungs", "smaller", "leave_out"), ["mood"]),
        ("a rung that leaves out what is not there", ("rungs", "smaller", "leave_out"), ["nap"]),
        ("a worksheet with a score", ("scoring",), phq9()["scoring"]),
        ("a risk rule on something else than a choice", ("risk",), phq9()["risk"]),
    ],
)
def test_a_check_in_that_does_not_hold_together_is_refused(
    why: str, path: tuple[str | int, ...], value: Any
) -> None:
    changed = check_in()
    _put(changed, path, value)

    with pytest.raises(ValidationError):
        read(changed)


@pytest.mark.parametrize(
    ("why", "path", "value"),
    [
        ("no score", ("scoring",), None),
        ("no credit", ("credit",), None),
        ("no licence", ("licence",), None),
        ("a scored item that is not asked", ("scoring", "items"), ["q1", "q99"]),
        ("an empty form that scores", ("scoring", "max_missing"), 9),
        ("a risk rule on a step that is not there", ("risk", 0, "step"), "q10"),
        ("sizes", ("rungs",), check_in()["rungs"]),
    ],
)
def test_a_measure_that_does_not_hold_together_is_refused(
    why: str, path: tuple[str | int, ...], value: Any
) -> None:
    changed = phq9()
    _put(changed, path, value)

    with pytest.raises(ValidationError):
        read(changed)


def test_a_client_meets_one_language() -> None:
    said = localised(check_in(), "de-AT")

    assert said["language"] == "de"
    assert said["steps"][0]["text"] == "Wie geht es Ihnen gerade?"
    assert said["steps"][3]["ends"] == ["0 ist keine", "10 ist so stark, wie es nur geht"]
    assert "Sleep" not in json.dumps(said)


def test_one_text_without_german_makes_the_whole_measure_english() -> None:
    half = phq9()
    del half["steps"][8]["text"]["de"]

    assert languages_of(half) == {"en"}
    assert localised(half, "de")["language"] == "en"
    assert localised(half, "de")["steps"][0]["text"].startswith("Little interest")


def test_an_activity_may_have_another_first_language() -> None:
    danish = json.loads(json.dumps(check_in()).replace('"en":', '"da":')) | {"language": "da"}

    assert localised(danish, "fr")["language"] == "da"
    assert localised(danish, "de")["language"] == "de"


def test_a_language_nobody_translated_falls_back_to_english() -> None:
    assert localised(check_in(), "fr")["language"] == "en"


def test_the_smaller_size_is_shorter_and_leaves_things_out() -> None:
    walk = BY_SLUG["ten-minute-walk"].written()

    smaller = at_rung(walk, "smaller")

    assert (smaller["minutes"], smaller["steps"][1]["minutes"]) == (3, 3)
    assert [step["id"] for step in smaller["steps"]] == ["ready", "walk", "mood"]
    assert at_rung(walk, "agreed")["steps"] == walk["steps"]


def test_a_measure_has_one_size() -> None:
    assert at_rung(phq9(), "smaller") == phq9()


def _put(target: Any, path: tuple[str | int, ...], value: Any) -> None:
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = value
