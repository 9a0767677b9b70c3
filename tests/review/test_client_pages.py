"""One client: the week on one screen, the measures, sessions, notices, and who looked."""

import re
from datetime import timedelta

from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from midweek.plans.actions.appointments import make_appointment
from midweek.plans.models import Appointment
from midweek.practice.models import Notice
from tests.cast import agree
from tests.review.telling import measured, practise, skip

EMPTY = "First entries will show here."


def overview(noor, cast) -> str:
    return noor.get(f"/clients/{cast.sam.pk}/").content.decode()


def test_before_the_first_entry_the_page_says_so(cast, noor):
    page = overview(noor, cast)

    assert "Sam joined on" in page
    assert EMPTY in page


def test_the_week_is_said_in_plain_words(cast, noor, days_ago):
    with cast.at_northgate():
        walk = agree(cast.sam, "ten-minute-walk", by=cast.noor)
        for back, mood in enumerate((3, 3, 2, 4)):
            practise(cast.sam, "check-in", {"mood": mood, "worry": 6}, on=days_ago(back))
        for back in (1, 2, 4):
            practise(cast.sam, "ten-minute-walk", {"walk": 600}, on=days_ago(back), assignment=walk)

    page = overview(noor, cast)

    assert "Mood on 4 of 7 days. Mostly “OK”, lowest “Low”" in page
    assert "Ten-minute walk 3 of 7" in page
    assert "7 entries not opened yet" in page
    assert "Worry" in page


def test_too_hard_offers_a_smaller_step(cast, noor, days_ago):
    with cast.at_northgate():
        walk = agree(cast.sam, "ten-minute-walk", by=cast.noor)
        walk.terms.update(agreed_at=timezone.now() - timedelta(days=9))
        skip(cast.sam, walk, "too_hard", on=days_ago(1), wants="smaller")

    page = overview(noor, cast)

    assert "Wants it smaller" in page
    assert f'/plan/offer/?of={walk.pk}&amp;rung=smaller"' in page


def test_a_journal_leaves_no_empty_days(cast, noor, days_ago):
    with cast.at_northgate():
        agree(cast.sam, "open-journal", by=cast.noor)
        practise(cast.sam, "check-in", {"mood": 3}, on=days_ago(1))

    page = overview(noor, cast)

    assert "Open journal" not in page
    assert "planned, not logged" not in page


def test_measures_say_what_may_be_said_about_change(cast, noor, days_ago):
    with cast.at_northgate():
        agree(cast.sam, "gad-7", by=cast.noor)
        for back, total in ((40, 17), (20, 12), (1, 9)):
            measured(cast.sam, "phq-9", total, on=days_ago(back))
        for back, total in ((40, 13), (1, 10)):
            measured(cast.sam, "gad-7", total, on=days_ago(back))

    page = noor.get(f"/clients/{cast.sam.pk}/measures/").content.decode()

    assert "−8, reliable" in page
    assert "−3, not yet reliable" in page
    assert "1 point more would be a reliable change." in page
    assert "Under the cut-off of 10 (dotted)." in page
    assert "At or over the cut-off of 8 (dotted)." in page
    assert [re.sub(r"\s", "", t) for t in re.findall(r'<td class="num">(\d+)</td>', page)] == [
        "9", "12", "17", "10", "13",
    ]  # fmt: skip


def test_a_first_answer_is_a_number_with_its_band(cast, noor, days_ago):
    with cast.at_northgate():
        measured(cast.sam, "phq-9", 17, on=days_ago(1))

    page = noor.get(f"/clients/{cast.sam.pk}/measures/").content.decode()

    assert "17, Mod. severe, on" in page
    assert "reliable" not in page.replace("Reliable", "").replace("counts as reliable", "")


def test_the_next_session_is_set_and_cancelled(cast, noor):
    page = f"/clients/{cast.sam.pk}/session/"
    day = timezone.localdate() + timedelta(days=3)

    answer = noor.post(page, {"day": day.isoformat(), "at": "16:00"}, follow=True)

    assert "Session 1 ·" in answer.content.decode()
    assert "16:00" in answer.content.decode()
    with cast.at_northgate():
        made = Appointment.objects.get()
    noor.post(f"{page}{made.pk}/cancel/")
    with cast.at_northgate():
        assert Appointment.objects.get().cancelled_at
    assert "Set the next session" in overview(noor, cast)


