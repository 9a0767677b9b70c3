"""Messages at the desk: reading, answering, short answers, what waits, the session list."""

from datetime import timedelta

import pytest
from django.utils import timezone

from midweek.audit.models import AuditLine
from midweek.practice.actions.topics import add_topic
from midweek.practice.models import Message, Phrase, Topic
from midweek.review.queries.attention import Rule
from midweek.review.queries.caseload import caseload
from tests.review.telling import tell

QUESTION = "Does <b>walking</b> to work count?"
ANSWER = "It does. Ten minutes are ten minutes."


@pytest.fixture
def asked(cast):
    """Sam asked about the check-in."""
    with cast.at_northgate():
        assignment = str(cast.sams_check_in.pk)
        now = timezone.now()
        return tell(cast.sam, "message", recorded_at=now, assignment=assignment, words=QUESTION)


@pytest.fixture
def thread(cast):
    return f"/clients/{cast.sam.pk}/messages/{cast.sams_check_in.pk}/"


def test_opening_a_thread_shows_the_words_as_text_and_notes_the_reading(cast, noor, asked, thread):
    page = noor.get(thread).content.decode()

    assert "Does &lt;b&gt;walking&lt;/b&gt; to work count?" in page
    assert "Not answered yet" in page
    with cast.at_northgate():
        assert Message.objects.get(pk=asked).read_by == cast.noor
        assert AuditLine.objects.filter(kind="practice.thread_read").count() == 1


def test_the_list_of_messages_names_what_waits_and_shows_no_word_of_it(cast, noor, asked):
    page = noor.get("/messages/").content.decode()

    assert "Sam Sawyer" in page
    assert "Waits since" in page
    assert "You said: by" in page
    assert "walking" not in page
    with cast.at_northgate():
        assert Message.objects.get(pk=asked).read_at is None
    assert "Waits since" not in noor.get("/messages/?find=nobody").content.decode()
    assert "Waits since" in noor.get("/messages/?find=saw").content.decode()


def test_an_answer_is_sent_and_taken_back_until_it_is_read(cast, noor, asked, thread):
    sent = noor.post(thread, {"words": ANSWER}, follow=True).content.decode()
    assert "Sent. It can be taken back until it is read." in sent
    assert "Sam has not read this yet" in sent
    assert "Nobody waits for an answer." in noor.get("/messages/").content.decode()

    with cast.at_northgate():
        answer = Message.objects.from_therapists().get()
    noor.post(f"/clients/{cast.sam.pk}/messages/{answer.pk}/take-back/")
    back = noor.get(thread).content.decode()
    assert ANSWER not in back
    assert "Not answered yet" in back


def test_what_the_client_read_says_when_and_stays(cast, noor, asked, thread):
    noor.post(thread, {"words": ANSWER})
    with cast.at_northgate():
        answer = Message.objects.from_therapists().get()
        tell(cast.sam, "read", recorded_at=timezone.now(), messages=[str(answer.pk)])

    assert "Sam read this on" in noor.get(thread).content.decode()
    url = f"/clients/{cast.sam.pk}/messages/{answer.pk}/take-back/"
    assert "It was read already" in noor.post(url, follow=True).content.decode()


def test_an_empty_answer_says_what_to_do(noor, thread):
    page = noor.post(thread, {"words": "  "})
    assert page.status_code == 422
    assert "Write a few words first." in page.content.decode()


def test_a_short_answer_goes_into_the_message_with_one_press(cast, noor, thread):
    page = noor.get(thread).content.decode()
    assert "That counts." in page

    filled = noor.post(thread, {"words": "Good question.", "insert": "2"}).content.decode()
    assert "Good question. That counts.</textarea>" in filled
    with cast.at_northgate():
        assert not Message.objects.exists()


def test_short_answers_are_recorded_worded_and_put_away(cast, noor, thread):
    noor.post("/messages/answers/begin/")
    noor.post("/messages/answers/", {"words": "Bring it along on Thursday."})
    page = noor.get(thread).content.decode()
    assert "Bring it along on Thursday." in page
    assert "That counts." in page

    with cast.at_northgate():
        mine = Phrase.objects.order_by("-made_at")[0]
    noor.post(f"/messages/answers/{mine.pk}/", {"words": "Bring it along."})
    away = noor.post(f"/messages/answers/{mine.pk}/put-away/", follow=True).content.decode()
    assert "Bring it along." not in away
    assert f"/messages/answers/{mine.pk}/bring-back/" in away
    noor.post(f"/messages/answers/{mine.pk}/bring-back/")
    assert "Bring it along." in noor.get("/messages/answers/").content.decode()


