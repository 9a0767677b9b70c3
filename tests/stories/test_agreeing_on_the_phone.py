"""New ideas, other ideas back, pauses and what changed: on the phone, also without signal."""

import json

import pytest
from playwright.sync_api import expect

from tests.fixtures.phones import all_sent, go, settled

WALK = "Ten-minute walk"

OFFER = """
from dataclasses import replace
from datetime import date
from midweek.audit.scope import in_clinic
from midweek.library.models import Activity
from midweek.people.access import name_of
from midweek.people.models import Clinic, Person
from midweek.plans.actions.assigning import Agreed
from midweek.plans.actions.ideas import Idea
from midweek.plans.actions.offering import draft, send
with in_clinic(Clinic.objects.get(name="Northgate").pk):
    noor = next(p for p in Person.objects.filter(treats=True) if name_of(p, by=p) == "Noor Naseri")
    client = Person.objects.get(pk={id!r})
    walk = Agreed(why="You said Sundays drag.", starts=date(2026, 1, 5), rrule="FREQ=DAILY")
    activity = Activity.objects.get(slug="ten-minute-walk")
    one = draft(client, idea=Idea(activity=activity, agreed=walk), by=noor).subject
    send(one.offer, by=noor)
"""

KEPT = """
import json
from midweek.audit.scope import in_clinic
from midweek.people.models import Clinic, Person
from midweek.plans.models import Assignment, Pause, PlanVersion, Proposal
from midweek.plans.queries.offers import state_of
with in_clinic(Clinic.objects.get(name="Northgate").pk):
    of = dict(client={id!r})
    found = Proposal.objects.filter(**of).select_related("offer").order_by("offer__sent_at")
    print(json.dumps({{
        "ideas": [[one.kind, state_of(one), one.reason] for one in found],
        "plan": sorted(Assignment.objects.filter(ended_at=None, **of).values_list(
            "activity__slug", flat=True)),
        "pauses": Pause.objects.open().filter(**of).count(),
        "versions": PlanVersion.objects.filter(**of).count(),
    }}))
"""


@pytest.fixture
def sam(client_of):
    found = client_of("check-in", "slow-breathing")
    found.server.python(OFFER.format(id=found.id))
    return found


@pytest.fixture
def plan(sam):
    page = sam.open("plan")
    settled(page)
    expect(card(page)).to_contain_text("New idea from Noor")
    return page


def card(page):
    return page.get_by_role("region", name=WALK)


def kept(sam):
    return json.loads(sam.server.python(KEPT.format(id=sam.id)))


def test_a_new_idea_is_taken_up_with_one_tap_and_taken_back(sam, plan, axe):
    axe(plan)
    card(plan).get_by_role("button", name="Yes, I’ll try it").click()
    expect(plan.get_by_role("link", name=WALK)).to_be_visible()
    # Ten seconds are over while a busy machine asks the server what it holds: undo comes first.
    plan.get_by_role("button", name="Undo").click()
    expect(card(plan)).to_contain_text("New idea from Noor")
    all_sent(plan)
    assert kept(sam)["ideas"] == [["add", "open", ""]]
    assert "ten-minute-walk" not in kept(sam)["plan"]


def test_no_is_as_near_as_yes_and_a_reason_may_follow(sam, plan):
    yes = card(plan).get_by_role("button", name="Yes, I’ll try it").bounding_box()
    no = card(plan).get_by_role("button", name="I’d rather not").bounding_box()
    assert (yes["y"], yes["height"], yes["width"]) == (no["y"], no["height"], no["width"])

    card(plan).get_by_role("button", name="I’d rather not").click()
    all_sent(plan)
    assert kept(sam)["ideas"] == [["add", "no", ""]]
    card(plan).get_by_role("button", name="Too much").click()
    all_sent(plan)
    assert kept(sam)["ideas"] == [["add", "no", "too_much"]]


def test_too_hard_goes_back_as_a_smaller_idea_in_two_taps(sam, plan, axe):
    card(plan).get_by_role("button", name="Too hard").click()
    axe(plan)
    card(plan).get_by_role("button", name="Make it smaller").click()

    expect(plan.get_by_text("Noor sees this when next in the app.")).to_be_visible()
    expect(card(plan)).to_contain_text("You suggested this.")
    expect(card(plan)).to_contain_text("Three minutes")
    all_sent(plan)
    assert kept(sam)["ideas"] == [["add", "other", ""], ["add", "open", ""]]


def test_another_thing_or_another_time_is_an_idea_of_ones_own(sam, plan):
    card(plan).get_by_role("button", name="Swap").click()
    choices = card(plan).locator(".ways button")
    expect(choices).to_have_count(3)
    choices.first.click()
    expect(plan.get_by_text("You suggested this.")).to_be_visible()
    plan.get_by_role("button", name="Take my idea back").click()

    card(plan).get_by_role("button", name="Another time").click()
    card(plan).get_by_label("Sunday").uncheck()
    card(plan).get_by_label("Time", exact=True).fill("11:00")
    card(plan).get_by_role("button", name="Suggest this").click()
    all_sent(plan)
    states = [state for _kind, state, _reason in kept(sam)["ideas"]]
    assert states == ["other", "withdrawn", "open"]


def test_without_signal_a_yes_is_in_the_plan_and_is_told_later(sam, plan, problems):
    problems.allow("ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load resource")
    plan.context.set_offline(True)
    card(plan).get_by_role("button", name="Yes, I’ll try it").click()
    plan.get_by_role("link", name="Today").click()
    expect(plan.get_by_role("link", name=WALK)).to_be_visible()
    assert kept(sam)["ideas"] == [["add", "open", ""]]

    plan.context.set_offline(False)
    all_sent(plan)
    assert kept(sam)["ideas"] == [["add", "yes", ""]]
    expect(plan.get_by_role("link", name=WALK)).to_be_visible()


def test_a_week_of_pause_and_going_on(sam, plan):
    plan.get_by_role("button", name="More for “Slow breathing”").click()
    plan.get_by_role("button", name="Pause for a week").click()
    expect(plan.get_by_role("link", name="Slow breathing")).to_contain_text("On hold.")
    all_sent(plan)
    assert kept(sam)["pauses"] == 1
    plan.get_by_role("link", name="Today").click()
    expect(plan.get_by_role("link", name="Slow breathing")).to_have_count(0)

    go(plan, f"{sam.server.address}/app/plan")
    plan.get_by_role("button", name="Pause everything for a week").click()
    expect(plan.get_by_role("heading", name="Everything is on hold until")).to_be_visible()
    plan.get_by_role("button", name="Go on now").click()
    all_sent(plan)
    assert kept(sam)["pauses"] == 1


def test_something_in_own_words_is_added_and_what_changed_is_said(sam, plan, axe):
    plan.get_by_role("link", name="Add something of your own").click()
    axe(plan)
    plan.get_by_label("In your own words").fill("Ring Ingrid")
    plan.get_by_label("Sunday").check()
    plan.get_by_role("button", name="Add to my plan").click()
    expect(plan.get_by_role("link", name="Ring Ingrid")).to_be_visible()
    all_sent(plan)
    assert "something-of-my-own" in kept(sam)["plan"]
    expect(plan.get_by_role("link", name="What changed in your plan")).to_be_visible()

    go(plan, f"{sam.server.address}/app/plan/changes")
    expect(plan.get_by_text("New: Ring Ingrid").first).to_be_visible()
    axe(plan)
