"""Several changes agreed at the end of a session are one version, or none at all."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from midweek.people.access import grant_to_client
from midweek.plans.actions.assigning import current_terms, end_assignment
from midweek.plans.actions.ideas import agreed_in
from midweek.plans.actions.together import Change, agree_together, put_back
from midweek.plans.models import Assignment, PlanVersion
from tests.cast import agree


@pytest.fixture
def walk(cast):
    with cast.at_northgate():
        yield agree(cast.sam, "ten-minute-walk", by=cast.noor)


def smaller(assignment, cast):
    grant = grant_to_client(cast.sam, by=cast.noor, purpose="plan")
    return Change(
        assignment, replace(agreed_in(current_terms(assignment), grant=grant), rung="smaller")
    )


def of_sam(cast):
    return Assignment.objects.filter(client=cast.sam)


def test_several_changes_are_one_version_and_can_be_put_back(cast, walk):
    before = PlanVersion.objects.filter(client=cast.sam).order_by("-number")[0]

    changes = [smaller(walk, cast), Change(of_sam(cast).get(activity__slug="phq-9"))]
    after = agree_together(cast.sam, changes=changes, by=cast.noor).subject

    assert after.number == before.number + 1
    assert current_terms(walk).rung == "smaller"
    assert of_sam(cast).get(activity__slug="phq-9").ended_at

    put_back(before, by=cast.noor)
    assert current_terms(walk).rung == "agreed"
    assert current_terms(walk).number == 3
    assert not of_sam(cast).exclude(ended_at=None).exists()


def test_putting_back_ends_what_came_since(cast, walk):
    before = PlanVersion.objects.filter(client=cast.sam).order_by("-number")[0]
    breathing = agree(cast.sam, "slow-breathing", by=cast.noor)

    put_back(before, by=cast.noor)

    breathing.refresh_from_db()
    assert breathing.ended_at


def test_one_change_that_cannot_be_made_stops_all(cast, walk):
    ended = of_sam(cast).select_related("client").get(activity__slug="phq-9")
    end_assignment(ended, by=cast.noor)

    with pytest.raises(ValidationError):
        agree_together(cast.sam, changes=[smaller(walk, cast), Change(ended)], by=cast.noor)
    assert current_terms(walk).rung == "agreed"


def test_nothing_different_and_another_clients_plan_are_refused(cast, walk):
    with pytest.raises(ValidationError):
        agree_together(cast.sam, changes=[], by=cast.noor)
    with pytest.raises(ValidationError):
        agree_together(cast.sam, changes=[Change(cast.kims_check_in)], by=cast.noor)


@pytest.mark.parametrize("who", ["tom", "vera", "sam"])
def test_only_who_treats_the_client_agrees_or_puts_back(cast, walk, who):
    by = getattr(cast, who)
    with pytest.raises(PermissionDenied):
        agree_together(cast.sam, changes=[smaller(walk, cast)], by=by)
    with pytest.raises(PermissionDenied):
        put_back(PlanVersion.objects.filter(client=cast.sam)[0], by=by)
