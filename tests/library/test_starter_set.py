"""The starter set as a whole: whole in its breadth, careful with what only a therapist gives."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from midweek.library.definition import at_rung, localised
from midweek.library.definition.activity import Approach, Concern
from midweek.library.queries import ALWAYS_AT_HAND
from midweek.library.starter import starter_set
from midweek_rules.receiving import problems_with
from midweek_rules.scoring import risk_flags

FILES = sorted(Path("src/midweek/library/starter").glob("*/*.json"))
WRITTEN = {each.slug: each.written() for each in starter_set()}
ACTIVITIES = sorted(slug for slug, one in WRITTEN.items() if one["kind"] != "measure")
SIZES = ("smaller", "agreed", "bigger")
LED = (
    "couple-appreciation",
    "couple-checkin",
    "dbt-diary",
    "decisional-balance",
    "drink-diary",
    "eating-record",
    "erp",
    "exposure-ladder",
    "exposure-practice",
    "interoceptive",
    "listening",
    "safety-plan",
    "sleep-window",
    "time-out",
    "wise-pros-cons",
)
MOST_WORDS = 4
AS_TO_A_FRIEND = re.compile(r"\b(?:du|dich|dir|dein\w*|euch|euer)\b|!", re.IGNORECASE)


def test_sixty_activities_and_more_teach_something() -> None:
    assert len(ACTIVITIES) >= 60


def test_every_approach_has_an_activity() -> None:
    assert {WRITTEN[slug]["approach"] for slug in WRITTEN} == set(get_args(Approach))


def test_every_concern_has_an_activity() -> None:
    assert {each for one in WRITTEN.values() for each in one["concerns"]} == set(get_args(Concern))


def test_no_activity_has_two_files() -> None:
    assert Counter(path.stem for path in FILES) == Counter(each.slug for each in starter_set())
    for language in ("en", "de"):
        titles = Counter(one["title"].get(language, slug) for slug, one in WRITTEN.items())
        assert [title for title, times in titles.items() if times > 1] == []


@pytest.mark.parametrize("slug", ACTIVITIES)
def test_a_smaller_size_is_never_longer_and_never_asks_more(slug: str) -> None:
    sizes = [at_rung(WRITTEN[slug], size) for size in SIZES]

    minutes = [size["minutes"] for size in sizes]
    steps = [len(size["steps"]) for size in sizes]
    assert minutes == sorted(minutes)
    assert steps == sorted(steps)
    assert minutes[1] == WRITTEN[slug]["minutes"]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("slug", ACTIVITIES)
def test_a_size_needs_nothing_that_it_left_out(slug: str, size: str) -> None:
    steps = at_rung(WRITTEN[slug], size)["steps"]

    needed = {
        name for step in steps for part in ("when", "formula") for name in _named(step.get(part))
    }
    assert needed <= {step["id"] for step in steps}


@pytest.mark.parametrize("slug", ACTIVITIES)
def test_titles_sizes_and_choices_have_four_words_at_most(slug: str) -> None:
    long = [
        label for label in _labels(localised(WRITTEN[slug], "en")) if _words(label) > MOST_WORDS
    ]

    assert long == []


@pytest.mark.parametrize("slug", ACTIVITIES)
def test_german_says_sie_except_in_what_somebody_might_say(slug: str) -> None:
    said = localised({**WRITTEN[slug], "example": []}, "de")

    assert [text for text in _texts(said) if AS_TO_A_FRIEND.search(text)] == []


@pytest.mark.parametrize("slug", ACTIVITIES)
def test_a_timer_runs_as_long_as_was_agreed(slug: str) -> None:
    timed = [step for step in WRITTEN[slug]["steps"] if step["type"] in ("timer", "pacer")]

    assert {step["minutes"] for step in timed} <= {WRITTEN[slug]["minutes"]}


@pytest.mark.parametrize("slug", LED)
def test_what_a_therapist_leads_is_never_at_hand_for_a_client_alone(slug: str) -> None:
    assert WRITTEN[slug]["therapist_led"]
    assert slug not in ALWAYS_AT_HAND


def test_what_is_always_at_hand_needs_no_therapist_beside_it() -> None:
    assert not any(WRITTEN[slug]["therapist_led"] for slug in ALWAYS_AT_HAND)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("slug", "answers", "levels"),
    [
        ("dbt-diary", {"harm": 0, "die": 0, "acted": 0}, []),
        ("dbt-diary", {"harm": 1, "die": 0, "acted": 0}, ["notice"]),
        ("dbt-diary", {"harm": 3, "die": 2, "acted": 1}, ["high", "high", "high"]),
        ("wise-pros-cons", {"about": 0}, []),
        ("wise-pros-cons", {"about": 4}, ["notice"]),
        ("wise-pros-cons", {"about": 5}, ["high"]),
    ],
)
def test_an_urge_to_harm_oneself_or_to_die_calls_for_a_person(
    slug: str, answers: dict[str, Any], levels: list[str], size: str
) -> None:
    asked = at_rung(WRITTEN[slug], size)

    assert problems_with(asked, answers, finished=True) == ()
    assert [flag.level for flag in risk_flags(asked, answers)] == levels


@pytest.mark.parametrize("slug", sorted(WRITTEN))
def test_a_risk_answer_is_a_number_so_that_it_can_be_weighed(slug: str) -> None:
    steps = {step["id"]: step for step in WRITTEN[slug]["steps"]}

    for rule in WRITTEN[slug]["risk"]:
        step = steps[rule["step"]]
        assert not step["other"]
        assert all(isinstance(option["value"], int) for option in step["options"])


def test_no_more_than_five_hours_of_sleep_are_taken_away() -> None:
    steps = {step["id"]: step for step in WRITTEN["sleep-window"]["steps"]}

    assert steps["too_short"]["when"] == {"step": "window", "at_most": 299}


def _named(part: Any) -> Iterator[str]:
    """The steps that a condition or a formula looks at."""
    if isinstance(part, dict):
        yield from [part["step"]] if "step" in part else []
        yield from [part["column"][0]] if "column" in part else []
        for inner in part.values():
            yield from _named(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _named(inner)


def _labels(said: dict[str, Any]) -> Iterator[str]:
    yield said["title"]
    yield from (size["label"] for size in said["rungs"].values())
    for step in said["steps"]:
        for asked in (step, *step.get("columns", ()), *step.get("steps", ())):
            yield from (option["label"] for option in asked.get("options", ()))


def _words(label: str) -> int:
    return len(re.findall(r"[\w'’-]+", label))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from () if key == "sources" else _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, str):
        yield value
