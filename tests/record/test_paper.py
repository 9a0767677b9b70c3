"""Sheets of paper: what was said, word for word, tagged, with its fonts, for who may have it."""

import io
import time

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation
from pypdf import PdfReader

from midweek.audit import clock
from midweek.audit.models import AuditLine
from midweek.people.actions.care import answer_consent
from midweek.record.actions.exporting import note_paper
from midweek.record.paper.drawing import looks
from midweek.record.paper.setting import set_in_type
from tests.cast import agree

MARKUP = '#import "house.typ": said ] $a$ *b* #panic("x") \\ <c> @d'


def sheet_of(browser, client, what, **chosen):
    answer = browser.post(f"/clients/{client.pk}/record/paper/{what}/", chosen)
    assert answer.status_code == 200 and answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "no-store"
    return PdfReader(io.BytesIO(answer.content))


def text_of(sheet):
    return " ".join(" ".join(page.extract_text() for page in sheet.pages).split())


def fonts_of(sheet):
    for page in sheet.pages:
        for font in page["/Resources"]["/Font"].values():
            (inner,) = font.get_object()["/DescendantFonts"]
            yield inner.get_object()["/FontDescriptor"]


def is_accessible(sheet):
    root = sheet.trailer["/Root"]
    claimed = b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    return claimed and bool(root["/MarkInfo"]["/Marked"]) and "/StructTreeRoot" in root


@pytest.fixture
def answered(cast, sams_phone, check_in, phq9):
    """Sam checked in with words that look like commands, and answered a questionnaire twice."""
    now = clock.now().isoformat()
    sams_phone.entry(check_in, answers={"mood": 2, "words": MARKUP}, happened_at=now)
    for value in (2, 1):
        answers = {f"q{n}": value for n in range(1, 10)}
        sams_phone.entry(phq9, assignment=cast.sams_phq9.pk, answers=answers)


def test_the_week_is_one_tagged_page_with_its_fonts_and_who_took_it(cast, answered, sign_in):
    sheet = sheet_of(sign_in(cast.noor), cast.sam, "week")

    text, root = text_of(sheet), sheet.trailer["/Root"]
    assert len(sheet.pages) == 1 and is_accessible(sheet) and root["/Lang"] == "en"
    assert all("/FontFile2" in one or "/FontFile3" in one for one in fonts_of(sheet))
    assert "Figtree" in " ".join(str(one["/FontName"]) for one in fonts_of(sheet))
    assert text.startswith("Before the session Sam Sawyer")
    assert "Made for Noor Naseri on" in text
    assert "Sam" not in str(sheet.metadata)


def test_words_that_look_like_commands_come_out_as_words(cast, answered, sign_in):
    assert MARKUP in text_of(sheet_of(sign_in(cast.noor), cast.sam, "week"))


def test_the_week_for_the_room_leaves_out_what_only_the_therapist_sees(cast, answered, sign_in):
    noors = sign_in(cast.noor)

    whole = text_of(sheet_of(noors, cast.sam, "week"))
    room = text_of(sheet_of(noors, cast.sam, "week", in_room="on"))

    assert "Safety" in whole and "Safety" not in room
    assert "How was the week?" in room and MARKUP in room


def test_a_card_says_what_when_and_why_and_names_nobody(cast, sign_in):
    with cast.at_northgate():
        agree(cast.sam, "ten-minute-walk", by=cast.noor)
    noors = sign_in(cast.noor)

    bare = text_of(sheet_of(noors, cast.sam, "card"))
    named = text_of(sheet_of(noors, cast.sam, "card", named="on"))

    assert bare.startswith("My plan") and "at 21:30" in bare
    assert bare.count("Sundays drag") == 2, "the check-in and the walk, and no questionnaire"
    assert not {"Sam", "Noor"} & set(bare.split())
    assert named.startswith("My plan Sam") and "Made for Noor Naseri" in named


def test_a_client_takes_their_own_card(cast, sign_in):
    answer = sign_in(cast.sam).post("/account/copy/", {"form": "card"})

    text = text_of(PdfReader(io.BytesIO(answer.content)))
    assert text.startswith("My plan") and "Sam" not in text
    with cast.at_northgate(), pytest.raises(PermissionDenied):
        note_paper(cast.sam, what="week", by=cast.sam)
    with cast.at_northgate():
        assert AuditLine.objects.get(kind="record.paper_made").by_id == cast.sam.pk


