"""Activities from elsewhere, and ours for elsewhere: nothing is dropped without a word."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from midweek.library.definition import Definition
from midweek.library.exchange import Form, forms_in
from midweek.library.exchange.fhir import questionnaire
from midweek.library.starter import starter_set

FOREIGN = Path("tests/foreign")
ALONE = sorted(
    path
    for path in FOREIGN.rglob("*")
    if path.is_file() and "reproschema/activities" not in str(path) and path.name != "SOURCES.md"
)
BRANCHING = "Branching Logic (Show field only if...)"
FOLDERS = sorted((FOREIGN / "reproschema" / "activities").iterdir())


def read(path: Path, language: str = "en") -> list[Form]:
    files = [each for each in path.rglob("*") if each.is_file()] if path.is_dir() else [path]
    home = path if path.is_dir() else path.parent
    return forms_in(
        {str(each.relative_to(home)): each.read_bytes() for each in files}, language=language
    )


def one(said: Mapping[str, Any] | list[Any]) -> Form:
    (form,) = forms_in({"form.json": json.dumps(said).encode()})
    return form


def activity_in(form: Form) -> Definition:
    assert form.activity, [str(each) for each in form.refused]
    return form.activity


def by_id(activity: Definition) -> dict[str, dict[str, Any]]:
    return {step["id"]: step for step in activity.written()["steps"]}


@pytest.mark.parametrize("path", [*ALONE, *FOLDERS], ids=lambda path: path.name)
def test_a_real_file_of_others_is_read_or_refused_by_line_or_path(path: Path) -> None:
    forms = read(path)

    assert forms
    for form in forms:
        assert (form.activity is None) == bool(form.refused)
        assert all(each.where and each.what for each in (*form.refused, *form.differently))


@pytest.mark.parametrize(
    ("path", "steps"),
    [
        ("hl7-us-core/Questionnaire-phq-9-example.json", [11]),
        ("uwcirg-asbi/questionnaires/Questionnaire-PHQ9.json", [10]),
        ("uwcirg-asbi/questionnaires/Questionnaire-GAD7.json", [8]),
        ("uwcirg-asbi/questionnaires/Questionnaire-GDS.json", [16]),
        ("radar-base/redcap-dictionaries/RADARaRMTEnglish_DataDictionary.csv", [44, 6, 9, 10, 1]),
        ("radar-base/questionnaires/esm_armt.json", [44]),
        ("radar-base/questionnaires/sample-field-types_armt.json", [2, 4, 3, 3, 3, 2, 1, 1]),
        ("reproschema/activities/PHQ-9", [12]),
        ("reproschema/activities/GAD7", [9]),
    ],
)
def test_what_we_can_say_is_read_to_the_last_question(path: str, steps: list[int]) -> None:
    assert [len(activity_in(form).steps) for form in read(FOREIGN / path)] == steps


@pytest.mark.parametrize(
    ("path", "where", "what"),
    [
        ("radar-base/questionnaires/gad7_armt_es.json", "line 5", "Latin-1"),
        ("beda-fhir-emr/gad-7.yaml", "line 1", "YAML"),
        ("hl7-sdc/CodeSystemCSPHQ9.fsh", "line 1", "FHIR Shorthand"),
        ("stanford-spezi/PHQ9_response_spezi.json", "resourceType", "QuestionnaireResponse"),
        ("reproschema/converter-examples/redcap.csv", "line 1", "Variable / Field Name"),
        ("reproschema/converter-examples/q_generic_gad7_anxiety.json", "enableWhen[0]", "> 0"),
    ],
)
def test_what_we_cannot_say_is_refused_with_the_place_and_the_reason(
    path: str, where: str, what: str
) -> None:
    (form,) = read(FOREIGN / path)

    assert form.activity is None
    assert where in form.refused[0].where
    assert what in form.refused[0].what


def test_question_nine_keeps_its_loinc_code_and_its_numbers() -> None:
    (form,) = read(FOREIGN / "hl7-us-core" / "Questionnaire-phq-9-example.json")

    item = next(
        step
        for step in activity_in(form).written()["steps"]
        if step.get("code", {}).get("code") == "44260-8"
    )

    assert item["code"]["system"] == "http://loinc.org"
    assert [option["value"] for option in item["options"]] == [0, 1, 2, 3]
    assert item["options"][3]["code"]["code"] == "LA6571-9"


def test_a_score_in_a_programming_language_is_left_out_and_named() -> None:
    (form,) = read(FOREIGN / "uwcirg-asbi" / "questionnaires" / "Questionnaire-PHQ9.json")

    assert any("worked out in text/cql" in each.what for each in form.differently)


def test_branching_in_a_data_dictionary_is_kept() -> None:
    dictionary = (
        FOREIGN / "radar-base" / "redcap-dictionaries" / "RADARaRMTEnglish_DataDictionary.csv"
    )
    activity = activity_in(read(dictionary)[0])

    conditions = [step["when"] for step in activity.written()["steps"] if "when" in step]

    assert {"step": "esm_social_interact", "has": 0} in conditions
    assert any("any" in each for each in conditions)


def test_a_danish_dictionary_is_danish() -> None:
    dictionary = (
        FOREIGN / "radar-base" / "redcap-dictionaries" / "RADARaRMTDanish_DataDictionary.csv"
    )
    activity = activity_in(read(dictionary, "da")[0])

    assert activity.language == "da"
    assert by_id(activity)["esm_sleep_well"]["text"] == {"da": "Jeg har sovet godt"}


def test_reproschema_keeps_every_language_its_condition_and_its_sum() -> None:
    steps = by_id(activity_in(read(FOREIGN / "reproschema" / "activities" / "PHQ-9")[0]))

    assert {"en", "es", "ja", "pt-br"} <= set(steps["phq9_4"]["text"])
    assert len(steps["phq9_10"]["when"]["any"]) == 9
    assert steps["phq9_total_score"]["formula"]["word"] == "add"
    assert len(steps["phq9_total_score"]["formula"]["of"]) == 9


def test_what_is_written_names_its_owner_its_licence_and_the_owner_of_the_codes() -> None:
    by_slug = {each.slug: questionnaire(each) for each in starter_set()}

    assert "CORE System Trust" in by_slug["core-10"]["copyright"]
    assert "CC BY-ND 4.0" in by_slug["core-10"]["copyright"]
    assert "LOINC" not in by_slug["core-10"]["copyright"]
    assert "Regenstrief Institute" in by_slug["phq-9"]["copyright"]
    assert "copyright" not in by_slug["check-in"]


@pytest.mark.parametrize("activity", starter_set(), ids=lambda each: each.slug)
def test_nothing_of_ours_is_lost_on_the_way_through_fhir(activity: Definition) -> None:
    form = one(questionnaire(activity))

    assert form.activity == activity
    assert form.activity.digest() == activity.digest()


def test_other_software_finds_questions_options_and_numbers_in_our_questionnaire() -> None:
    phq9 = next(each for each in starter_set() if each.slug == "phq-9")

    item = questionnaire(phq9)["item"][8]

    assert (item["linkId"], item["type"]) == ("q9", "choice")
    assert item["text"].startswith("Thoughts that you would be better off dead")
    assert [option["extension"][0]["valueDecimal"] for option in item["answerOption"]] == [
        0,
        1,
        2,
        3,
    ]


def test_a_text_changed_in_other_software_comes_back_changed() -> None:
    said = questionnaire(next(each for each in starter_set() if each.slug == "ten-minute-walk"))
    said["item"][0]["text"] = "Put your shoes on."

    assert by_id(activity_in(one(said)))["ready"]["text"]["en"] == "Put your shoes on."


def test_our_own_json_is_read_as_it_is() -> None:
    activity = starter_set()[0]

    assert one(activity.written()).activity == activity


def test_a_condition_keeps_its_meaning_through_fhir() -> None:
    said = starter_set()[0].written()
    said["steps"][1]["when"] = {
        "all": [{"step": "mood", "at_most": 2}, {"step": "mood", "answered": True}]
    }
    said["steps"][3]["when"] = {
        "not": {"all": [{"step": "mood", "at_least": 4}, {"step": "about", "has": "work"}]}
    }
    activity = Definition.read(json.dumps(said))

    written = questionnaire(activity)

    assert [line["operator"] for line in written["item"][1]["enableWhen"]] == ["<=", "exists"]
    assert "enableWhen" not in written["item"][3]
    assert one(written).activity == activity


@pytest.mark.parametrize(
    ("logic", "refusal"),
    [
        ("datediff([a], 'today', 'd') > 3", "datediff"),
        ("[event_1_arm_1][a] = '1'", "event_1_arm_1"),
        ("[b] = '1'", "the field b"),
        ("[a] = ", "stops in the middle"),
        ("([a] = '1'", "without its )"),
        ("(" * 100 + "[a] = '1'" + ")" * 100, "so many brackets"),
    ],
)
def test_logic_we_cannot_say_is_refused_by_line(logic: str, refusal: str) -> None:
    columns = ["Variable / Field Name", "Form Name", "Field Type", "Field Label", BRANCHING]
    head = ",".join(columns)
    table = f'{head}\na,form,text,First,\nc,form,text,Then,"{logic}"\n'

    (form,) = forms_in({"dictionary.csv": table.encode()})

    assert [each.where for each in form.refused] == ["line 3"]
    assert refusal in form.refused[0].what


@pytest.mark.parametrize(
    ("what", "content"),
    [
        ("nothing", b""),
        ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        ("cut off", b'{"resourceType": "Questionnaire", "item": ['),
        ("too deep", b"[" * 5_000 + b"]" * 5_000),
        ("UTF-16", "Variable".encode("utf-16")),
        ("too large", b"[" + b"1," * 3_000_000 + b"1]"),
    ],
)
def test_what_is_no_form_at_all_is_refused_and_breaks_nothing(what: str, content: bytes) -> None:
    (form,) = forms_in({"file": content})

    assert form.activity is None
    assert form.refused


def test_markup_in_a_foreign_text_becomes_words() -> None:
    form = one(
        {
            "resourceType": "Questionnaire",
            "item": [
                {
                    "linkId": "a",
                    "type": "string",
                    "text": "<script>alert(1)</script><b>How</b> are you?",
                }
            ],
        }
    )

    assert by_id(activity_in(form))["a"]["text"] == {"en": "alert(1) How are you?"}
    assert any("markup" in each.what for each in form.differently)


def test_ten_thousand_questions_are_refused() -> None:
    items = [{"linkId": f"q{n}", "type": "string", "text": "?"} for n in range(10_000)]

    form = one({"resourceType": "Questionnaire", "item": items})

    assert form.activity is None
    assert "200" in form.refused[0].what