def test_nobody_opens_the_short_answers_of_a_colleague(cast, noor, sign_in):
    noor.post("/messages/answers/", {"words": "Bring it along."})
    with cast.at_northgate():
        hers = Phrase.objects.get()
    vera = sign_in(cast.vera)
    assert "Bring it along." not in vera.get("/messages/answers/").content.decode()
    for path in ("", "put-away/", "bring-back/"):
        answer = vera.post(f"/messages/answers/{hers.pk}/{path}", {"words": "Other"})
        assert answer.status_code == 404


def test_what_was_answered_in_the_session_waits_no_more_until_undone(cast, noor, asked, thread):
    done = noor.post(f"{thread}settle/", {"how": "session"}, follow=True).content.decode()
    assert "Talked about in the session" in done
    assert f"{thread}wait/" in done

    assert "Not answered yet" in noor.post(f"{thread}wait/", follow=True).content.decode()
    noor.post(f"{thread}settle/", {"how": "shrug"})
    with cast.at_northgate():
        assert Message.objects.get(pk=asked).waits


def reason(cast):
    with cast.at_northgate():
        found = caseload(cast.noor, now=timezone.now(), today=timezone.localdate())
        return next(c.reason.rule for c in found.cases if c.client_id == cast.sam.pk)


def test_a_question_that_waits_a_day_is_a_reason_to_look_and_leaves_with_the_answer(
    cast, noor, asked, thread
):
    assert reason(cast) is Rule.STEADY
    with cast.at_northgate():
        since = timezone.now() - timedelta(hours=25)
        Message.objects.filter(pk=asked).update(received_at=since)
    assert reason(cast) is Rule.QUESTION
    page = noor.get("/caseload/").content.decode()
    assert "A message about “Check-in” waits for an answer" in page.replace("One-minute c", "C")

    noor.post(thread, {"words": ANSWER})
    assert reason(cast) is Rule.STEADY


def test_a_therapist_says_how_soon_and_the_phone_reads_it(cast, noor, sams_phone):
    noor.post("/messages/answering/", {"answers_in": "2"})
    told = sams_phone.pull()["me"]["therapist"]["answers"]
    assert told == "Noor usually answers within 2 working days."

    noor.post("/messages/answering/", {"answers_in": "at once"})
    assert sams_phone.pull()["me"]["therapist"]["answers"] == told


def test_the_list_for_the_session_is_filled_and_worked_through_at_the_desk(cast, noor):
    here = f"/clients/{cast.sam.pk}/messages/"
    with cast.at_northgate():
        tell(cast.sam, "topic", recorded_at=timezone.now(), words="My sister's call")
    added = noor.post(here, {"words": "How evenings went"}, follow=True).content.decode()
    assert "My sister&#x27;s call" in added
    assert "How evenings went" in added

    with cast.at_northgate():
        hers = Topic.objects.get(by=cast.sam)
    url = f"/clients/{cast.sam.pk}/session-list/{hers.pk}"
    done = noor.post(f"{url}/talked/", follow=True).content.decode()
    assert f"{url}/back/" in done
    with cast.at_northgate():
        assert Topic.objects.open().count() == 1
    noor.post(f"{url}/back/")
    with cast.at_northgate():
        assert Topic.objects.open().count() == 2
    assert noor.post(f"{url}/take-off/").status_code in (403, 404)


def test_the_overview_names_what_is_to_be_talked_about(cast, noor, sams_phone, check_in):
    sams_phone.entry(check_in)
    with cast.at_northgate():
        add_topic(cast.sam, words="How evenings went", by=cast.noor)
        add_topic(cast.sam, words="Money", by=cast.noor)

    page = noor.get(f"/clients/{cast.sam.pk}/").content.decode()

    assert "To talk about" in page
    assert "“How evenings went”" in page
    assert "1 more" in page


def test_an_empty_thing_to_talk_about_says_what_to_do(cast, noor):
    page = noor.post(f"/clients/{cast.sam.pk}/messages/", {"words": ""})
    assert page.status_code == 422
    assert "Write a few words first." in page.content.decode()
