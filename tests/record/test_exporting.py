"""Copies of a record: what the reader may see, written down, streamed, safe to open."""

import csv
import io
import json
import time
from zipfile import ZipFile

import pytest
from django.apps import apps

from midweek.audit.models import AuditLine
from midweek.people.actions.care import answer_consent
from midweek.record.tables import reading
from midweek.record.tables.columns import COLUMNS
from midweek.record.whole.shape import NOT_IN_IT, NOT_TAKEN_OVER, belongs_to_client
from midweek.review.actions.notes import write_note
from midweek_rules.cells import text_of

FORMULA = '=HYPERLINK("http://evil.example","click")'


def copy_of(cast, browser, form):
    answer = browser.post(f"/clients/{cast.sam.pk}/record/export/", {"form": form})
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def tables_in(archive):
    with ZipFile(io.BytesIO(archive)) as found:
        assert found.testzip() is None
        return {
            name.removesuffix(".csv"): list(
                csv.DictReader(io.StringIO(found.read(name).decode("utf-8-sig"), newline=""))
            )
            for name in found.namelist()
        }


@pytest.fixture
def told(cast, sams_phone, check_in, phq9):
    """Sam checked in, answered a questionnaire, and said that something was too hard."""
    sams_phone.entry(check_in, answers={"mood": 2, "words": FORMULA})
    sams_phone.entry(phq9, assignment=cast.sams_phq9.pk, answers={f"q{n}": 2 for n in range(1, 10)})


def test_the_tables_open_in_a_spreadsheet_with_each_number_and_no_formula(cast, told, sign_in):
    tables = tables_in(copy_of(cast, sign_in(cast.noor), "tables"))

    assert [list(rows[0]) for name, rows in sorted(tables.items()) if name in COLUMNS and rows] == [
        list(COLUMNS[name]) for name in sorted(COLUMNS) if tables[name]
    ]
    (words,) = [one["answer"] for one in tables["answers"] if one["step"] == "words"]
    assert (words[0], text_of(words)) == ("'", FORMULA)
    moods = [one["value"] for one in tables["observations"] if one["kind"] == "mood"]
    assert moods == ["2.0"]
    totals = [(one["part"], one["score"]) for one in tables["measures"]]
    assert ("total", "18") in [(part, score.removesuffix(".0")) for part, score in totals]
    assert {one["table"] for one in tables["dictionary"]} - {""} == set(COLUMNS)
    assert tables["adherence"] and all(int(one["planned"]) >= 0 for one in tables["adherence"])


def test_a_copy_holds_what_is_shared_now_and_nothing_else(cast, told, sign_in):
    with cast.at_northgate():
        write_note(cast.sam, words="between me and my couch", by=cast.noor)
        answer_consent(cast.sam, purpose="check_ins", granted=False, text_version=1, by=cast.sam)
    noors = sign_in(cast.noor)

    tables, record = copy_of(cast, noors, "tables"), copy_of(cast, noors, "record")

    kinds = {one["kind"] for one in tables_in(tables)["entries"]}
    shared = {one["purpose"] for one in json.loads(record)["rows"]["practice.Entry"]}
    assert kinds == shared == {"measures"}
    assert b"couch" not in record and b"HYPERLINK" not in record


def test_that_a_copy_was_taken_stands_in_the_trail(cast, told, sign_in):
    copy_of(cast, sign_in(cast.noor), "record")

    with cast.at_northgate():
        line = AuditLine.objects.get(kind="record.exported")
        assert (line.by_id, line.client_id) == (cast.noor.pk, cast.sam.pk)
    page = sign_in(cast.noor).get(f"/clients/{cast.sam.pk}/record/?kind=access").content.decode()
    assert "The record was exported" in page


def test_the_client_takes_everything_of_their_own(cast, told, sign_in):
    with cast.at_northgate():
        answer_consent(cast.sam, purpose="check_ins", granted=False, text_version=1, by=cast.sam)

    answer = sign_in(cast.sam).post("/account/copy/", {"form": "record"})
    record = json.loads(b"".join(answer.streaming_content))

    assert answer["Content-Disposition"].startswith('attachment; filename="export-')
    assert FORMULA in [one["answers"].get("words") for one in record["rows"]["practice.Entry"]]
    assert record["client"]["name"] == "Sam Sawyer"
    assert "Noor Naseri" in {one["name"] for one in record["people"]}
    assert {one["slug"] for one in record["activities"]} >= {"check-in", "phq-9"}


def test_a_copy_to_read_opens_without_us_and_runs_nothing(cast, sams_phone, check_in, sign_in):
    sams_phone.entry(check_in, answers={"mood": 2, "words": "<script>alert(1)</script> & more"})

    answer = sign_in(cast.sam).post("/account/copy/", {"form": "readable"})
    page = b"".join(answer.streaming_content).decode()

    assert page.startswith("<!doctype html>") and page.rstrip().endswith("</html>")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in page and "<script" not in page
    assert "Sam Sawyer" in page and "Sundays drag" in page
    assert "http" not in page.replace("https://midweek", "") and "/static/" not in page
    assert answer["Content-Disposition"].endswith('.html"')


def test_a_stale_sign_in_takes_no_copy(cast, sign_in):
    browser = sign_in(cast.noor)
    session = browser.session
    proof = {"method": "mfa", "type": "webauthn", "at": time.time() - 600}
    session["account_authentication_methods"] = [proof]
    session.save()

    answer = browser.post(f"/clients/{cast.sam.pk}/record/export/", {"form": "record"})

    assert answer.status_code == 302
    with cast.at_northgate():
        assert not AuditLine.objects.filter(kind="record.exported").exists()


def test_every_table_about_a_client_is_in_the_record_or_says_why_not():
    about = {one._meta.label for one in apps.get_models() if belongs_to_client(one)}

    assert about >= NOT_IN_IT.keys() | NOT_TAKEN_OVER.keys()
    assert len(about) > 20


def test_long_records_are_read_a_page_at_a_time(cast, sams_phone, check_in, sign_in, monkeypatch):
    monkeypatch.setattr(reading, "PAGE", 2)
    for mood in (1, 2, 3, 4, 5):
        sams_phone.entry(check_in, answers={"mood": mood})

    tables = tables_in(copy_of(cast, sign_in(cast.noor), "tables"))

    assert len({one["entry"] for one in tables["entries"]}) == 5