def test_a_session_in_the_past_is_refused(cast, noor):
    day = timezone.localdate() - timedelta(days=1)

    answer = noor.post(f"/clients/{cast.sam.pk}/session/", {"day": day.isoformat(), "at": "16:00"})

    assert answer.status_code == 422
    assert "Choose a moment that has not passed" in answer.content.decode()
    with cast.at_northgate():
        assert not Appointment.objects.exists()


def test_a_notice_stands_above_every_page_until_it_is_taken_up(cast, noor, days_ago):
    with cast.at_northgate():
        measured(cast.sam, "phq-9", 3, on=days_ago(1), q9=2)
        notice = Notice.objects.get()
    for tab in ("", "plan/", "entries/", "measures/", "access/"):
        page = noor.get(f"/clients/{cast.sam.pk}/{tab}").content.decode()
        assert "PHQ-9 question 9: “More than half the days”" in page

    here = f"/clients/{cast.sam.pk}/notices/{notice.pk}/"
    noor.post(here, {"response": ""})
    assert "What was done?" in overview(noor, cast)

    answer = noor.post(here, {"response": "called"}, follow=True)
    assert "Written down." in answer.content.decode()
    assert "What was done?" not in overview(noor, cast)
    with cast.at_northgate():
        assert Notice.objects.get().acknowledged_by_id == cast.noor.pk


def test_consent_and_access_show_what_was_agreed_and_who_opened_what(cast, noor, days_ago):
    with cast.at_northgate():
        entry = practise(cast.sam, "check-in", {"mood": 3}, on=days_ago(1))
    noor.get(f"/clients/{cast.sam.pk}/")
    noor.get(f"/clients/{cast.sam.pk}/plan/")
    noor.get(f"/clients/{cast.sam.pk}/entries/{entry.pk}/")

    page = noor.get(f"/clients/{cast.sam.pk}/access/").content.decode()

    assert "Opened: One-minute check-in" in page
    assert "The overview was opened" in page
    assert "The plan was opened" in page
    assert "The client joined" in page
    assert "Noor Naseri" in page
    assert page.count("<td>shared</td>") == 3


def test_next_and_previous_follow_the_caseload(cast, noor):
    noor.get("/caseload/")

    first = noor.get(f"/clients/{cast.kim.pk}/").content.decode()
    second = overview(noor, cast)

    assert "Client 1 of 2" in first and "Client 2 of 2" in second
    assert f'href="/clients/{cast.sam.pk}/" data-key="j"' in first
    assert f'href="/clients/{cast.kim.pk}/" data-key="k"' in second
    assert 'data-key="k"' not in first


def test_pages_carry_no_inline_script_or_style(cast, noor, days_ago):
    with cast.at_northgate():
        practise(cast.sam, "check-in", {"mood": 3}, on=days_ago(1))
        make_appointment(cast.sam, starts_at=timezone.now() + timedelta(hours=1), by=cast.noor)
    pages = ["/caseload/", *(f"/clients/{cast.sam.pk}/{p}" for p in ("", "plan/", "entries/"))]

    for page in pages:
        text = noor.get(page).content.decode()
        assert not re.search(r"\sstyle=|\son\w+=|<style|<script(?! type=\"module\" src=)", text), (
            page
        )


def test_a_long_history_takes_no_more_questions_than_a_short_one(cast, noor, days_ago):
    def questions() -> int:
        page = f"/clients/{cast.sam.pk}/"
        noor.get(page)
        with CaptureQueriesContext(connections["default"]) as asked:
            assert noor.get(page).status_code == 200
        return len(asked)

    with cast.at_northgate():
        practise(cast.sam, "check-in", {"mood": 3}, on=days_ago(1))
        measured(cast.sam, "phq-9", 12, on=days_ago(1))
        short = questions()
        for back in range(0, 400, 20):
            practise(cast.sam, "check-in", {"mood": 4}, on=days_ago(back))
        for back in range(30, 400, 60):
            measured(cast.sam, "phq-9", 9, on=days_ago(back))

    assert questions() <= short
    assert short <= 24


def test_the_course_is_said_by_the_rule_of_talking_therapies(cast, noor, days_ago):
    with cast.at_northgate():
        agree(cast.sam, "gad-7", by=cast.noor)
        for back, phq, gad in ((30, 18, 15), (2, 9, 7)):
            measured(cast.sam, "phq-9", phq, on=days_ago(back))
            measured(cast.sam, "gad-7", gad, on=days_ago(back))

    said = noor.get(f"/clients/{cast.sam.pk}/measures/").context["outcome"]

    assert "NHS Talking Therapies: recovered, reliably better." in said
    assert "no proof that anything worked" in said
