"""Entries: closed until somebody opens them, and opening is written down."""

import re
from datetime import timedelta

import pytest

from midweek.audit.models import AuditLine
from midweek.people.actions.care import answer_consent
from midweek.people.models import Person
from midweek.practice.models import Entry, Look
from midweek.review.queries.answers import answers
from tests.cast import agree
from tests.review.telling import at, measured, practise, skip, tell

WORDS = "Worn out before I even dialled"


def a_check_in(cast, day):
    with cast.at_northgate():
        answers = {"mood": 2, "about": ["sleep", "work"], "worry": 7, "words": WORDS}
        return practise(cast.sam, "check-in", answers, on=day)


def test_the_list_keeps_every_entry_closed(cast, noor, days_ago):
    a_check_in(cast, days_ago(1))

    page = noor.get(f"/clients/{cast.sam.pk}/entries/").content.decode()

    assert "One-minute check-in" in page
    assert "Not opened yet" in page
    assert WORDS not in page
    with cast.at_northgate():
        assert not Look.objects.exists()


def test_opening_an_entry_shows_answers_beside_their_questions(cast, noor, days_ago):
    entry = a_check_in(cast, days_ago(1))

    page = noor.get(f"/clients/{cast.sam.pk}/entries/{entry.pk}/").content.decode()

    for said in ("How are you right now?", "Low", "Sleep, Work", "7 (0 is none", WORDS):
        assert said in page


def test_opening_an_entry_marks_it_seen_once_and_is_written_down(cast, noor, days_ago):
    entry = a_check_in(cast, days_ago(1))

    noor.get(f"/clients/{cast.sam.pk}/entries/{entry.pk}/")
    noor.get(f"/clients/{cast.sam.pk}/entries/{entry.pk}/")

    with cast.at_northgate():
        assert Look.objects.get(entry=entry).by_id == cast.noor.pk
        assert Entry.objects.get(pk=entry.pk).seen_at
        assert AuditLine.objects.filter(kind="practice.entry_opened").count() == 1
        assert AuditLine.objects.filter(kind="review.entry_opened").count() == 2
    page = noor.get(f"/clients/{cast.sam.pk}/entries/").content.decode()
    assert "Not opened yet" not in page
    assert "opened Today" in page


def test_a_page_that_is_hidden_again_is_gone(cast, noor, days_ago):
    entry = a_check_in(cast, days_ago(1))
    with cast.at_northgate():
        tell(cast.sam, "unshare", recorded_at=at(days_ago(0)), entry=str(entry.pk))

    assert noor.get(f"/clients/{cast.sam.pk}/entries/{entry.pk}/").status_code == 404
    assert "check-in" not in entries_listed(noor, cast)


def entries_listed(noor, cast) -> str:
    page = noor.get(f"/clients/{cast.sam.pk}/entries/").content.decode()
    return page[page.index('class="week-page"') :]


def test_withdrawn_consent_closes_what_was_sent_before(cast, noor, days_ago):
    entry = a_check_in(cast, days_ago(1))
    with cast.at_northgate():
        skip(cast.sam, cast.sams_check_in, "not_today", on=days_ago(0))
        answer_consent(cast.sam, purpose="check_ins", granted=False, text_version=1, by=cast.sam)

    assert noor.get(f"/clients/{cast.sam.pk}/entries/{entry.pk}/").status_code == 404
    assert "Nothing shared yet" in entries_listed(noor, cast)


def test_skips_stand_in_the_timeline_with_their_wish(cast, noor, days_ago):
    with cast.at_northgate():
        walk = agree(cast.sam, "ten-minute-walk", by=cast.noor)
        skip(cast.sam, walk, "too_hard", on=days_ago(1), wants="talk")
        skip(cast.sam, walk, "not_today", on=days_ago(2))

    listed = entries_listed(noor, cast)
    assert "Said “Ten-minute walk” is too hard" in listed
    assert "Wants to talk about it" in listed
    assert "“Ten-minute walk”: not today" in listed


