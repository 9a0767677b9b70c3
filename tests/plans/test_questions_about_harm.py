"""A question about harm is asked only where somebody is named to look at the answer."""

import pytest
from django.core.exceptions import ValidationError

from midweek.plans.models import Assignment
from tests.cast import agree


@pytest.fixture
def nobody_looks(cast):
    cast.northgate.looks_by = ""
    cast.northgate.save()
    with cast.at_northgate():
        cast.kim.refresh_from_db()
        cast.kim.clinic = cast.northgate
        yield cast


def test_the_phq9_is_not_agreed_while_nobody_is_named_to_look(nobody_looks):
    before = Assignment.objects.count()

    with pytest.raises(ValidationError, match="who looks"):
        agree(nobody_looks.kim, "phq-9", by=nobody_looks.noor)

    assert Assignment.objects.count() == before


def test_the_phq8_which_asks_nothing_about_harm_still_is(nobody_looks):
    assert agree(nobody_looks.kim, "phq-8", by=nobody_looks.noor).pk


def test_the_phq9_is_agreed_where_somebody_looks(cast):
    with cast.at_northgate():
        assert agree(cast.kim, "phq-9", by=cast.noor).pk
