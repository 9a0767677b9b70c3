"""What a therapist leads is done as agreed with them, and a hard answer in it reaches a person."""

import pytest

from midweek.people.access import grant_to_client
from midweek.people.actions.care import answer_consent
from midweek.people.vault import open_sealed
from midweek.practice.models import Entry, Notice
from tests.cast import agree, version_of

HARD = {"harm": 3, "die": 1, "acted": 0}


@pytest.fixture
def diary(cast):
    """The id of Northgate's diary of feelings, urges and skills."""
    with cast.at_northgate():
        return version_of("dbt-diary").pk


def test_a_client_does_not_begin_a_diary_of_urges_by_themselves(cast, sams_phone, diary):
    answer = sams_phone.entry(diary, answers=HARD)

    assert answer.status_code == 422
    assert "part of your plan" in answer.content.decode()
    with cast.at_northgate():
        assert not Entry.objects.filter(version=diary).exists()


@pytest.mark.parametrize("shared", [True, False])
def test_an_urge_in_an_agreed_diary_leaves_a_notice_shared_or_not(cast, sams_phone, diary, shared):
    with cast.at_northgate():
        agreed = agree(cast.sam, "dbt-diary", by=cast.noor)
        if not shared:
            answer_consent(
                cast.sam, purpose="check_ins", granted=False, text_version=2, by=cast.sam
            )

    assert sams_phone.entry(diary, answers=HARD, assignment=agreed.pk).status_code < 300

    with cast.at_northgate():
        notice = Notice.objects.waiting().get(client=cast.sam)
        grant = grant_to_client(cast.sam, by=cast.sam, purpose="marking")
        about = open_sealed(notice, "about", grant=grant)
    assert [(one["step"], one["level"]) for one in about] == [("harm", "high"), ("die", "notice")]


def test_an_evening_without_an_urge_leaves_none(cast, sams_phone, diary):
    with cast.at_northgate():
        agreed = agree(cast.sam, "dbt-diary", by=cast.noor)

    sams_phone.entry(diary, answers={"harm": 0, "die": 0, "acted": 0}, assignment=agreed.pk)

    with cast.at_northgate():
        assert not Notice.objects.waiting().exists()
