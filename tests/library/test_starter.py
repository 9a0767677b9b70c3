"""The activities that every new clinic begins with."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from midweek.library.conditional import blanks
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
ENGLISH_ONLY = {
    "pcl-5",
    "pc-ptsd-5",
    "k6",
    "k10",
    "ces-d",
    "audit-c",
    "pswq",
    "core-10",
}
"""Measures without a German version that is both authorised and free to ship."""
PFIZERS = ["phq-9", "phq-8", "phq-4", "phq-2", "gad-7", "gad-2"]
CREDITED = {
    **dict.fromkeys([*PFIZERS, "phq-15"], "No permission required to reproduce"),
    **dict.fromkeys(["pcl-5", "pc-ptsd-5"], "National Center for PTSD"),
    **dict.fromkeys(["k6", "k10"], "© World Health Organization 2003"),
    "ces-d": "Free to use without permission",
    "audit-c": "In the public domain",
    "pswq": "In the public domain",
    "core-10": "CC BY-ND 4.0",
}
FORBIDDEN = re.compile(
    r"(?i)\b(isi|ors|srs|epds|wsas|s?wemwbs|promis|pss-?10|mdq|asrs|oci-?r|(mini-)?spin|panas|"
    r"hrs(-ii)?|gbo|ies-?r|eq-?5d|bdi|bai|hads|shaps|scl-?90|oq-?45|c-?ssrs|sci|"
    r"insomnia severity|outcome rating|session rating|edinburgh|social adjustment|consensus sleep|"
    r"perceived stress|mood disorder questionnaire|social phobia inventory|goal-based outcomes|"
    r"impact of event|euroqol|beck (depression|anxiety)|columbia|sleep condition)\b"
)
"""Copyrighted or unclear: what we may not ship, nor leave a place for."""
NUMBERS = ("min", "max", "at_least", "from", "to", "low", "high")
SHIPPED = [*PFIZERS, "phq-15", *ENGLISH_ONLY]
PFIZER = "No permission required to reproduce, translate, display or distribute."


def test_every_file_is_offered() -> None:
    assert sorted(WRITTEN) == sorted(path.stem for path in STARTER.glob("*/*.json"))


@pytest.mark.parametrize("slug", sorted(set(WRITTEN) - ENGLISH_ONLY))
def test_every_activity_speaks_english_and_german(slug: str) -> None:
    assert languages_of(WRITTEN[slug]) == {"en", "de"}


@pytest.mark.parametrize("slug", sorted(ENGLISH_ONLY))
def test_a_measure_nobody_may_translate_says_nothing_in_german(slug: str) -> None:
    assert languages_of(WRITTEN[slug]) == {"en"}
    assert all("de" not in step["text"] for step in WRITTEN[slug]["steps"])
    assert localised(WRITTEN[slug], "de")["language"] == "en"


def test_every_measure_that_is_free_to_ship_is_here() -> None:
    assert sorted(SHIPPED) == MEASURES


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

    assert _bare(ours) == _bare(golden)
    assert [ours["bands"][0]["min"], ours["bands"][-1]["max"]] == ours["range"]
    assert [_bare(one) for one in WRITTEN[slug]["risk"]] == SCORED[slug].get("risk", [])


@pytest.mark.parametrize("slug", MEASURES)
def test_a_measure_shows_its_credit_and_one_question_at_a_time(slug: str) -> None:
    for language in sorted(languages_of(WRITTEN[slug])):
        said = localised(WRITTEN[slug], language)
        assert CREDITED[slug] in said["credit"]
    assert WRITTEN[slug]["licence"]
    assert WRITTEN[slug]["layout"] == "one_by_one"


def test_core_10_stays_word_for_word_under_its_own_licence() -> None:
    core = WRITTEN["core-10"]

    assert core["licence"] == "CC BY-ND 4.0"
    assert [step["text"]["en"] for step in core["steps"]][5] == "I made plans to end my life"
    assert core["scoring"]["reversed"] == ["q2", "q3"]
    (rule,) = core["risk"]
    assert (rule["step"], rule["at_least"], rule["high"]) == ("q6", 1, 1)


@pytest.mark.parametrize("slug", MEASURES)
def test_each_answer_to_a_measure_counts_within_its_range(slug: str) -> None:
    scoring = WRITTEN[slug]["scoring"]
    scored = [step for step in WRITTEN[slug]["steps"] if step["id"] in scoring["items"]]

    for step in scored:
        values = [option["value"] for option in step["options"]]
        assert values == list(range(scoring["low"], scoring["high"] + 1))


def test_a_code_of_loinc_is_never_one_of_those_that_circulate_wrongly() -> None:
    written = json.dumps([WRITTEN[slug] for slug in MEASURES])

    assert not [code for code in ("97006-2", "71969-0", "75624-7") if code in written]
    assert WRITTEN["audit-c"]["scoring"]["code"]["code"] == "75626-2"


def test_what_may_not_be_shipped_is_absent() -> None:
    offered = [*WRITTEN.values(), *(each.model_dump(mode="json") for each in blanks().values())]
    named = " | ".join(
        f"{each['slug']} {each['title']['en']} {each['credit']['en'] if each['credit'] else ''}"
        for each in ({"credit": None} | one for one in offered)
    )

    assert FORBIDDEN.findall(named) == []


@pytest.mark.parametrize("slug", PFIZERS)
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


def _bare(part: Any) -> Any:
    """Leave out what is only shown: the cases hold the rule alone."""
    shown = ("label", "source", "band_source", "code", "range", "higher_is")
    if isinstance(part, list):
        return [_bare(each) for each in part]
    if not isinstance(part, dict):
        return part
    kept = {key: _bare(each) for key, each in part.items() if key not in shown}
    return {key: each for key, each in kept.items() if each not in ([], {}, 1) or key in NUMBERS}


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


@pytest.mark.parametrize("slug", [slug for slug in ACTIVITIES if WRITTEN[slug].get("private")])
def test_what_is_private_needs_no_answer_so_that_it_can_be_done_without_telling(slug: str) -> None:
    needed = [step["id"] for step in WRITTEN[slug]["steps"] if step.get("required")]

    assert needed == [] or slug == "open-journal"
