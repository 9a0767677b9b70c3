"""Messages about one agreed thing: told by the phone, answered at the desk, read by both."""

import json
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from uuid6 import uuid7

from midweek.audit import clock
from midweek.audit.models import AuditLine
from midweek.people.access import grant_to_client
from midweek.people.actions.care import end_care
from midweek.people.models import CareLink
from midweek.people.vault import open_sealed
from midweek.practice.actions.messages import take_back, write_message
from midweek.practice.actions.settling import read_thread, settle, unsettle
from midweek.practice.models import Message
from midweek.practice.queries import unread_since

QUESTION = "Does walking to work count?"
ANSWER = "It does. Ten minutes are ten minutes."


@pytest.fixture
def asked(cast, sams_phone):
    """A question of Sam's about the check-in, as the server kept it."""
    answer = sams_phone.say("message", assignment=cast.sams_check_in.pk, words=QUESTION)
    assert answer.status_code == 201, answer.content
    with cast.at_northgate():
        yield Message.objects.get(pk=answer.json()["id"])


def words_of(message, by):
    grant = grant_to_client(message.client, by=by, purpose="a test")
    return open_sealed(message, "words", grant=grant)


def test_what_a_client_asks_is_kept_sealed_and_waits(cast, asked):
    assert QUESTION.encode() not in bytes(asked.words)
    assert words_of(asked, cast.noor) == words_of(asked, cast.sam) == QUESTION
    assert (asked.by, asked.waits, asked.read_at) == (cast.sam, True, None)


def test_a_message_sent_twice_is_kept_once(cast, sams_phone):
    message_id = uuid7()
    body = sams_phone.body("message", assignment=cast.sams_check_in.pk, words=QUESTION)

    first, second = (sams_phone.put(body, id=message_id) for _ in range(2))

    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    with cast.at_northgate():
        assert Message.objects.count() == 1


@pytest.mark.parametrize("words", ["", "  \n ", "x" * 2001])
def test_an_empty_or_giant_message_is_refused_in_words(cast, sams_phone, words):
    answer = sams_phone.say("message", assignment=cast.sams_check_in.pk, words=words)

    assert answer.status_code == 422
    assert answer.json()["field"].endswith("words")


def test_nobody_writes_in_the_thread_of_somebody_else(cast, phone_of):
    for other, client in ((cast.kim, cast.at_northgate), (cast.ida, cast.at_southgate)):
        said = phone_of(other).say("message", assignment=cast.sams_check_in.pk, words=QUESTION)
        assert said.status_code == 422
        with client():
            assert not Message.objects.exists()


def test_an_answer_answers_what_waits_in_its_thread_and_nothing_else(cast, asked, sams_phone):
    elsewhere = sams_phone.say("message", assignment=cast.sams_phq9.pk, words=QUESTION).json()["id"]

    answer = write_message(cast.sams_check_in, words=ANSWER, by=cast.noor).subject

    asked.refresh_from_db()
    assert (asked.waits, asked.answer) == (False, answer)
    assert Message.objects.get(pk=elsewhere).waits


@pytest.mark.parametrize("who", ["tom", "vera", "olga", "kim", "sam", "otto"])
def test_only_who_treats_the_client_answers_reads_or_settles(cast, asked, who):
    by = getattr(cast, who)

    for deed in (
        lambda: write_message(cast.sams_check_in, words=ANSWER, by=by),
        lambda: read_thread(cast.sams_check_in, by=by),
        lambda: settle(cast.sams_check_in, how="session", by=by),
        lambda: unsettle(cast.sams_check_in, by=by),
    ):
        with pytest.raises(PermissionDenied):
            deed()


def test_when_the_care_ends_the_thread_is_gone_for_who_treated(cast, asked):
    link = CareLink.objects.get(client=cast.sam, therapist=cast.noor)
    assert list(Message.objects.visible_to(cast.noor)) == [asked]

    end_care(link, by=cast.noor)

    assert not Message.objects.visible_to(cast.noor).exists()
    assert list(Message.objects.visible_to(cast.sam)) == [asked]
    with pytest.raises(PermissionDenied):
        words_of(asked, cast.noor)


def test_an_empty_or_giant_answer_is_refused(cast, asked):
    for words in (" ", "x" * 2001):
        with pytest.raises(ValidationError):
            write_message(cast.sams_check_in, words=words, by=cast.noor)
    assert Message.objects.count() == 1


