"""A safety plan older than three months says so on the pages of the client."""

import pytest

from tests.cast import agree
from tests.review.history import practise

SAYS = "The safety plan was last written on"


def page_of(noor, cast):
    return noor.get(f"/clients/{cast.sam.pk}/plan/").content.decode()


@pytest.fixture
def write(cast, days_ago):
    with cast.at_northgate():
        plan = agree(cast.sam, "safety-plan", by=cast.noor)

    def written(ago):
        said = {"alone": ["a walk"]}
        with cast.at_northgate():
            return practise(cast.sam, "safety-plan", said, on=days_ago(ago), assignment=plan)

    return written


def test_it_is_flagged_after_three_months_until_it_is_written_again(cast, noor, write):
    assert SAYS not in page_of(noor, cast)
    old = write(92)
    assert SAYS in page_of(noor, cast)
    assert f"/clients/{cast.sam.pk}/entries/{old.pk}/" in page_of(noor, cast)
    write(91)
    assert SAYS not in page_of(noor, cast)


def test_one_that_is_not_shared_is_nobodys_business(cast, noor, write, sams_phone):
    sams_phone.say("unshare", entry=write(92).pk)

    assert SAYS not in page_of(noor, cast)
