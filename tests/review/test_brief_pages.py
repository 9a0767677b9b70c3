"""The brief: what it says, what it says only to the therapist, and the plan it becomes."""

import re

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from midweek.audit import clock
from midweek.people.actions.care import answer_consent
from midweek.plans.actions.assigning import current_terms
from midweek.plans.models import Appointment, Assignment, PlanVersion, Proposal
from midweek.practice.actions.topics import add_topic
from midweek.practice.models import Look
from midweek.review.actions.notes import write_note
from midweek.review.models import ProcessNote, Review
from tests.cast import agree
from tests.review.history import WORDS, eight_weeks_of
from tests.review.telling import at, measured, practise, skip, tell

A_LINE = re.compile(r"<dt>(.*?)</dt><dd>(.*?)</dd>", re.S)


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("&amp;", "&").split())


def brief_of(noor, cast, face="") -> dict[str, str]:
    page = noor.get(f"/clients/{cast.sam.pk}/brief/{face}").content.decode()
    return dict(A_LINE.findall(page.split('aria-labelledby="brief"')[1].split("</section>")[0]))


@pytest.fixture
def walk(cast, days_ago):
    """Sam's walk, agreed two weeks ago."""
    with cast.at_northgate(), clock.at(at(days_ago(14))):
        return agree(cast.sam, "ten-minute-walk", by=cast.noor)


@pytest.fixture
def week(cast, walk, days_ago):
    """What Sam told in the week before the session."""
    with cast.at_northgate():
        measured(cast.sam, "phq-9", 17, on=days_ago(60))
        measured(cast.sam, "phq-9", 9, on=days_ago(1))
        for back in (2, 3, 5):
            practise(cast.sam, "ten-minute-walk", {"walk": 600}, on=days_ago(back), assignment=walk)
        hard = skip(cast.sam, walk, "too_hard", on=days_ago(4), wants="smaller")
        told = {"of": str(hard.pk), "obstacles": ["no_time"]}
        tell(cast.sam, "obstacles", recorded_at=at(days_ago(4), 22), **told)
        practise(cast.sam, "check-in", {"mood": 1, "worry": 8, "words": WORDS}, on=days_ago(3))
        practise(cast.sam, "check-in", {"mood": 3, "worry": 4}, on=days_ago(1))
        tell(cast.sam, "topic", recorded_at=at(days_ago(1)), words="Work on Thursday")
        add_topic(cast.sam, words="Bring the sleep diary", by=cast.noor)


def test_the_brief_says_in_order_what_there_is_to_know(cast, noor, week):
    said = {about: text_of(words) for about, words in brief_of(noor, cast).items()}

    assert list(said) == [
        "Safety", "To talk about", "Plan", "Mood and measures", "Words", "You promised", "Ask",
    ]  # fmt: skip
    assert "Nothing about harm, asked" in said["Safety"]
    assert "Work on Thursday" in said["To talk about"]
    assert "Ten-minute walk: 3 of 7, too hard, wants it smaller (No time)" in said["Plan"]
    assert "Mood on 2 of 8 days" in said["Mood and measures"]
    assert "17 before, since the first −8, reliable" in said["Mood and measures"]
    assert WORDS in said["Words"] and "(lowest mood)" in said["Words"]
    assert "Bring the sleep diary" in said["You promised"]
    assert "What made “Ten-minute walk” too hard?" in said["Ask"]


def test_a_brief_of_eight_weeks_has_160_words_at_most_and_every_statement_a_source(cast, noor):
    with cast.at_northgate():
        eight_weeks_of(cast)
        for number in range(9):
            add_topic(cast.sam, words=f"{number} " + "and then she said " * 20, by=cast.noor)

    said = brief_of(noor, cast)

    assert (
        sum(
            len(text_of(f"{about} {words}").replace("·", "").split())
            for about, words in said.items()
        )
        <= 160
    )
    for words in said.values():
        unlinked = re.sub(r"<a .*?</a>|<span aria-hidden.*?</span>|<small>.*?</small>", "", words)
        assert not text_of(unlinked)