def test_the_therapists_reading_is_written_down_and_told_to_the_phone(cast, asked, sams_phone):
    before = sams_phone.pull()["counter"]

    read_thread(cast.sams_check_in, by=cast.noor)
    read_thread(cast.sams_check_in, by=cast.noor)

    (told,) = sams_phone.pull(before)["messages"]
    assert told["id"] == str(asked.pk)
    assert told["read_at"]
    assert AuditLine.objects.filter(kind="practice.thread_read", by_id=cast.noor.pk).count() == 1


def test_the_clients_reading_is_told_by_the_phone_with_its_time(cast, asked, sams_phone):
    answer = write_message(cast.sams_check_in, words=ANSWER, by=cast.noor).subject
    assert set(unread_since([cast.sam.pk, cast.kim.pk])) == {cast.sams_check_in.pk}

    read_at = clock.now() + timedelta(seconds=1)
    with_time = sams_phone.operation("read", messages=[str(answer.pk)]) | {
        "recorded_at": read_at.isoformat()
    }

    assert sams_phone.put(json.dumps(with_time).encode()).status_code == 201

    answer.refresh_from_db()
    assert answer.read_by == cast.sam
    assert answer.received_at <= answer.read_at <= clock.now()
    assert unread_since([cast.sam.pk]) == {}


def test_reading_ones_own_or_somebody_elses_message_marks_nothing(cast, asked, phone_of):
    answer = write_message(cast.sams_check_in, words=ANSWER, by=cast.noor).subject

    phone_of(cast.kim).say("read", messages=[str(answer.pk)])
    phone_of(cast.sam).say("read", messages=[str(asked.pk)])

    assert not Message.objects.filter(read_at__isnull=False).exists()


def test_a_client_takes_back_what_nobody_read(cast, asked, sams_phone):
    assert sams_phone.say("undo", of=asked.pk).status_code == 201

    asked.refresh_from_db()
    assert asked.taken_back_at
    assert not asked.waits
    (told,) = sams_phone.pull()["messages"]
    assert (told["undone"], told["words"]) == (True, "")


def test_what_was_read_stays_and_the_phone_hears_that_it_did(cast, asked, sams_phone):
    read_thread(cast.sams_check_in, by=cast.noor)
    before = sams_phone.pull()["counter"]

    assert sams_phone.say("undo", of=asked.pk).status_code == 201

    (told,) = sams_phone.pull(before)["messages"]
    assert (told["undone"], told["words"]) == (False, QUESTION)
    assert told["read_at"]


def test_nobody_takes_back_the_words_of_another(cast, asked, phone_of):
    answer = write_message(cast.sams_check_in, words=ANSWER, by=cast.noor).subject

    assert phone_of(cast.sam).say("undo", of=answer.pk).status_code == 422
    assert phone_of(cast.kim).say("undo", of=asked.pk).status_code == 422
    with pytest.raises(PermissionDenied):
        take_back(asked, by=cast.noor)
    assert Message.objects.filter(taken_back_at=None).count() == 2


def test_an_answer_taken_back_lets_the_question_wait_again(cast, asked):
    answer = write_message(cast.sams_check_in, words=ANSWER, by=cast.noor).subject

    take_back(answer, by=cast.noor)

    asked.refresh_from_db()
    assert (asked.waits, asked.answered_at) == (True, None)


def test_an_answer_that_was_read_is_not_taken_back(cast, asked, sams_phone):
    answer = write_message(cast.sams_check_in, words=ANSWER, by=cast.noor).subject
    sams_phone.say("read", messages=[str(answer.pk)])

    with pytest.raises(ValidationError):
        take_back(answer, by=cast.noor)


def test_a_question_answered_in_the_session_waits_no_more_and_may_wait_again(
    cast, asked, sams_phone
):
    settle(cast.sams_check_in, how="session", by=cast.noor)
    assert sams_phone.pull()["messages"][0]["settled"] == "session"

    unsettle(cast.sams_check_in, by=cast.noor)
    (told,) = sams_phone.pull()["messages"]
    assert (told["settled"], told["waits"]) == ("", True)

    with pytest.raises(ValidationError):
        settle(cast.sams_check_in, how="ignored", by=cast.noor)


def test_the_phone_hears_by_when_a_waiting_message_is_answered(cast, asked, sams_phone):
    (told,) = sams_phone.pull()["messages"]

    # Northgate looks on Mondays and Thursdays.
    assert date.fromisoformat(told["answer_by"]).weekday() in (0, 3)
    assert sams_phone.pull()["me"]["therapist"]["answers"] == (
        "Noor usually answers on Monday and Thursday."
    )
