"""A therapist writes down a questionnaire: together in the session, or from paper."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from uuid6 import uuid7

from midweek.audit.action import AlreadyDone, Done
from midweek.audit.models import AuditLine
from midweek.people.access import grant_to_client
from midweek.people.actions.care import answer_consent
from midweek.practice.actions.on_behalf import Answered, enter_on_behalf, take_back_entered
from midweek.practice.models import Entry, Notice
from midweek.review.queries.client_months import all_marks
from midweek.review.queries.courses import courses
from tests.cast import version_of

ALL_ONES = {f"q{number}": 1 for number in range(1, 9)} | {"q9": 0}


def said(**more):
    told = {"answers": ALL_ONES, "happened_at": timezone.now(), "how": "paper"}
    return Answered(id=uuid7(), **told | more)


@pytest.fixture
def enter(cast):
    def entered(told=None, *, by=None, slug="phq-9"):
        told, by = told or said(), by or cast.noor
        return enter_on_behalf(cast.sam, version_of(slug), said=told, by=by)

    with cast.at_northgate():
        yield entered


def totals(cast):
    grant = grant_to_client(cast.sam, by=cast.noor, purpose="test")
    found = courses(all_marks(cast.sam, grant=grant))
    return list(found["phq-9"].totals) if "phq-9" in found else []


def test_it_counts_like_any_other_and_says_for_ever_who_wrote_it_down(cast, enter, sams_phone):
    done = enter()

    assert isinstance(done, Done)
    entry = Entry.objects.get()
    assert (entry.entered_by, entry.entered_how) == (cast.noor, "paper")
    assert entry.assignment == cast.sams_phq9
    assert totals(cast) == [8]
    assert AuditLine.objects.filter(kind="practice.entered_on_behalf", by_id=cast.noor.pk).exists()
    told = sams_phone.pull()["entries"][0]
    assert told["entered"] == {"by": "Noor", "how": "paper"}


def test_written_down_twice_by_a_double_press_it_is_there_once(enter):
    told = said()
    enter(told)

    assert isinstance(enter(told), AlreadyDone)
    assert Entry.objects.count() == 1


def test_question_9_leaves_a_notice_here_too(enter):
    enter(said(answers=ALL_ONES | {"q9": 1}))

    assert Notice.objects.waiting().count() == 1


def test_what_was_left_open_stays_open(cast, enter):
    enter(said(answers={"q1": 3, "q9": 0}))

    assert totals(cast) == []


@pytest.mark.parametrize("who", ["vera", "tom", "olga", "sam", "kim", "otto"])
def test_nobody_else_writes_it_down(cast, enter, who):
    with pytest.raises(PermissionDenied):
        enter(by=getattr(cast, who))


@pytest.mark.parametrize(
    "wrong",
    [{"answers": {"q1": 9}}, {"answers": {"mood": 3}}, {"how": "guessed"}, {"how": ""}],
    ids=str,
)
def test_what_does_not_fit_is_not_kept(enter, wrong):
    with pytest.raises(ValidationError):
        enter(said(**wrong))
    assert not Entry.objects.exists()


def test_nothing_is_written_down_ahead_of_its_day_nor_anything_but_questionnaires(enter):
    with pytest.raises(ValidationError):
        enter(said(happened_at=timezone.now() + timedelta(hours=1)))
    with pytest.raises(ValidationError):
        enter(said(answers={"mood": 3}), slug="check-in")


def test_who_does_not_share_questionnaires_has_none_written_down(cast, enter):
    answer_consent(cast.sam, purpose="measures", granted=False, text_version=2, by=cast.sam)
    with pytest.raises(ValidationError):
        enter()


def test_it_is_taken_back_by_who_wrote_it_and_a_notice_stays(cast, enter, sams_phone, phq9):
    entry = enter(said(answers=ALL_ONES | {"q9": 1})).subject
    own = sams_phone.entry(phq9, answers=ALL_ONES, assignment=cast.sams_phq9.pk).json()["id"]
    for other in (entry, Entry.objects.get(pk=own)):
        with pytest.raises(PermissionDenied):
            take_back_entered(other, by=cast.olga if other is entry else cast.noor)

    assert isinstance(take_back_entered(entry, by=cast.noor), Done)
    assert isinstance(take_back_entered(entry, by=cast.noor), AlreadyDone)
    assert totals(cast) == [8]
    assert Notice.objects.waiting().count() == 1
