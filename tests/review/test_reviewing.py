"""Looking at a thing of the plan together: the mark, the rating, and who may."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from midweek.audit.models import AuditLine
from midweek.people.access import grant_to_client
from midweek.people.vault import open_sealed
from midweek.review.actions.reviewing import review, take_review_back
from midweek.review.models import Review


def test_how_something_was_looked_at_is_kept_with_its_rating_sealed(cast):
    with cast.at_northgate():
        found = review(cast.sams_check_in, mark="partly", rating=3, by=cast.noor).subject
        line = AuditLine.objects.order_by("-number")[0]

        assert (line.kind, line.details) == ("review.task_reviewed", {"mark": "partly"})
        grant = grant_to_client(cast.sam, by=cast.noor, purpose="test")
        assert open_sealed(found, "rating", grant=grant) == 3
        assert list(Review.objects.looked_at()) == [found]


def test_what_was_not_reached_counts_as_not_looked_at(cast):
    with cast.at_northgate():
        review(cast.sams_check_in, mark="not_reached", by=cast.noor)

        assert not Review.objects.looked_at().exists()


def test_a_review_can_be_taken_back_by_who_made_it(cast):
    with cast.at_northgate():
        found = review(cast.sams_check_in, mark="done", by=cast.noor).subject
        with pytest.raises(PermissionDenied):
            take_review_back(found, by=cast.tom)
        take_review_back(found, by=cast.noor)

        assert not Review.objects.looked_at().exists()


@pytest.mark.parametrize("wrong", [{"mark": "well"}, {"mark": "done", "rating": 5}])
def test_a_mark_or_rating_that_does_not_exist_is_refused(cast, wrong):
    with cast.at_northgate(), pytest.raises(ValidationError):
        review(cast.sams_check_in, by=cast.noor, **wrong)


@pytest.mark.parametrize("who", ["tom", "vera", "sam"])
def test_only_who_treats_the_client_looks_at_it_with_them(cast, who):
    with cast.at_northgate(), pytest.raises(PermissionDenied):
        review(cast.sams_check_in, mark="done", by=getattr(cast, who))
