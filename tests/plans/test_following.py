"""What client and therapist follow together: who chooses it, and that numbers keep meaning."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from midweek.audit.action import AlreadyDone
from midweek.audit.models import AuditLine
from midweek.people.access import grant_to_client
from midweek.plans.actions.following import Named, end_dimension, follow, rename_dimension
from midweek.plans.models import Dimension
from midweek.plans.queries import followed

BED = Named(label="Pull to stay in bed", low="none", high="all day")
WAVE = Named(label="Wave height", low="flat", high="storm")
STRANGERS = ["vera", "tom", "olga", "sam", "kim", "otto", "ida"]


def known(cast):
    return followed(cast.sam, grant=grant_to_client(cast.sam, by=cast.noor, purpose="test"))


def deeds(cast):
    """Every deed on what Sam follows, ready to be done by somebody."""
    made = follow(cast.sam, named=BED, by=cast.noor).subject
    return [
        lambda by: follow(cast.sam, named=WAVE, by=by),
        lambda by: rename_dimension(made, named=WAVE, by=by),
        lambda by: end_dimension(made, by=by),
    ]


@pytest.mark.parametrize("who", STRANGERS)
def test_nobody_but_the_therapist_chooses_what_is_followed(cast, who):
    with cast.at_northgate():
        for deed in deeds(cast):
            with pytest.raises(PermissionDenied):
                deed(getattr(cast, who))
        assert [(one.label, one.ended_at) for one in known(cast)] == [(BED.label, None)]


def test_what_is_followed_is_sealed_and_written_down_without_its_words(cast):
    with cast.at_northgate():
        made = follow(cast.sam, named=BED, by=cast.noor).subject

        row = Dimension.objects.get(pk=made.pk)
        line = AuditLine.objects.get(kind="plans.dimension_added")
        for sealed in (row.label, row.low, row.high):
            assert b"bed" not in bytes(sealed)
        assert (line.subject_id, line.client_id, line.details) == (made.pk, cast.sam.pk, {})


def test_other_words_keep_the_same_line(cast):
    with cast.at_northgate():
        made = follow(cast.sam, named=BED, by=cast.noor).subject
        rename_dimension(made, named=Named(" Bed  pull ", "none", "all day"), by=cast.noor)

        assert [(one.id, one.label) for one in known(cast)] == [(made.pk, "Bed pull")]
        assert AuditLine.objects.filter(kind="plans.dimension_renamed").count() == 1


def test_four_are_followed_at_a_time_and_a_fifth_after_one_has_ended(cast):
    with cast.at_northgate():
        made = [follow(cast.sam, named=BED, by=cast.noor).subject for _ in range(4)]
        with pytest.raises(ValidationError):
            follow(cast.sam, named=WAVE, by=cast.noor)

        end_dimension(made[1], by=cast.noor)
        assert isinstance(end_dimension(made[1], by=cast.noor), AlreadyDone)
        follow(cast.sam, named=WAVE, by=cast.noor)

        assert [bool(one.ended_at) for one in known(cast)] == [False, True, False, False, False]
        assert known(cast)[-1].label == "Wave height"


@pytest.mark.parametrize("words", [("", "a", "b"), ("a", " ", "b"), ("a", "b", "x" * 61)])
def test_each_needs_a_name_and_two_ends_that_fit(cast, words):
    with cast.at_northgate():
        with pytest.raises(ValidationError):
            follow(cast.sam, named=Named(*words), by=cast.noor)
        assert known(cast) == []


def test_what_has_ended_is_not_renamed(cast):
    with cast.at_northgate():
        made = follow(cast.sam, named=BED, by=cast.noor).subject
        end_dimension(made, by=cast.noor)

        with pytest.raises(ValidationError):
            rename_dimension(made, named=WAVE, by=cast.noor)


def test_the_phone_hears_of_it(cast, sams_phone):
    before = sams_phone.pull()["counter"]
    with cast.at_northgate():
        made = follow(cast.sam, named=BED, by=cast.noor).subject

    told = sams_phone.pull(before)["dimensions"]

    assert told == [{"id": str(made.pk), "ended": False, **vars(BED)}]
