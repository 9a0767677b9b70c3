"""A step beside each thing of the plan: its reason, its entries, and one click to agree on it."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from midweek.audit import clock
from midweek.library.models import Activity
from midweek.plans.actions.assigning import Agreed, assign, change_terms
from midweek.plans.models import Terms
from midweek.plans.models.planning import Planning
from tests.review.telling import at, practise, skip


def ago(days):
    return timezone.localdate() - timedelta(days=days)


WALK = Agreed(why="air", starts=ago(10), rrule="FREQ=DAILY", planning=Planning(confidence=80))


@pytest.fixture
def walk(cast):
    with cast.at_northgate(), clock.at(at(ago(5), 9)):
        activity = Activity.objects.get(slug="ten-minute-walk")
        return assign(cast.sam, activity, agreed=replace(WALK, starts=ago(5)), by=cast.noor).subject


def plan_page(cast, noor):
    return " ".join(noor.get(f"/clients/{cast.sam.pk}/plan/").content.decode().split())


def walked(cast, walk, *days):
    with cast.at_northgate():
        for day in days:
            practise(cast.sam, "ten-minute-walk", {"walk": 600}, on=ago(day), assignment=walk)


def test_two_done_and_fairly_sure_propose_a_step_up_that_people_agree_on(cast, noor, walk):
    walked(cast, walk, 2, 1)

    page = plan_page(cast, noor)

    assert "2 done, 80 of 100 sure, and none felt hard." in page
    assert len(re.findall(rf'<a href="/clients/{cast.sam.pk}/entries/[0-9a-f-]+/">', page)) == 2
    assert f'href="/clients/{cast.sam.pk}/plan/{walk.pk}/?rung=bigger"' in page
    with cast.at_northgate():
        assert Terms.objects.get(assignment=walk).rung == "agreed"


def test_new_terms_begin_the_count_anew(cast, noor, walk):
    walked(cast, walk, 2, 1)
    with cast.at_northgate():
        change_terms(walk, agreed=replace(WALK, rung="bigger", starts=ago(0)), by=cast.noor)

    assert "A step up?" not in plan_page(cast, noor)


def test_too_hard_proposes_the_smaller_size(cast, noor, walk):
    walked(cast, walk, 3, 2)
    with cast.at_northgate():
        skip(cast.sam, walk, "too_hard", on=ago(1))

    page = plan_page(cast, noor)

    assert "Said to be too hard." in page
    assert f'href="/clients/{cast.sam.pk}/plan/{walk.pk}/?rung=smaller"' in page


def test_what_nobody_answered_proposes_a_smaller_step_without_a_word_of_blame(cast, noor, walk):
    page = plan_page(cast, noor)

    assert "5 in a row without an answer." in page
    assert "A smaller step?" in page


def test_what_is_not_shared_proposes_nothing(cast, noor, walk):
    walked(cast, walk, 2, 1)
    with cast.at_northgate():
        cast.sam.consents.filter(purpose="check_ins").update(granted=False)

    assert "A step up?" not in plan_page(cast, noor)
