"""The page of sessions: a series, a move, a cancellation with its way back, a calendar."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from midweek.plans.models import Appointment


@pytest.fixture
def page(cast):
    return f"/clients/{cast.sam.pk}/session/"


@pytest.fixture
def kept(cast):
    """The sessions with Sam that stand, the earliest first."""

    def found():
        with cast.at_northgate():
            mine = Appointment.objects.filter(client=cast.sam, cancelled_at=None)
            return list(mine.order_by("starts_at"))

    return found


def in_days(days: int) -> dict[str, str]:
    return {"day": f"{timezone.localdate() + timedelta(days=days)}", "at": "16:00"}


@pytest.fixture
def three(noor, page, kept):
    noor.post(page, {**in_days(3), "every_weeks": "1", "sessions": "3"})
    return kept()


def test_a_series_is_made_and_listed(noor, page, three):
    text = noor.get(page).content.decode()

    assert len(three) == 3
    assert text.count("in a series") == 3


def test_how_many_must_be_said(noor, page, kept):
    answer = noor.post(page, {**in_days(3), "every_weeks": "1"})

    assert answer.status_code == 422
    assert kept() == []


def test_the_later_ones_move_too_when_that_is_ticked(noor, page, three, kept):
    move = f"{page}{three[1].pk}/move/"
    assert "Move the later ones" in noor.get(move).content.decode()

    answer = noor.post(move, {**in_days(11), "following": "on"}, follow=True)

    assert "The session was moved." in answer.content.decode()
    days = [(one.starts_at - old.starts_at).days for one, old in zip(kept(), three, strict=True)]
    assert days == [0, 1, 1]


def test_a_cancellation_has_a_way_back(noor, page, three, kept):
    answer = noor.post(f"{page}{three[0].pk}/cancel/", follow=True)
    assert f"{page}{three[0].pk}/restore/" in answer.content.decode()
    assert len(kept()) == 2

    noor.post(f"{page}{three[0].pk}/restore/")

    assert len(kept()) == 3


def test_past_sessions_are_listed_and_not_moved(cast, noor, page, three):
    with cast.at_northgate():
        Appointment.objects.filter(pk=three[0].pk).update(
            starts_at=timezone.now() - timedelta(days=2)
        )

    assert "Past sessions" in noor.get(page).content.decode()
    assert noor.get(f"{page}{three[0].pk}/move/").status_code == 404


def calendar(day) -> bytes:
    lines = [
        "BEGIN:VCALENDAR",
        *["BEGIN:VEVENT", "UID:1", "SUMMARY:S.S.", f"DTSTART:{day:%Y%m%d}T160000", "END:VEVENT"],
        *["BEGIN:VEVENT", "UID:2", "SUMMARY:K.K.", f"DTSTART:{day:%Y%m%d}T170000", "END:VEVENT"],
        *["BEGIN:VEVENT", "UID:3", "SUMMARY:S.S. away", f"DTSTART:{day:%Y%m%d}", "END:VEVENT"],
        "END:VCALENDAR",
    ]
    return "\r\n".join(lines).encode()


def test_a_calendar_is_shown_first_and_only_what_is_ticked_is_kept(noor, page, kept):
    day = timezone.localdate() + timedelta(days=5)
    file = SimpleUploadedFile("practice.ics", calendar(day))

    shown = noor.post(f"{page}calendar/", {"file": file, "called": "s.s."})

    text = shown.content.decode()
    assert "S.S. away" in text and "It has no time of day." in text and "Line 13" not in text
    assert "K.K." not in shown.context["found"][0]["called"]
    assert len(shown.context["found"]) == 2
    assert kept() == []
    sources = [one["source"] for one in shown.context["found"]]
    again = {"text": shown.context["text"], "called": "s.s.", "keep": sources}
    noor.post(f"{page}calendar/", again)
    noor.post(f"{page}calendar/", again)
    assert len(kept()) == 1


def test_a_file_that_is_no_calendar_is_refused_in_words(noor, page, kept):
    file = SimpleUploadedFile("letter.ics", b"Dear Noor")

    answer = noor.post(f"{page}calendar/", {"file": file, "called": ""})

    assert answer.status_code == 422
    assert "This is no calendar we can read." in answer.content.decode()
