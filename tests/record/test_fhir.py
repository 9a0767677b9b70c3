"""The record in FHIR R4: valid, whole in itself, and nothing that the reader may not see."""

import json
from collections import Counter
from datetime import date, time, timedelta
from uuid import UUID

import pytest
from django.utils import timezone
from fhir.resources.R4B import get_fhir_model_class
from pydantic import ValidationError

from midweek.audit.models import AuditLine
from midweek.library.models import ActivityVersion
from midweek.people.actions.care import answer_consent
from midweek.plans.actions.appointments import make_appointment
from midweek.plans.actions.planning import goal_named
from midweek.practice.actions.messages import write_message
from midweek.practice.models import Entry
from midweek.record.fhir.answers import response_items
from midweek.record.fhir.forms import blank_form
from midweek.record.fhir.timing import timing
from midweek.record.fhir.words import resource
from midweek.review.actions.notes import write_note
from midweek_rules.schedule import Schedule

KINDS = {
    "Patient", "Practitioner", "CareTeam", "CarePlan", "Goal", "ServiceRequest", "Questionnaire",
    "QuestionnaireResponse", "Observation", "Appointment", "Communication", "Consent",
    "Provenance",
}  # fmt: skip


TYPES = {"integer": "valueInteger", "choice": "valueCoding", "text": "valueString"}
LOINC = {"system": "http://loinc.org", "code": "LA6568-5"}


@pytest.fixture
def told(cast, sams_phone, check_in, phq9):
    """Sam's goal, answers, a correction, a session, a message; and what is nobody else's."""
    sams_phone.entry(check_in, answers={"mood": 2, "words": "the lift again"})
    with cast.at_northgate():
        first = Entry.objects.get()
    sams_phone.entry(check_in, answers={"mood": 3}, replaces=str(first.pk))
    sams_phone.entry(phq9, assignment=cast.sams_phq9.pk, answers={f"q{n}": 2 for n in range(1, 10)})
    with cast.at_northgate():
        goal_named(cast.sam, "Take the lift to the fourth floor", by=cast.noor)
        make_appointment(cast.sam, starts_at=timezone.now() + timedelta(days=3), by=cast.noor)
        write_message(cast.sams_check_in, words="See you on Monday", by=cast.noor)
        write_note(cast.sam, words="between me and my couch", by=cast.noor)
    return cast


def bundle_for(cast, browser):
    answer = browser.post(f"/clients/{cast.sam.pk}/record/export/", {"form": "fhir"})
    assert answer.status_code == 200
    return json.loads(b"".join(answer.streaming_content))


def resources_in(bundle):
    return [one["resource"] for one in bundle["entry"]]


def validate(said):
    """Hold a resource against its definition in the standard: cardinalities, types, names."""
    get_fhir_model_class(said["resourceType"]).model_validate(said)


def items_in(of):
    """Every question or answer, near or deep."""
    for item in of.get("item", ()):
        yield item
        yield from items_in(item)


