"""Sets of activities: kept without anybody's words, and started for several clients at once."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from midweek.audit.action import AlreadyDone
from midweek.library.models import Activity
from midweek.people.access import grant_to_client
from midweek.plans.actions.answering import answer
from midweek.plans.actions.ideas import Idea
from midweek.plans.actions.offering import draft, send
from midweek.plans.actions.starting import offer_template, start_with_template
from midweek.plans.actions.templates import (
    Part,
    archive_template,
    change_template,
    make_template,
    parts_of,
    restore_template,
)
from midweek.plans.models import Assignment, Proposal, Template
from midweek.plans.queries import items
from midweek.plans.starter_templates import starter_templates
from tests.plans.test_plan import WALK
from tests.plans.test_planning import PLANNED

PARTS = [
    Part("ten-minute-walk", replace(WALK, planning=PLANNED)),
    Part("check-in", WALK),
]


def made(cast, *, shared=False):
    return make_template("First weeks", PARTS, shared=shared, by=cast.noor).subject


def test_a_template_keeps_what_and_when_and_nobodys_words(cast):
    with cast.at_northgate():
        walk, _check_in = parts_of(made(cast), by=cast.noor)

        assert (walk.slug, walk.agreed.rrule) == ("ten-minute-walk", WALK.rrule)
        assert (walk.agreed.why, walk.agreed.planning.goal) == ("", "")
        assert (walk.agreed.planning.obstacle, walk.agreed.planning.why_later) == ("symptoms", True)
        template = Template.objects.get()
        assert b"First" not in bytes(template.name)
        assert b"walk" not in bytes(template.parts)


def test_several_clients_start_with_it_at_once_and_what_runs_already_stays(cast):
    with cast.at_northgate():
        start_with_template(made(cast), [cast.sam, cast.kim], by=cast.noor)

        for client, check_in in ((cast.sam, cast.sams_check_in), (cast.kim, cast.kims_check_in)):
            grant = grant_to_client(client, by=cast.noor, purpose="test")
            found = {item.slug: item for item in items(client, grant=grant)}
            walk = found["ten-minute-walk"]
            assert (walk.why, walk.planning.why_later, walk.number) == ("", True, 1)
            assert found["check-in"].id == check_in.pk


def test_offered_it_waits_for_each_clients_own_answer_and_a_draft_stays_one(cast):
    with cast.at_northgate():
        smaller = Idea(assignment=cast.sams_check_in, agreed=replace(WALK, rung="smaller"))
        earlier = draft(cast.sam, idea=smaller, by=cast.noor).subject
        send(earlier.offer, by=cast.noor)
        ends = Idea(assignment=cast.kims_check_in)
        kept = draft(cast.kim, idea=ends, by=cast.noor).subject

        offer_template(made(cast), [cast.sam, cast.kim], by=cast.noor)

        waiting = Proposal.objects.open()
        assert {(one.client_id, one.activity.slug) for one in waiting} == {
            (cast.sam.pk, "ten-minute-walk"),
            (cast.kim.pk, "ten-minute-walk"),
        }
        assert not Assignment.objects.filter(activity__slug="ten-minute-walk").exists()
        earlier.refresh_from_db()
        assert earlier.overtaken_at
        assert Proposal.objects.get(pk=kept.pk).offer.sent_at is None
        answer(waiting.get(client=cast.sam), says="yes", by=cast.sam)
        assert Assignment.objects.filter(activity__slug="ten-minute-walk").count() == 1


def test_what_everybody_has_already_is_not_offered(cast):
    with cast.at_northgate():
        template = make_template("One", PARTS[1:], shared=False, by=cast.noor).subject
        with pytest.raises(ValidationError):
            offer_template(template, [cast.sam], by=cast.noor)
        with pytest.raises(ValidationError):
            offer_template(template, [], by=cast.noor)


@pytest.mark.parametrize("who", ["ida", "vera"])
def test_with_somebody_they_do_not_treat_nobody_is_started(cast, who):
    with cast.at_northgate():
        template = made(cast)
        before = Assignment.objects.count()
        with pytest.raises(PermissionDenied):
            start_with_template(template, [cast.sam, getattr(cast, who)], by=cast.noor)
        with pytest.raises(PermissionDenied):
            offer_template(template, [cast.sam, getattr(cast, who)], by=cast.noor)
        assert not Proposal.objects.exists()
        assert Assignment.objects.count() == before


def test_ones_own_template_is_ones_own_and_a_shared_one_is_the_clinics(cast):
    with cast.at_northgate():
        own, shared = made(cast), made(cast, shared=True)

        assert set(Template.objects.visible_to(cast.vera)) == {shared}
        assert not Template.objects.visible_to(cast.sam).exists()
        for deed in (
            lambda: change_template(own, name="x", parts=PARTS, by=cast.vera),
            lambda: archive_template(own, by=cast.vera),
            lambda: restore_template(own, by=cast.vera),
            lambda: start_with_template(own, [cast.kim], by=cast.vera),
            lambda: make_template("x", PARTS, shared=True, by=cast.sam),
        ):
            with pytest.raises(PermissionDenied):
                deed()


def test_putting_away_is_undone_and_each_is_done_once(cast):
    with cast.at_northgate():
        template = made(cast)
        archive_template(template, by=cast.noor)
        assert isinstance(archive_template(template, by=cast.noor), AlreadyDone)
        restore_template(template, by=cast.noor)
        assert Template.objects.get().archived_at is None
        assert isinstance(restore_template(template, by=cast.noor), AlreadyDone)


@pytest.mark.parametrize(
    ("name", "parts"),
    [("  ", PARTS), ("x" * 81, PARTS), ("x", []), ("x", [Part("no-such-thing", WALK)])],
)
def test_a_template_that_makes_no_sense_is_refused(cast, name, parts):
    with cast.at_northgate():
        with pytest.raises(ValidationError):
            make_template(name, parts, shared=False, by=cast.noor)
        assert not Template.objects.exists()


def test_every_starter_set_is_made_of_the_starter_library(cast):
    with cast.at_northgate():
        for starter in starter_templates().values():
            slugs = {part.slug for part in starter.parts}
            assert (
                set(Activity.objects.filter(slug__in=slugs).values_list("slug", flat=True)) == slugs
            )
            assert {"en", "de"} <= starter.names.keys()
            template = make_template(
                starter.name("en"), starter.parts, shared=False, by=cast.noor
            ).subject
            start_with_template(template, [cast.kim], by=cast.noor)
