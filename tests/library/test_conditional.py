"""Measures whose text we may not ship: the clinic adds it, and only then are they offered."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from pydantic import ValidationError as Misread

from midweek.audit.action import AlreadyDone, Done
from midweek.library import queries
from midweek.library.actions.shelf import add_measure_text
from midweek.library.conditional import NotComplete, Wording, blanks, worded
from midweek.library.definition import localised
from midweek.library.management.commands.measure_text import form
from midweek_rules.scoring import score
from tests.cast import Cast

CASES = json.loads(Path("tests/cases/scoring.json").read_text("utf-8"))
SLUGS = sorted(blanks())


def filled(slug: str, language: str = "en") -> dict[str, Any]:
    """Write any words at all where a clinic would copy the published ones."""
    asked = form(blanks()[slug])
    words = {name: {language: f"Item {name}"} for name in asked["items"]}
    labels = {value: {language: f"Answer {value}"} for value in asked["answers"]}
    return asked | {
        "language": language,
        "terms_checked": True,
        "stem": None,
        "items": words,
        "answers": labels,
    }


def wording(name: str, **changed: Any) -> Wording:
    return Wording.read(json.dumps(filled(name) | changed))


def test_six_measures_wait_for_their_text() -> None:
    assert SLUGS == ["audit", "brs", "dass-21", "rses", "ucla-3", "who-5"]


@pytest.mark.parametrize("slug", SLUGS)
def test_a_measure_without_its_text_says_what_is_known_of_its_licence(slug: str) -> None:
    blank = blanks()[slug]

    assert blank.terms
    assert blank.source
    assert {item.id for item in blank.items} == set(blank.scoring.items)


@pytest.mark.parametrize(
    "case", [c for c in CASES["cases"] if c["measure"] in SLUGS], ids=lambda c: c["name"]
)
def test_a_completed_measure_scores_as_published(case: dict[str, Any]) -> None:
    complete = worded(blanks()[case["measure"]], wording(case["measure"])).written()

    found = score(complete, case["answers"])

    assert (found.total, found.band) == (case["expected"]["total"], case["expected"]["band"])
    assert found.subscales == case["expected"].get("subscales", found.subscales)


def test_it_is_not_offered_until_the_text_is_there(cast: Cast) -> None:
    with cast.at_northgate():
        assert "who-5" not in {one.slug for one in queries.offers(by=cast.noor, language="en")}

        done = add_measure_text(cast.northgate, wording("who-5"), by=cast.noor)

        assert isinstance(done, Done)
        assert "who-5" in {one.slug for one in queries.offers(by=cast.noor, language="en")}
        again = add_measure_text(cast.northgate, wording("who-5"), by=cast.noor)
        assert again == AlreadyDone(cast.northgate)


def test_a_single_missing_word_keeps_it_from_being_offered(cast: Cast) -> None:
    items = filled("who-5")["items"]
    del items["q3"]
    with cast.at_northgate():
        with pytest.raises(NotComplete, match="q3"):
            add_measure_text(cast.northgate, wording("who-5", items=items), by=cast.noor)

        assert "who-5" not in {one.slug for one in queries.offers(by=cast.noor, language="en")}


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"answers": {}}, "answer 0 to q1 has no text"),
        ({"items": filled("who-5")["items"] | {"q9": {"en": "More"}}}, "q9 is not asked"),
        ({"language": "de"}, "q1 .* has no text"),
        ({"slug": "brs"}, "this is the text of brs"),
    ],
)
def test_text_that_does_not_fit_is_refused_with_every_reason(
    changed: dict[str, Any], why: str
) -> None:
    with pytest.raises(NotComplete, match=why):
        worded(blanks()["who-5"], wording("who-5", **changed))


def test_nobody_adds_a_text_without_saying_that_the_terms_were_checked() -> None:
    with pytest.raises(Misread, match="terms_checked"):
        wording("who-5", terms_checked=False)


def test_a_client_cannot_add_a_text_nor_can_another_clinic(cast: Cast) -> None:
    with cast.at_northgate():
        for by in (cast.sam, cast.otto):
            with pytest.raises(PermissionDenied):
                add_measure_text(cast.northgate, wording("who-5"), by=by)


def test_a_text_for_a_measure_that_does_not_wait_for_one_is_refused(cast: Cast) -> None:
    with cast.at_northgate(), pytest.raises(ValidationError, match="waits"):
        add_measure_text(cast.northgate, wording("who-5", slug="phq-9"), by=cast.noor)


def test_a_clinic_may_have_the_text_in_its_own_language_alone() -> None:
    german = Wording.read(json.dumps(filled("who-5", "de")))

    said = localised(worded(blanks()["who-5"], german).written(), "en")

    assert said["language"] == "de"
    assert said["steps"][0]["text"] == "Item q1"


def test_the_self_esteem_items_are_turned_by_what_they_say_and_not_by_their_number() -> None:
    assert blanks()["rses"].scoring.reversed == [
        "no_good",
        "not_proud",
        "useless",
        "respect",
        "failure",
    ]


def test_the_command_prints_a_form_and_adds_a_filled_one(cast: Cast, tmp_path: Path) -> None:
    out = StringIO()
    call_command("measure_text", "ucla-3", stdout=out)
    asked = json.loads(out.getvalue())
    assert (asked["slug"], set(asked["items"])) == ("ucla-3", {"q1", "q2", "q3"})

    path = tmp_path / "ucla-3.json"
    path.write_text(json.dumps(filled("ucla-3")), "utf-8")
    call_command("measure_text", str(path), "--as", "noor@n.example", stdout=out)

    assert "can be agreed on now" in out.getvalue()


def test_the_command_says_what_is_missing(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "ucla-3.json"
    path.write_text(json.dumps(filled("ucla-3") | {"answers": {}}), "utf-8")

    with pytest.raises(CommandError, match="answer 1 to q1"):
        call_command("measure_text", str(path), "--as", "noor@n.example")
    with pytest.raises(CommandError, match="--as"):
        call_command("measure_text", str(path), "--as", "nobody@n.example")