def test_a_card_is_in_the_clients_language(cast, sign_in):
    with cast.at_northgate():
        cast.sam.language = "de"
        cast.sam.save()

    sheet = sheet_of(sign_in(cast.noor), cast.sam, "card")

    assert text_of(sheet).startswith("Mein Plan") and sheet.trailer["/Root"]["/Lang"] == "de"


def test_a_report_draws_each_measure_and_lists_the_same_numbers(cast, answered, sign_in):
    today = time.strftime("%Y-%m-%d")
    with cast.at_northgate():
        agree(cast.sam, "ten-minute-walk", by=cast.noor)
    noors = sign_in(cast.noor)

    sheet = sheet_of(noors, cast.sam, "progress", first="2020-01-01", last=today)
    before = sheet_of(noors, cast.sam, "progress", first="2020-01-01", last="2020-02-01")

    text = text_of(sheet)
    assert is_accessible(sheet) and "PHQ-9" in text
    assert "Activity Done" in text and " 0 of " in text
    assert "Day Total Band Change" in text and "−9" in text
    assert not any(page.images for page in sheet.pages)
    assert "PHQ-9" not in text_of(before)


def test_a_report_holds_what_is_shared_now(cast, answered, sign_in):
    with cast.at_northgate():
        for purpose in ("measures", "check_ins"):
            answer_consent(cast.sam, purpose=purpose, granted=False, text_version=1, by=cast.sam)
    today = time.strftime("%Y-%m-%d")

    text = text_of(sheet_of(sign_in(cast.noor), cast.sam, "progress", first=today, last=today))

    assert "What was done is not shared" in text and "PHQ-9" not in text


def test_a_report_has_a_beginning_before_its_end(cast, sign_in):
    chosen = {"first": "2026-02-01", "last": "2026-01-01"}

    answer = sign_in(cast.noor).post(f"/clients/{cast.sam.pk}/record/paper/progress/", chosen)

    assert answer.status_code == 422 and "after the first one" in answer.content.decode()


def test_letters_that_no_font_has_do_not_stop_a_sheet():
    with translation.override("de"):
        said = {"title": "Grüße", "who": "\U00010900 \ue000", "since": "", "foot": "", "lines": []}
        sheet = PdfReader(io.BytesIO(set_in_type("week", said)))

    assert "Grüße" in text_of(sheet) and "/StructTreeRoot" in sheet.trailer["/Root"]


def test_a_chart_on_paper_has_colours_and_no_names_for_them():
    assert "var(" not in looks() and ":is(" not in looks() and "#15505B" in looks()


def test_that_a_sheet_was_made_stands_in_the_trail(cast, sign_in):
    noors = sign_in(cast.noor)
    sheet_of(noors, cast.sam, "card")

    with cast.at_northgate():
        line = AuditLine.objects.get(kind="record.paper_made")
        assert (line.by_id, line.client_id) == (cast.noor.pk, cast.sam.pk)
    page = noors.get(f"/clients/{cast.sam.pk}/record/?kind=access").content.decode()
    assert "A sheet was made as a PDF" in page


def test_who_does_not_treat_a_client_makes_no_sheet_about_them(cast, sign_in):
    with cast.at_northgate(), pytest.raises(PermissionDenied):
        note_paper(cast.sam, what="week", by=cast.vera)

    assert sign_in(cast.vera).post(f"/clients/{cast.sam.pk}/record/paper/week/").status_code == 404
    assert sign_in(cast.noor).get(f"/clients/{cast.sam.pk}/record/paper/else/").status_code == 404


def test_a_stale_sign_in_makes_no_sheet(cast, sign_in):
    browser = sign_in(cast.noor)
    session = browser.session
    proof = {"method": "mfa", "type": "webauthn", "at": time.time() - 600}
    session["account_authentication_methods"] = [proof]
    session.save()

    assert browser.post(f"/clients/{cast.sam.pk}/record/paper/week/").status_code == 302
