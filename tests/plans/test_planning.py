"""How something will be done, what it is for, and who said how sure they are."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from midweek.audit.models import AuditLine
from midweek.library.models import Activity
from midweek.people.access import grant_to_client
from midweek.plans.actions.assigning import assign, change_terms
from midweek.plans.models import Assignment, Goal, Terms
from midweek.plans.models.planning import Planning
from midweek.plans.queries import items
from midweek.plans.queries.goals import goals
from tests.plans.test_plan import WALK

PLANNED = Planning(
    goal="See Anna again",
    after="after the first coffee",
    where="the loop round the pond",
    obstacle="symptoms",
    obstacle_words="the sofa",
    answer="I put my shoes on and stand at the door",
    confidence=60,
    minute=True,
    idea="both",
    sense=8,
)


def walk_of(cast, planning, why="mornings are the worst"):
    activity = Activity.objects.get(slug="ten-minute-walk")
    agreed = replace(WALK, why=why, planning=planning)
    return assign(cast.sam, activity, agreed=agreed, by=cast.noor).subject


def item_of(cast, made):
    grant = grant_to_client(cast.sam, by=cast.noor, purpose="test")
    (item,) = [one for one in items(cast.sam, grant=grant) if one.id == made.pk]
    return item


def test_what_was_planned_is_kept_in_their_words_and_sealed(cast):
    with cast.at_northgate():
        made = walk_of(cast, PLANNED)

        assert item_of(cast, made).planning == PLANNED
        terms = Terms.objects.get(assignment=made)
        stored = bytes(terms.planning) + bytes(terms.goal.words)
        for word in (b"Anna", b"coffee", b"pond", b"sofa", b"confidence", b"both", b"symptoms"):
            assert word not in stored


def test_two_things_serve_one_goal_and_another_is_another(cast):
    with cast.at_northgate():
        for goal in ("See Anna again", " see  anna again ", "Sleep through"):
            walk_of(cast, Planning(goal=goal))

        grant = grant_to_client(cast.sam, by=cast.noor, purpose="test")
        assert goals(cast.sam, grant=grant) == ["See Anna again", "Sleep through"]
        assert AuditLine.objects.filter(kind="plans.goal_set").count() == 2
        assert Goal.objects.visible_to(cast.vera).count() == 0


def test_planning_belongs_to_the_dated_terms(cast):
    with cast.at_northgate():
        made = walk_of(cast, PLANNED)
        first = bytes(Terms.objects.get(assignment=made).planning)

        change_terms(made, agreed=replace(WALK, planning=Planning(confidence=80)), by=cast.noor)

        assert item_of(cast, made).planning == Planning(confidence=80)
        assert bytes(Terms.objects.get(assignment=made, number=1).planning) == first


def test_a_reason_that_was_talked_about_can_be_written_down_later(cast):
    with cast.at_northgate():
        made = walk_of(cast, Planning(why_later=True), why="")

        item = item_of(cast, made)
        assert (item.why, item.planning.why_later) == ("", True)
        with pytest.raises(ValidationError):
            walk_of(cast, Planning(), why=" ")


@pytest.mark.parametrize(
    "wrong",
    [
        {"confidence": 101},
        {"confidence": -1},
        {"confidence": True},
        {"sense": 11},
        {"obstacle": "laziness"},
        {"idea": "the cat"},
        {"goal": "x" * 201},
        {"answer": "x" * 201},
    ],
)
def test_planning_that_makes_no_sense_is_refused_whole(cast, wrong):
    with cast.at_northgate():
        before = (Assignment.objects.count(), Goal.objects.count())
        with pytest.raises(ValidationError):
            walk_of(cast, replace(PLANNED, **wrong))
        assert (Assignment.objects.count(), Goal.objects.count()) == before


@pytest.mark.parametrize("who", ["vera", "tom", "olga", "kim", "otto"])
def test_nobody_else_plans_or_sets_a_goal(cast, who):
    with cast.at_northgate():
        made = walk_of(cast, PLANNED)
        again = replace(WALK, planning=Planning(goal="Another"))
        with pytest.raises(PermissionDenied):
            change_terms(made, agreed=again, by=getattr(cast, who))
        assert Goal.objects.count() == 1
