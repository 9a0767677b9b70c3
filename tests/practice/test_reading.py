"""Opening what a client shared: only while it is shared, and never without being noted."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from midweek.audit.action import AlreadyDone, Done
from midweek.audit.models import AuditLine
from midweek.people.actions.care import answer_consent, end_care
from midweek.people.models import CareLink
from midweek.practice.actions.noticing import acknowledge
from midweek.practice.actions.reading import look_at, open_entries
from midweek.practice.models import Entry, Look, Notice


@pytest.fixture
def entry(cast, sams_phone, check_in):
    sams_phone.entry(check_in, answers={"mood": 4, "words": "canary"})
    with cast.at_northgate():
        yield Entry.objects.get()


@pytest.fixture
def notice(cast, sams_phone, phq9):
    answers = {f"q{number}": 1 for number in range(1, 10)}
    sams_phone.entry(phq9, answers=answers, assignment=cast.sams_phq9.pk)
    with cast.at_northgate():
        yield Notice.objects.get()


def test_opening_an_entry_is_noted_once(cast, entry):
    for _ in range(3):
        opened = open_entries([entry], client=cast.sam, by=cast.noor)

    assert opened[entry.pk]["words"] == "canary"
    assert Look.objects.count() == 1
    assert AuditLine.objects.filter(kind="practice.entry_opened").count() == 1
    assert isinstance(look_at(entry, by=cast.noor), AlreadyDone)


def test_the_client_opens_their_own_without_a_note(cast, entry):
    assert open_entries([entry], client=cast.sam, by=cast.sam)[entry.pk]["mood"] == 4
    assert not Look.objects.exists()


@pytest.mark.parametrize("who", ["vera", "tom", "olga", "kim", "otto", "ida"])
def test_nobody_else_opens_it(cast, entry, who):
    for deed in (
        lambda by: look_at(entry, by=by),
        lambda by: open_entries([entry], client=cast.sam, by=by),
    ):
        with pytest.raises(PermissionDenied):
            deed(getattr(cast, who))
    assert not Look.objects.exists()


@pytest.mark.parametrize("looked_before", [False, True])
@pytest.mark.parametrize("how", ["hidden", "taken back", "consent", "care ended"])
def test_what_is_no_longer_shared_is_not_opened_by_whoever_looked_before(
    cast, sams_phone, entry, how, looked_before
):
    if looked_before:
        open_entries([entry], client=cast.sam, by=cast.noor)
    if how == "hidden":
        sams_phone.say("unshare", entry=entry.pk)
    elif how == "taken back":
        sams_phone.say("undo", of=entry.pk)
    elif how == "consent":
        says = {"purpose": "check_ins", "granted": False, "text_version": 1}
        answer_consent(cast.sam, **says, by=cast.sam)
    else:
        end_care(CareLink.objects.get(client=cast.sam, ended_at=None), by=cast.noor)

    with pytest.raises(PermissionDenied):
        open_entries([entry], client=cast.sam, by=cast.noor)


def test_entries_of_another_client_are_not_opened_among_somebodys(cast, entry):
    with pytest.raises(PermissionDenied):
        open_entries([entry], client=cast.kim, by=cast.noor)


def test_a_notice_is_taken_up_once_and_the_first_answer_stays(cast, notice):
    assert isinstance(acknowledge(notice, response="spoke", by=cast.noor), Done)
    assert isinstance(acknowledge(notice, response="called", by=cast.noor), AlreadyDone)

    notice.refresh_from_db()
    assert (notice.response, notice.acknowledged_by) == ("spoke", cast.noor)
    assert not Notice.objects.waiting().exists()


@pytest.mark.parametrize("who", ["vera", "tom", "olga", "sam", "kim", "otto"])
def test_nobody_else_takes_up_a_notice(cast, notice, who):
    with pytest.raises(PermissionDenied):
        acknowledge(notice, response="spoke", by=getattr(cast, who))


def test_what_was_done_must_be_said(cast, notice):
    with pytest.raises(ValidationError):
        acknowledge(notice, response="", by=cast.noor)


def _asked(cast, phone, phq9, *, q9, replaces=None, finished=True):
    answers = {f"q{number}": 1 for number in range(1, 9)} | {"q9": q9}
    return phone.entry(
        phq9,
        answers=answers,
        assignment=cast.sams_phq9.pk,
        replaces=replaces,
        finished=finished,
    ).json()["id"]


def test_an_answer_told_at_once_and_again_with_the_rest_leaves_one_notice(cast, sams_phone, phq9):
    first = _asked(cast, sams_phone, phq9, q9=2, finished=False)
    whole = _asked(cast, sams_phone, phq9, q9=2, replaces=first)

    with cast.at_northgate():
        assert str(Notice.objects.get().entry_id) == whole


def test_what_was_taken_up_is_not_raised_again_by_the_same_answer(cast, sams_phone, phq9):
    first = _asked(cast, sams_phone, phq9, q9=1, finished=False)
    with cast.at_northgate():
        acknowledge(Notice.objects.get(), response="spoke", by=cast.noor)
    again = _asked(cast, sams_phone, phq9, q9=1, replaces=first)
    with cast.at_northgate():
        assert not Notice.objects.waiting().exists()

    _asked(cast, sams_phone, phq9, q9=3, replaces=first)

    with cast.at_northgate():
        assert Notice.objects.waiting().count() == 1
    assert again


def test_a_corrected_answer_never_takes_a_notice_away(cast, sams_phone, phq9):
    first = _asked(cast, sams_phone, phq9, q9=1)
    _asked(cast, sams_phone, phq9, q9=0, replaces=first)

    with cast.at_northgate():
        assert Notice.objects.waiting().count() == 1
