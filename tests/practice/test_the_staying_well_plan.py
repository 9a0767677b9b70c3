"""A staying-well plan, written on by two people, version after version."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from uuid6 import uuid7

from midweek.audit.action import AlreadyDone, Done
from midweek.audit.models import AuditLine
from midweek.people.actions.care import answer_consent
from midweek.practice.actions.on_behalf import take_back_entered
from midweek.practice.actions.staying_well import keep_together, newest_plan
from midweek.practice.models import Entry
from tests.cast import agree, version_of

SAID = {"signs": ["I stop cooking."], "plan": [{"level": "green", "do": "Walk on Sunday"}]}


@pytest.fixture
def plan(cast):
    with cast.at_northgate():
        yield agree(cast.sam, "relapse-plan", by=cast.noor)


def test_each_side_goes_on_from_the_newest_version_and_all_are_kept(cast, plan, sams_phone):
    first = keep_together(plan, SAID, entry_id=uuid7(), by=cast.noor).subject

    told = sams_phone.pull()["entries"][0]
    assert (told["answers"], told["finished"]) == (SAID, False)
    assert told["entered"] == {"by": "Noor", "how": "session"}
    own = SAID | {"learned": ["Ask early."]}
    version = version_of("relapse-plan").pk
    sams_phone.entry(str(version), answers=own, assignment=str(plan.pk), replaces=str(first.pk))
    theirs = newest_plan(cast.sam, by=cast.noor)
    assert theirs.entered_by is None

    third = keep_together(plan, own | {"look_again": "2027-03-01"}, entry_id=uuid7(), by=cast.noor)
    assert third.subject.replaces == theirs
    assert newest_plan(cast.sam, by=cast.noor) == third.subject
    assert Entry.objects.filter(version__activity__slug="relapse-plan").count() == 3
    lines = AuditLine.objects.filter(kind="practice.staying_well_kept")
    assert {line.by_id for line in lines} == {cast.noor.pk}

    take_back_entered(third.subject, by=cast.noor)
    assert newest_plan(cast.sam, by=cast.noor) == theirs


def test_kept_twice_by_a_double_press_it_is_there_once(cast, plan):
    told = uuid7()

    assert isinstance(keep_together(plan, SAID, entry_id=told, by=cast.noor), Done)
    assert isinstance(keep_together(plan, SAID, entry_id=told, by=cast.noor), AlreadyDone)


@pytest.mark.parametrize("who", ["vera", "tom", "olga", "sam", "kim", "otto"])
def test_nobody_else_writes_on_it_at_the_desk(cast, plan, who):
    with pytest.raises(PermissionDenied):
        keep_together(plan, SAID, entry_id=uuid7(), by=getattr(cast, who))


def test_what_does_not_fit_is_something_else_or_is_not_shared_is_not_kept(cast, plan):
    with pytest.raises(ValidationError):
        keep_together(plan, {"mood": 3}, entry_id=uuid7(), by=cast.noor)
    with pytest.raises(ValidationError):
        keep_together(cast.sams_check_in, {"mood": 3}, entry_id=uuid7(), by=cast.noor)
    answer_consent(cast.sam, purpose="check_ins", granted=False, text_version=2, by=cast.sam)
    with pytest.raises(ValidationError):
        keep_together(plan, SAID, entry_id=uuid7(), by=cast.noor)
    assert not Entry.objects.exists()
