"""The activities that every new clinic begins with."""

import json
from pathlib import Path
from typing import Any

import pytest

from midweek.library.definition import languages_of, localised
from midweek.library.starter import starter_set
from midweek_rules.receiving import problems_with
from midweek_rules.scoring import score
from midweek_rules.trends import THRESHOLDS
from tools.words import faults_of

STARTER = Path("src/midweek/library/starter")
SCORED = json.loads(Path("tests/cases/scoring.json").read_text("utf-8"))["measures"]
WRITTEN = {each.slug: each.written() for each in starter_set()}
MEASURES = sorted(slug for slug, one in WRITTEN.items() if one["kind"] == "measure")
ACTIVITIES = sorted(set(WRITTEN) - set(MEASURES))
PFIZER = "No permission required to reproduce, translate, display or distribute."


def test_every_file_is_offered() -> None:
    assert sorted(WRITTEN) == sorted(path.stem for path in STARTER.glob("*/*.json"))


@pytest.mark.parametrize("slug", sorted(WRITTEN))
def test_every_activity_speaks_english_and_german(slug: str) -> None:
    assert languages_of(WRITTEN[slug]) == {"en", "de"}


@pytest.mark.parametrize("slug", sorted(WRITTEN))
def test_every_activity_says_why_it_helps_and_how_sure_that_is(slug: str) -> None:
    evidence = WRITTEN[slug]["evidence"]

    assert evidence["sure"] in ("good", "some", "little")
    assert all(evidence["sources"])


@pytest.mark.parametrize("slug", ACTIVITIES)
def test_every_activity_of_ours_has_three_sizes_and_says_whom_it_is_for(slug: str) -> None:
    assert set(WRITTEN[slug]["rungs"]) == {"smaller", "agreed", "bigger"}
    assert WRITTEN[slug]["for_whom"]
    assert WRITTEN[slug]["why"]


@pytest.mark.parametrize("slug", ACTIVITIES)
def test_our_own_words_can_be_read_by_an_eleven_year_old(slug: str) -> None:
    faults = {text: list(faults_of(text)) for text in _texts(localised(WRITTEN[slug], "en"))}

    assert {text: found for text, found in faults.items() if found} == {}


@pytest.mark.parametrize("slug", MEASURES)
def test_what_we_say_around_a_measure_is_plain_too(slug: str) -> None:
    said = localised(WRITTEN[slug], "en")

    for text in (said["title"], said["purpose"], said["why"], said["evidence"]["text"]):
        assert list(faults_of(text)) == []


@pytest.mark.parametrize("slug", MEASURES)
def test_a_measure_scores_as_the_golden_cases_do(slug: str) -> None:
    ours, golden = WRITTEN[slug]["scoring"], SCORED[slug]["scoring"]

    for part in ("type", "items", "low", "high", "max_missing"):
        assert ours[part] == golden[part]
    bands = [{key: band[key] for key in ("min", "max", "name")} for band in ours["bands"]]
    assert bands == golden["bands"]
    assert [bands[0]["min"], bands[-1]["max"]] == ours["range"]


@pytest.mark.parametrize("slug", MEASURES)
def test_a_measure_shows_its_credit_and_one_question_at_a_time(slug: str) -> None:
    for language in ("en", "de"):
        said = localised(WRITTEN[slug], language)
        assert PFIZER in said["credit"]
    assert WRITTEN[slug]["layout"] == "one_by_one"


@pytest.mark.parametrize("slug", MEASURES)
@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("en", ["Not at all", "Several days", "More than half the days", "Nearly every day"]),
        (
            "de",
            [
                "Überhaupt nicht",
                "An einzelnen Tagen",
                "An mehr als der Hälfte der Tage",
                "Beinahe jeden Tag",
            ],
        ),
    ],
)
def test_every_scored_item_has_the_licensed_answers(
    slug: str, language: str, labels: list[str]
) -> None:
    said = localised(WRITTEN[slug], language)
    scored = [step for step in said["steps"] if step["id"] in said["scoring"]["items"]]

    for step in scored:
        assert [option["label"] for option in step["options"]] == labels
        assert [option["value"] for option in step["options"]] == [0, 1, 2, 3]


def test_question_9_of_phq9_is_the_licensed_one_and_calls_for_a_person() -> None:
    item = WRITTEN["phq-9"]["steps"][8]

    assert item["id"] == "q9"
    assert item["text"] == {
        "en": "Thoughts that you would be better off dead or of hurting yourself in some way",
        "de": "Gedanken, dass Sie lieber tot wären oder sich Leid zufügen möchten",
    }
    (rule,) = WRITTEN["phq-9"]["risk"]
    assert (rule["step"], rule["at_least"], rule["high"]) == ("q9", 1, 2)


def test_phq8_is_phq9_without_its_last_question() -> None:
    assert WRITTEN["phq-8"]["steps"] == WRITTEN["phq-9"]["steps"][:8]
    assert WRITTEN["phq-8"]["risk"] == []


def test_the_difficulty_question_is_asked_and_never_scored() -> None:
    last = WRITTEN["phq-9"]["steps"][-1]
    answers = dict.fromkeys(WRITTEN["phq-9"]["scoring"]["items"], 1)

    assert last["id"] == "difficulty"
    assert score(WRITTEN["phq-9"], answers | {"difficulty": 3}).total == 9


@pytest.mark.parametrize("slug", MEASURES)
def test_any_question_of_a_measure_may_be_left_open(slug: str) -> None:
    assert problems_with(WRITTEN[slug], {}, finished=True) == ()


@pytest.mark.parametrize("slug", ACTIVITIES)
def test_an_activity_of_ours_asks_for_one_answer_at_most(slug: str) -> None:
    assert sum(step.get("required", False) for step in WRITTEN[slug]["steps"]) <= 1


@pytest.mark.parametrize("slug", ["ten-minute-walk", "slow-breathing"])
def test_an_exercise_can_be_ticked_off_without_a_word(slug: str) -> None:
    assert problems_with(WRITTEN[slug], {}, finished=True) == ()


def test_thresholds_of_change_belong_to_measures_we_have() -> None:
    assert set(THRESHOLDS) <= set(MEASURES)


def _texts(value: Any, key: str = "") -> list[str]:
    if isinstance(value, dict):
        return [text for name, part in value.items() for text in _texts(part, name)]
    if isinstance(value, list):
        return [text for part in value for text in _texts(part, key)]
    codes = (
        "approach",
        "concerns",
        "step",
        "slug",
        "kind",
        "id",
        "type",
        "value",
        "layout",
        "language",
        "sure",
        "sources",
    )
    return [value] if isinstance(value, str) and key not in (*codes, "leave_out") else []
