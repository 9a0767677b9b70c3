"""Totals on the client's own phone: only where the therapist shows them, in first and last."""

import pytest
from django.core.exceptions import PermissionDenied

from midweek.audit.action import AlreadyDone
from midweek.people.actions.totals import show_totals


@pytest.fixture
def answer(cast, sams_phone, phq9):
    def answered(total, **more):
        items = [min(3, max(0, total - 3 * n)) for n in range(8)]
        answers = {f"q{n}": value for n, value in enumerate(items, 1)} | {"q9": 0}
        answers |= more
        return sams_phone.entry(phq9, answers=answers, assignment=cast.sams_phq9.pk)

    return answered


def totals(phone):
    return phone.browser.get("/api/v1/totals").json()["totals"]


def test_nothing_is_told_until_the_therapist_shows_them(cast, sams_phone, answer):
    answer(17)
    assert totals(sams_phone) == []

    with cast.at_northgate():
        show_totals(cast.sam, shown=True, by=cast.noor)
        assert isinstance(show_totals(cast.sam, shown=True, by=cast.noor), AlreadyDone)

    (told,) = totals(sams_phone)
    assert (told["title"], told["last"], told["verdict"]) == ("Mood questions (PHQ-9)", 17, "once")


def test_first_and_last_are_told_with_whether_the_change_is_reliable(cast, sams_phone, answer):
    for total in (17, 12, 9):
        answer(total)
    answer(3, q1=None)
    with cast.at_northgate():
        show_totals(cast.sam, shown=True, by=cast.noor)

    (told,) = totals(sams_phone)

    assert (told["first"], told["last"], told["verdict"]) == (17, 9, "improved")


@pytest.mark.parametrize("who", ["vera", "olga", "sam", "otto"])
def test_nobody_else_shows_them(cast, who):
    with cast.at_northgate(), pytest.raises(PermissionDenied):
        show_totals(cast.sam, shown=True, by=getattr(cast, who))