def test_an_answer_about_harm_stands_first_with_what_was_done(cast, noor, days_ago):
    with cast.at_northgate():
        measured(cast.sam, "phq-9", 3, on=days_ago(1), q9=2)

    said = text_of(brief_of(noor, cast)["Safety"])

    assert "PHQ-9 question 9: “More than half the days”" in said
    assert "not taken up yet" in said


def test_what_was_quoted_is_seen_as_opened_by_the_client(cast, noor, week):
    brief_of(noor, cast)
    brief_of(noor, cast)

    with cast.at_northgate():
        assert Look.objects.get().by_id == cast.noor.pk


def test_words_that_are_not_shared_are_not_quoted_and_leave_no_trace(cast, noor, week):
    with cast.at_northgate():
        answer_consent(cast.sam, purpose="check_ins", granted=False, text_version=1, by=cast.sam)

    said = brief_of(noor, cast)

    assert "Words" not in said
    assert text_of(said["Plan"]) == "What was done is not shared"
    assert "Mood on" not in said["Mood and measures"]
    assert WORDS not in str(said)
    with cast.at_northgate():
        assert not Look.objects.exists()


def test_the_face_for_the_room_has_no_private_remarks(cast, noor, week):
    with cast.at_northgate():
        write_note(cast.sam, words="I felt hurried by him.", by=cast.noor)
    whole = noor.get(f"/clients/{cast.sam.pk}/brief/").content.decode()
    room = noor.get(f"/clients/{cast.sam.pk}/brief/?face=room").content.decode()

    assert "I felt hurried by him." in whole
    assert "I felt hurried by him." not in room
    assert list(brief_of(noor, cast, "?face=room")) == [
        "To talk about", "Plan", "Mood and measures", "Words",
    ]  # fmt: skip


def test_the_end_of_a_session_is_one_version_with_a_mark_for_each_thing(cast, noor, walk):
    with cast.at_northgate():
        phq9 = Assignment.objects.get(client=cast.sam, activity__slug="phq-9")
        before = PlanVersion.objects.filter(client=cast.sam).count()
    told = {
        f"do-{walk.pk}": "smaller",
        f"mark-{walk.pk}": "partly",
        f"rating-{walk.pk}": "3",
        f"do-{phq9.pk}": "end",
    }

    answer = noor.post(f"/clients/{cast.sam.pk}/brief/", told, follow=True)
    assert "Agreed. The phone shows it the next time the app opens." in answer.content.decode()
    with cast.at_northgate():
        assert PlanVersion.objects.filter(client=cast.sam).count() == before + 1
        assert current_terms(walk).rung == "smaller"
        marks = dict(Review.objects.values_list("assignment_id", "mark"))
        assert marks == {
            walk.pk: "partly", phq9.pk: "", cast.sams_check_in.pk: "not_reached",
        }  # fmt: skip

    (undo,) = re.findall(r'action="([^"]+/brief/back/[^"]+)"', answer.content.decode())
    noor.post(undo)
    with cast.at_northgate():
        assert current_terms(walk).rung == "agreed"
        assert not Assignment.objects.get(pk=phq9.pk).ended_at
        assert not Review.objects.filter(taken_back_at=None).exists()


def test_what_was_decided_can_be_sent_as_ideas_instead(cast, noor, walk):
    told = {f"do-{walk.pk}": "smaller", "suggest": "1"}

    noor.post(f"/clients/{cast.sam.pk}/brief/", told)

    with cast.at_northgate():
        assert current_terms(walk).rung == "agreed"
        idea = Proposal.objects.get(client=cast.sam)
        assert idea.offer.sent_at and idea.assignment_id == walk.pk