def test_pages_of_entries_leave_nothing_out_and_repeat_nothing(cast, noor, days_ago):
    with cast.at_northgate():
        made = [
            practise(cast.sam, "check-in", {"mood": 3}, on=days_ago(n // 10 + 1), hour=8 + n % 2)
            for n in range(95)
        ]
        for n in range(30):
            skip(cast.sam, cast.sams_check_in, "not_today", on=days_ago(n + 1))

    shown, address, skips = [], f"/clients/{cast.sam.pk}/entries/", 0
    while address:
        page = noor.get(address).content.decode()
        shown += re.findall(r"/entries/([0-9a-f-]{36})/", page)
        skips += page.count("not today")
        older = re.search(r'href="([^"]+)">Older', page)
        address = older.group(1).replace("&amp;", "&") if older else ""

    assert sorted(shown) == sorted(str(entry.pk) for entry in made)
    assert skips == 30


def test_a_moment_nobody_can_read_is_the_newest_page(cast, noor):
    for before in ("yesterday", "2026-99-99T00:00:00Z", "2026-01-01"):
        assert noor.get(f"/clients/{cast.sam.pk}/entries/", {"before": before}).status_code == 200


def test_a_questionnaire_shows_its_total_and_what_was_left_open(cast, noor, days_ago):
    with cast.at_northgate():
        full = measured(cast.sam, "phq-9", 12, on=days_ago(2))
        moment = at(days_ago(1))
        part = tell(
            cast.sam,
            "entry",
            recorded_at=moment,
            happened_at=moment.isoformat(),
            activity=str(full.version_id),
            assignment=str(cast.sams_phq9.pk),
            answers={"q1": 2},
            finished=False,
        )

    page = noor.get(f"/clients/{cast.sam.pk}/entries/{full.pk}/").content.decode()
    assert "Total 12 · moderate" in page
    page = noor.get(f"/clients/{cast.sam.pk}/entries/{part}/").content.decode()
    assert "No total: 8 questions open" in page
    assert "Not answered" in page
    assert "In part." in page


def test_what_people_wrote_is_never_markup(cast, noor, days_ago):
    with cast.at_northgate():
        answers = {"mood": 3, "words": "<img src=x onerror=alert(1)>"}
        entry = practise(cast.sam, "check-in", answers, on=days_ago(1))

    page = noor.get(f"/clients/{cast.sam.pk}/entries/{entry.pk}/").content.decode()

    assert "<img" not in page
    assert "&lt;img src=x" in page


def test_an_entry_written_down_later_says_so(cast, noor, days_ago):
    moment = at(days_ago(2), 9)
    with cast.at_northgate():
        entry = tell(
            cast.sam,
            "entry",
            recorded_at=moment + timedelta(hours=5),
            happened_at=moment.isoformat(),
            activity=str(a_check_in(cast, days_ago(3)).version_id),
            answers={"mood": 3},
        )

    assert (
        "Written down later."
        in noor.get(f"/clients/{cast.sam.pk}/entries/{entry}/").content.decode()
    )


def test_questionnaires_that_are_not_shared_are_said_to_be_so(cast, noor):
    with cast.at_northgate():
        answer_consent(cast.sam, purpose="measures", granted=False, text_version=1, by=cast.sam)
    text = noor.get(f"/clients/{cast.sam.pk}/measures/").content.decode()
    assert "Questionnaires are not shared" in text
    assert "No questionnaires yet" not in text


def test_an_invitation_taken_back_is_not_said_to_have_run_out(cast, noor):
    noor.post("/clients/invite/", {"name": "Lou", "start_with": ["check-in"]})
    with cast.at_northgate():
        lou = Person.objects.filter(joined_at=None).latest("made_at")
    noor.post(f"/clients/{lou.pk}/invitation/withdraw/")
    assert "The invitation was withdrawn" in noor.get("/caseload/").content.decode()


def test_a_feeling_is_said_as_the_client_said_it():
    definition = {
        "steps": [
            {"id": "feeling", "type": "feeling", "text": "Where is it?"},
            {"id": "thought", "type": "thought", "text": "What did you think?"},
            {"id": "sure", "type": "feeling", "text": "And now?"},
        ]
    }
    placed = {"pleasant": -60, "energy": 40}
    words = [{"word": "left-out", "strength": 70}, {"own": "wobbly"}]
    said = {
        "feeling": placed | {"words": words},
        "thought": {"text": "I fail", "belief": 80},
        "sure": {"unsure": "mixed"},
    }

    assert [one.said for one in answers(definition, said)] == [
        "Pleasant -60, energy +40 (-100 to 100): left out 70, “wobbly”",
        "I fail (felt true: 80 of 100)",
        "Mixed feelings",
    ]


def test_what_was_stopped_early_counts_and_is_said_to_be_in_part(cast, noor, days_ago):
    with cast.at_northgate():
        walk = agree(cast.sam, "ten-minute-walk", by=cast.noor)
        entry = practise(
            cast.sam,
            "ten-minute-walk",
            {"walk": 60},
            on=days_ago(1),
            assignment=walk,
            finished=False,
        )

    page = noor.get(f"/clients/{cast.sam.pk}/").content.decode()

    assert "1 in part" in page
    assert "done in part" in page
    assert "in part" in noor.get(f"/clients/{cast.sam.pk}/entries/").content.decode()
    opened = noor.get(f"/clients/{cast.sam.pk}/entries/{entry.pk}/").content.decode()
    assert "In part." in opened


@pytest.mark.parametrize(
    ("slug", "answers"),
    [
        ("thought-record", {"feeling": {"pleasant": -60, "energy": 20}}),
        ("thought-record", {"thought": {"text": "It will go wrong", "belief": 80}}),
        ("emotion-checkin", {"feeling": {"unsure": "mixed"}}),
    ],
)
def test_feelings_and_beliefs_do_not_break_the_charts(cast, noor, days_ago, slug, answers):
    with cast.at_northgate():
        agreed = agree(cast.sam, slug, by=cast.noor)
        practise(cast.sam, slug, answers, on=days_ago(1), assignment=agreed, finished=False)

    for page in ("", "measures/", "entries/", "plan/"):
        assert noor.get(f"/clients/{cast.sam.pk}/{page}").status_code == 200
    assert noor.get("/caseload/").status_code == 200
