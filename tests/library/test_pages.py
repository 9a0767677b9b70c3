"""The library's pages: finding, looking, reading other people's forms, writing one's own."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from midweek.library.actions.drafts import Overtaken, begin_draft, keep_draft, put_on_shelf
from midweek.library.actions.shelf import put_away
from midweek.library.checking import checked
from midweek.library.definition import Definition
from midweek.library.models import Activity, ActivityVersion, Draft
from midweek.library.shelves import Wish, books, matching
from tests.cast import Cast, version_of

DICTIONARY = "tests/foreign/radar-base/redcap-dictionaries/RADARaRMTEnglish_DataDictionary.csv"


@pytest.fixture
def noor(cast: Cast, sign_in: Any) -> Client:
    found: Client = sign_in(cast.noor)
    return found


def written(**more: Any) -> dict[str, Any]:
    return {
        "slug": "tea-on-the-step",
        "kind": "exercise",
        "title": {"en": "Tea on the step"},
        "approach": "mindfulness",
        "concerns": ["stress"],
        "purpose": {"en": "Sit outside for a while."},
        "minutes": 5,
        "layout": "one_by_one",
        "steps": [
            {"id": "sit", "type": "timer", "text": {"en": "Sit with your tea."}, "minutes": 5}
        ],
        **more,
    }


def test_an_activity_is_found_by_approach_concern_time_and_any_word(cast: Cast) -> None:
    with cast.at_northgate():
        shelf = books(by=cast.noor)

        assert "gad-7" in [each.slug for each in matching(shelf, Wish(approach="measure"))]
        assert "slow-breathing" in [each.slug for each in matching(shelf, Wish(concern="panic"))]
        assert "ten-minute-walk" in [
            each.slug for each in matching(shelf, Wish(words="walk MOVING"))
        ]
        assert "ten-minute-walk" not in [each.slug for each in matching(shelf, Wish(time="short"))]
        assert matching(shelf, Wish(words="xylophone")) == []


def test_the_shelf_and_a_book_on_it_open(noor: Client) -> None:
    assert "Slow breathing" in noor.get("/library/?concern=panic").content.decode()
    page = noor.get("/library/phq-9/").content.decode()
    assert "Thoughts that you would be better off dead" in page
    assert "No permission required to reproduce" in page


def test_what_is_put_away_leaves_the_shelf_and_comes_back(cast: Cast, noor: Client) -> None:
    noor.post("/library/ten-minute-walk/put-away/")
    assert "Ten-minute walk" not in noor.get("/library/").content.decode()
    assert "Ten-minute walk" in noor.get("/library/?away=1").content.decode()
    noor.post("/library/ten-minute-walk/put-back/")
    assert "Ten-minute walk" in noor.get("/library/").content.decode()


def test_a_client_cannot_put_anything_away(cast: Cast) -> None:
    with cast.at_northgate(), pytest.raises(PermissionDenied):
        put_away(Activity.objects.get(slug="check-in"), by=cast.sam)


def test_a_file_is_shown_before_it_is_kept(cast: Cast, noor: Client) -> None:
    content = Path(DICTIONARY).read_bytes()
    before = _count(cast)

    page = noor.post(
        "/library/read/", {"file": SimpleUploadedFile("d.csv", content), "language": "en"}
    )

    assert page.status_code == 200
    found = page.context["found"]
    assert found[0]["title"] == "Esm"
    assert "kept differently" in page.content.decode()
    assert _count(cast) == before
    kept = noor.post("/library/read/keep/", {"said": found[2]["said"]})
    assert kept.headers["Location"] == "/library/phq8/"
    with cast.at_northgate():
        assert Activity.objects.get(slug="phq8").owner == cast.noor


def test_a_file_that_cannot_be_read_says_where_and_why(noor: Client) -> None:
    latin = b'{"resourceType": "Questionnaire",\n "title": "\xfa"}'

    page = noor.post(
        "/library/read/", {"file": SimpleUploadedFile("q.json", latin), "language": "en"}
    )

    assert "q.json, line 2" in page.content.decode()
    assert "Latin-1" in page.content.decode()


def test_an_activity_can_be_carried_away_as_fhir(noor: Client) -> None:
    answer = noor.get("/library/gad-7/fhir.json")

    assert answer.headers["Content-Disposition"] == 'attachment; filename="gad-7.fhir.json"'
    assert json.loads(answer.content)["resourceType"] == "Questionnaire"
    assert noor.get("/library/gad-7/pdf.json").status_code == 404


def test_a_draft_is_kept_as_far_as_it_goes_and_says_what_is_lacking(
    cast: Cast, noor: Client
) -> None:
    address = noor.post("/library/drafts/").headers["Location"]

    kept = _keep(noor, address, {"title": {"en": "Tea"}, "steps": []}, number=0)

    assert kept.status_code == 200
    assert kept.json()["number"] == 1
    assert kept.json()["problems"]
    assert noor.get(address).status_code == 200


def test_two_windows_cannot_overwrite_each_other(cast: Cast, noor: Client) -> None:
    address = noor.post("/library/drafts/").headers["Location"]

    assert _keep(noor, address, written(), number=0).status_code == 200
    assert _keep(noor, address, written(minutes=9), number=0).status_code == 409
    with cast.at_northgate():
        draft = Draft.objects.get()
        assert draft.said["minutes"] == 5
        with pytest.raises(Overtaken):
            keep_draft(draft, written(), number=0)


def test_what_holds_together_goes_on_ones_own_shelf_and_then_to_the_clinic(
    cast: Cast, noor: Client, sign_in: Any
) -> None:
    address = noor.post("/library/drafts/").headers["Location"]
    _keep(noor, address, written(), number=0)

    assert (
        noor.post(f"{address}shelve/", {"shelf": "own"}).headers["Location"]
        == "/library/tea-on-the-step/"
    )

    vera = sign_in(cast.vera)
    assert vera.get("/library/tea-on-the-step/").status_code == 404
    again = noor.post("/library/drafts/", {"slug": "tea-on-the-step", "as": "version"}).headers[
        "Location"
    ]
    _keep(noor, again, written(minutes=9), number=0)
    noor.post(f"{again}shelve/", {"shelf": "clinic"})
    page = vera.get("/library/tea-on-the-step/")
    assert page.status_code == 200
    assert "“5” became “9”" in page.content.decode()
    with cast.at_northgate():
        assert ActivityVersion.objects.filter(activity__slug="tea-on-the-step").count() == 2


def test_what_does_not_hold_together_stays_a_draft(cast: Cast, noor: Client) -> None:
    address = noor.post("/library/drafts/").headers["Location"]
    _keep(noor, address, written(steps=[]), number=0)

    assert noor.post(f"{address}shelve/", {"shelf": "own"}).headers["Location"] == address
    with cast.at_northgate():
        assert Draft.objects.count() == 1


def test_a_draft_is_its_authors_alone(cast: Cast, noor: Client, sign_in: Any) -> None:
    address = noor.post("/library/drafts/").headers["Location"]

    assert sign_in(cast.vera).get(address).status_code == 404
    with cast.at_northgate(), pytest.raises(PermissionDenied):
        put_on_shelf(
            Draft.objects.get(), Definition.read(json.dumps(written())), own=True, by=cast.vera
        )
    with cast.at_northgate(), pytest.raises(PermissionDenied):
        begin_draft(version_of("check-in"), by=cast.sam)


def test_a_new_draft_with_all_that_it_needs_has_nothing_to_mend(cast: Cast, noor: Client) -> None:
    address = noor.post("/library/drafts/").headers["Location"]
    said = {key: part for key, part in written().items() if key != "slug"}

    assert _keep(noor, address, said, number=0).json()["problems"] == []
    shelved = noor.post(f"{address}shelve/", {"shelf": "own"})
    assert shelved.headers["Location"] == "/library/tea-on-the-step/"


def test_what_is_written_is_given_to_a_client_at_once(cast: Cast, noor: Client) -> None:
    address = noor.post("/library/drafts/").headers["Location"]
    _keep(noor, address, written(), number=0)

    saved = noor.post(f"{address}shelve/", {"shelf": "give"})

    assert saved.headers["Location"] == "/library/tea-on-the-step/give/"
    assert noor.get(saved.headers["Location"]).status_code == 200


@pytest.mark.parametrize("way", ["copy", "version"])
def test_a_questionnaire_keeps_its_own_words(cast: Cast, noor: Client, way: str) -> None:
    assert noor.post("/library/drafts/", {"slug": "phq-9", "as": way}).status_code == 403
    assert "Duplicate" not in noor.get("/library/phq-9/").content.decode()
    with cast.at_northgate():
        assert not Draft.objects.exists()


@pytest.mark.parametrize("wording", [{"slug": "phq-9"}, {"slug": "core-10", "kind": "worksheet"}])
def test_nor_is_one_replaced_by_something_that_was_written(
    cast: Cast, noor: Client, wording: dict[str, str]
) -> None:
    address = noor.post("/library/drafts/").headers["Location"]
    _keep(noor, address, written(**wording), number=0)

    assert noor.post(f"{address}shelve/", {"shelf": "clinic"}).status_code == 403
    with cast.at_northgate():
        versions = ActivityVersion.objects.filter(activity__slug=wording["slug"])
        assert [each.definition["kind"] for each in versions] == ["measure"]


def test_each_step_says_how_old_its_reader_must_be_and_what_is_wrong_with_it() -> None:
    ask = {"type": "text", "text": {"en": "What could you try in the next few days?"}}
    found = checked(
        written(
            steps=[{"id": "a", "when": {"step": "b", "answered": True}, **ask}, {"id": "b", **ask}]
        )
    )

    assert set(found.ages) == {"a", "b"}
    assert [each.step for each in found.problems] == ["a"]


def test_a_copy_has_a_name_of_its_own(cast: Cast, noor: Client) -> None:
    noor.post("/library/drafts/", {"slug": "check-in", "as": "copy"})

    with cast.at_northgate():
        assert Draft.objects.get().said["slug"] == "check-in-copy"


def test_hard_words_and_too_many_needed_answers_are_pointed_out() -> None:
    hard = "Systematically characterise metacognitive interpretations accompanying difficulties."
    ask = {"type": "text", "required": True}
    found = checked(
        written(
            steps=[
                {"id": "a", "text": {"en": hard}, **ask},
                {"id": "b", "text": {"en": "And you?"}, **ask},
            ]
        )
    )

    assert found.problems == ()
    assert [each.step for each in found.advice] == [None, "a"]


def _keep(browser: Client, address: str, said: dict[str, Any], *, number: int) -> Any:
    body = json.dumps({"said": said, "number": number})
    return browser.post(f"{address}keep/", body, content_type="application/json")


def _count(cast: Cast) -> int:
    with cast.at_northgate():
        return Activity.objects.count()