def test_swapping_ends_the_one_as_the_other_begins(cast, noor, walk):
    add = f"/clients/{cast.sam.pk}/plan/add/?instead={walk.pk}"
    shelf = noor.get(add).content.decode()
    assert f"?activity=slow-breathing&amp;instead={walk.pk}" in shelf

    told = {"why": "Sleep", "rung": "agreed"}
    noor.post(f"{add}&activity=slow-breathing", told)

    with cast.at_northgate():
        running = Assignment.objects.filter(client=cast.sam, ended_at=None)
        slugs = set(running.values_list("activity__slug", flat=True))
        assert slugs == {"check-in", "phq-9", "slow-breathing"}


def test_what_was_looked_at_longest_ago_comes_first(cast, noor, walk):
    here = f"/clients/{cast.sam.pk}/brief/"
    told = {f"mark-{cast.sams_check_in.pk}": "done", f"mark-{cast.sams_phq9.pk}": "done"}
    noor.post(here, told)

    titles = re.findall(r'<h3 dir="auto">(.*?)</h3>', noor.get(here).content.decode())
    assert titles[0] == "Ten-minute walk"
    assert "looked at" in noor.get(here).content.decode()


def test_a_way_that_does_not_exist_is_refused(cast, noor, walk):
    answer = noor.post(f"/clients/{cast.sam.pk}/brief/", {f"do-{walk.pk}": "twice"})

    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()


def test_a_note_is_written_and_put_away_on_the_page(cast, noor):
    here = f"/clients/{cast.sam.pk}/brief/"
    page = noor.post(f"{here}notes/", {"words": "Ask about his sister"}, follow=True)
    assert "Ask about his sister" in page.content.decode()
    with cast.at_northgate():
        note = ProcessNote.objects.get()

    away = noor.post(f"{here}notes/{note.pk}/put-away/", follow=True)
    assert "Ask about his sister" not in away.content.decode()
    assert f"{here}notes/{note.pk}/bring-back/" in away.content.decode()
    noor.post(f"{here}notes/{note.pk}/bring-back/")
    assert "Ask about his sister" in noor.get(here).content.decode()


def test_a_brief_asks_no_more_as_the_client_tells_more(cast, noor, walk, days_ago):
    def questions() -> int:
        noor.get(f"/clients/{cast.sam.pk}/brief/")
        with CaptureQueriesContext(connections["default"]) as asked:
            noor.get(f"/clients/{cast.sam.pk}/brief/")
        said = [one["sql"] or "" for one in asked]
        return len(
            [sql for sql in said if not sql.startswith(("BEGIN", "COMMIT", "SAVE", "RELEASE"))]
        )

    with cast.at_northgate():
        practise(cast.sam, "check-in", {"mood": 1, "words": WORDS}, on=days_ago(1))
    few = questions()
    with cast.at_northgate():
        for back in range(6):
            practise(cast.sam, "check-in", {"mood": 2, "words": WORDS}, on=days_ago(back))
            practise(cast.sam, "ten-minute-walk", {"walk": 1}, on=days_ago(back), assignment=walk)
        add_topic(cast.sam, words="Work", by=cast.noor)
    many = questions()

    assert many == few
    assert many <= 30


def test_since_the_last_session_begins_when_it_did(cast, noor, walk, days_ago):
    with cast.at_northgate():
        Appointment(
            clinic=cast.northgate,
            client=cast.sam,
            therapist=cast.noor,
            starts_at=at(days_ago(3), 10),
        ).save()
        for back in (5, 3, 1):
            practise(cast.sam, "ten-minute-walk", {"walk": 1}, on=days_ago(back), assignment=walk)

    page = noor.get(f"/clients/{cast.sam.pk}/brief/").content.decode()

    assert "Session 2. Since the last one on" in page
    assert "Ten-minute walk: 2 of 3" in text_of(brief_of(noor, cast)["Plan"])


def test_it_is_one_click_from_todays_sessions(cast, noor):
    with cast.at_northgate():
        session_at(cast, timezone.now())

    assert f'href="/clients/{cast.sam.pk}/brief/"' in noor.get("/caseload/").content.decode()


def session_at(cast, moment) -> None:
    Appointment(
        clinic=cast.northgate, client=cast.sam, therapist=cast.noor, starts_at=moment
    ).save()
