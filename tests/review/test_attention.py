"""The order of the caseload: the first rule that applies, and a reason in words for everyone."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from midweek.plans.models import Offer, Proposal
from midweek.review.charts.yardstick import Reading
from midweek.review.queries.attention import IN_WORDS, Facts, Group, Rule, why_here
from midweek.review.queries.courses import Course
from midweek.review.queries.notices import Waiting
from midweek.review.queries.plan_changes import Hard
from midweek_rules.adherence import Quiet

NOW = datetime(2026, 10, 16, 9, tzinfo=UTC)
TODAY = NOW.date()
NOTICE = Waiting(uuid4(), uuid4(), uuid4(), "PHQ-9 question 9: “Several days”", NOW, True)
HARD = Hard(uuid4(), "ten-minute-walk", TODAY, "smaller")


def course(*totals: float, on: date = TODAY) -> Course:
    readings = [Reading(on - timedelta(weeks=n), total) for n, total in enumerate(totals[::-1])]
    return Course("phq-9", tuple(readings[::-1]))


def idea(*, by_client: bool) -> Proposal:
    client = uuid4()
    offer = Offer(client_id=client, made_by_id=client if by_client else uuid4())
    return Proposal(client_id=client, offer=offer)


def facts(**found: object) -> Facts:
    nothing = {"notice": None, "courses": (), "quiet": None, "hard": None, "unread": 0}
    return Facts(**{"today": TODAY, "now": NOW, "next_session": None, **nothing, **found})


EVERYTHING = {
    "notice": NOTICE,
    "courses": (course(8, 15),),
    "quiet": Quiet(6, 1.4),
    "hard": HARD,
    "unread": 3,
    "next_session": NOW + timedelta(hours=5),
}


@pytest.mark.parametrize(
    ("gone", "rule"),
    [
        ((), Rule.NOTICE),
        (("notice",), Rule.WORSENED),
        (("notice", "courses"), Rule.QUIET),
        (("notice", "courses", "quiet"), Rule.TOO_HARD),
        (("notice", "courses", "quiet", "hard"), Rule.IDEA),
        (("notice", "courses", "quiet", "hard", "theirs"), Rule.UNREAD),
        (("notice", "courses", "quiet", "hard", "theirs", "unread"), Rule.OFFERED),
        (("notice", "courses", "quiet", "hard", "theirs", "unread", "offered"), Rule.STEADY),
    ],
)
def test_the_first_rule_that_applies_decides(gone, rule):
    found = {name: value for name, value in EVERYTHING.items() if name not in gone}
    ideas = {"theirs": idea(by_client=True), "offered": idea(by_client=False)}
    found["ideas"] = tuple(one for name, one in ideas.items() if name not in gone)

    assert why_here(facts(**found)).rule is rule


def test_a_change_within_the_error_of_the_measure_is_no_reason():
    assert why_here(facts(courses=(course(10, 15),))).rule is Rule.STEADY
    assert why_here(facts(courses=(course(10, 16),))).rule is Rule.WORSENED


def test_a_reliable_improvement_is_news_for_a_week():
    fresh, stale = course(17, 9), course(17, 9, on=TODAY - timedelta(days=7))

    assert why_here(facts(courses=(fresh,))).rule is Rule.IMPROVED
    assert why_here(facts(courses=(stale,))).rule is Rule.STEADY


def test_a_worsening_stays_a_reason_until_it_is_over():
    stale = course(8, 15, on=TODAY - timedelta(days=20))

    assert why_here(facts(courses=(stale,))).rule is Rule.WORSENED


def test_unopened_entries_are_a_reason_only_before_a_session():
    soon, later = NOW + timedelta(hours=24), NOW + timedelta(hours=25)

    assert why_here(facts(unread=2, next_session=soon)).rule is Rule.UNREAD
    assert why_here(facts(unread=2, next_session=later)).rule is Rule.STEADY
    assert why_here(facts(unread=2)).rule is Rule.STEADY


def test_every_rule_can_be_read():
    assert set(IN_WORDS) == set(Rule)
    assert {rule.group for rule in Rule} == set(Group)