def references_in(value):
    if isinstance(value, list):
        for one in value:
            yield from references_in(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            if name in ("reference", "questionnaire") and isinstance(one, str):
                yield one
            yield from references_in(one)


def test_every_resource_is_valid_and_each_kind_is_there(told, sign_in):
    bundle = bundle_for(told, sign_in(told.noor))

    validate(bundle)
    for one in resources_in(bundle):
        validate(one)
    assert {one["resourceType"] for one in resources_in(bundle)} == KINDS


def test_a_broken_resource_is_refused(told, sign_in):
    whole = {one["resourceType"]: one for one in resources_in(bundle_for(told, sign_in(told.noor)))}
    broken = {
        "Observation": ("status", None),
        "CarePlan": ("intent", None),
        "Patient": ("name", "Sam"),
        "Appointment": ("start", "soon"),
        "Consent": ("scope", None),
        "QuestionnaireResponse": ("mood", 3),
    }
    for kind, (name, value) in broken.items():
        said = {**whole[kind], name: value}
        with pytest.raises(ValidationError):
            validate({name: one for name, one in said.items() if one is not None})


def test_references_lead_to_what_is_in_the_bundle_and_every_address_stands_once(told, sign_in):
    bundle = bundle_for(told, sign_in(told.noor))

    addresses = Counter(one["fullUrl"] for one in bundle["entry"])
    asked = set(references_in(bundle))
    assert set(addresses.values()) == {1}
    assert len(asked) > 10 and asked <= addresses.keys()


def test_scores_carry_their_loinc_code_and_what_was_corrected_counts_no_more(told, sign_in):
    found = resources_in(bundle_for(told, sign_in(told.noor)))
    numbers = [one for one in found if one["resourceType"] == "Observation"]

    (total,) = [one for one in numbers if one["code"]["coding"][0]["code"] == "44261-6"]
    assert total["code"]["coding"][0]["system"] == "http://loinc.org"
    assert total["valueQuantity"]["value"] == 18
    assert total["interpretation"][0]["text"].lower() == "moderately severe"
    moods = {
        one["status"]: one["valueQuantity"]["value"]
        for one in numbers
        if one["code"]["coding"][-1]["code"] == "check-in/mood"
    }
    assert moods == {"entered-in-error": 2, "corrected": 3}


def test_answers_stand_in_the_type_of_their_question(told, sign_in):
    found = resources_in(bundle_for(told, sign_in(told.noor)))
    answers = {
        item["linkId"]: item["answer"]
        for one in found
        if one["resourceType"] == "QuestionnaireResponse"
        for item in one["item"]
    }

    assert answers["mood"][0].keys() == {"valueInteger"}
    assert answers["words"] == [{"valueString": "the lift again"}]
    assert answers["q9"][0]["valueCoding"]["code"].startswith("LA")


def test_each_answer_has_the_type_and_the_words_of_the_question_it_belongs_to(told, sign_in):
    found = resources_in(bundle_for(told, sign_in(told.noor)))
    forms = {one["url"]: one for one in found if one["resourceType"] == "Questionnaire"}
    compared = 0

    for response in (one for one in found if one["resourceType"] == "QuestionnaireResponse"):
        asked = {item["linkId"]: item for item in items_in(forms[response["questionnaire"]])}
        for item in items_in(response):
            question = asked[item["linkId"]]
            assert item["text"] == question["text"]
            for answer in item["answer"]:
                assert TYPES[question["type"]] in answer
                if code := answer.get("valueCoding"):
                    codes = [one["valueCoding"]["code"] for one in question["answerOption"]]
                    assert code["code"] in codes
                compared += 1
    assert compared == 12


OPTIONS = [{"value": 1, "label": "Bus"}, {"value": "far", "label": "Train", "code": LOINC}]
FILE = "0192f0c0-0000-7000-8000-000000000001"
SAID = [
    ({"type": "yes_no"}, False, [{"valueBoolean": False}]),
    ({"type": "number", "decimals": 1}, 1.5, [{"valueDecimal": 1.5}]),
    ({"type": "number"}, 0, [{"valueInteger": 0}]),
    ({"type": "date"}, "2026-11-01", [{"valueDate": "2026-11-01"}]),
    ({"type": "time"}, "21:30", [{"valueTime": "21:30:00"}]),
    ({"type": "list"}, ["a", "b"], [{"valueString": "a"}, {"valueString": "b"}]),
    (
        {"type": "choice", "options": OPTIONS},
        "far",
        [{"valueCoding": LOINC | {"display": "Train"}}],
    ),
    ({"type": "choice_many", "options": OPTIONS}, [{"other": "Boat"}], [{"valueString": "Boat"}]),
    ({"type": "photo"}, {"file": FILE, "shared": True}, [{"valueAttachment": {"title": "Asked"}}]),
    (
        {"type": "thought"},
        {"text": "It falls", "belief": 80},
        [{"valueString": "It falls (felt true: 80 of 100)"}],
    ),
]


@pytest.mark.parametrize(("step", "answer", "expected"), SAID, ids=lambda one: str(one)[:20])
def test_each_kind_of_answer_is_written_as_its_question_is(step, answer, expected):
    asked = {"id": "one", "text": "Asked", **step}

    (item,) = response_items([asked], {"one": answer}, zone="Europe/London")

    assert item["answer"] == expected
    validate(resource("QuestionnaireResponse", UUID(FILE), status="completed", item=[item]))


def test_a_row_of_a_table_names_its_columns_by_their_place():
    step = {"id": "things", "type": "table", "columns": [{"id": "cost", "type": "text"}]}

    (item,) = response_items([step], {"things": [{"cost": "free"}]}, zone="UTC")

    assert item["item"][0]["linkId"] == "things.cost"


def test_a_picture_that_stayed_on_the_phone_is_not_even_counted():
    step = {"id": "one", "text": "Asked", "type": "photo"}

    assert not list(response_items([step], {"one": {"file": FILE, "shared": False}}, zone="UTC"))


def test_every_activity_of_the_starter_set_is_a_valid_questionnaire(cast):
    with cast.at_northgate():
        forms = [blank_form(one) for one in ActivityVersion.objects.all()]

    for form in forms:
        validate(form)
        names = [item["linkId"] for item in items_in(form)]
        assert len(names) == len(set(names)), form["name"]
    assert len(forms) > 20


def test_a_schedule_is_said_as_a_rule_where_the_standard_has_one():
    weekly = Schedule("FREQ=WEEKLY;BYDAY=MO,TH", (time(21, 30),), date(2026, 1, 5))
    monthly = Schedule("FREQ=MONTHLY;BYDAY=1MO", (), date(2026, 1, 5))

    told = timing(weekly)["repeat"]
    assert (told["frequency"], told["period"], told["periodUnit"]) == (2, 1, "wk")
    assert (told["dayOfWeek"], told["timeOfDay"]) == (["mon", "thu"], ["21:30:00"])
    assert timing(monthly)["repeat"].keys() == {"boundsPeriod"}
    assert "first" in timing(monthly)["code"]["text"]


def test_nothing_is_in_it_that_the_reader_may_not_see(told, sign_in):
    noors = sign_in(told.noor)
    before = json.dumps(bundle_for(told, noors))
    with told.at_northgate():
        answer_consent(told.sam, purpose="check_ins", granted=False, text_version=1, by=told.sam)

    after = json.dumps(bundle_for(told, noors))

    assert "the lift again" in before and "the lift again" not in after
    assert "couch" not in before
    assert str(told.kim.pk) not in before and "Kim" not in before
    assert "44261-6" in after
    for stranger in (told.tom, told.vera, told.otto):
        answer = sign_in(stranger).post(f"/clients/{told.sam.pk}/record/export/", {"form": "fhir"})
        assert answer.status_code == 404


def test_that_a_bundle_was_taken_stands_in_the_trail(told, sign_in):
    bundle_for(told, sign_in(told.noor))

    with told.at_northgate():
        line = AuditLine.objects.get(kind="record.exported")
        assert (line.by_id, line.client_id) == (told.noor.pk, told.sam.pk)
        assert line.details["form"] == "fhir"
