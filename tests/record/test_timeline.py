"""The record: everything in one order, found again, and nothing that is not shared."""

from datetime import timedelta

import pytest
from django.utils import timezone

from midweek.audit import clock
from midweek.people.actions.care import answer_consent
from midweek.plans.actions.appointments import make_appointment
from midweek.plans.actions.assigning import end_assignment
from midweek.practice.models import Entry
from midweek.record.queries import timeline as asked
from midweek.record.queries.events import KINDS
from midweek.record.queries.timeline import timeline
from tests.cast import agree
from tests.handset import SUNDAY_EVENING


@pytest.fixture
def lived(cast, sams_phone, check_in, sign_in):
    """Some weeks of Sam's: plan, entry, skip, session, consent, a look."""
    sams_phone.entry(check_in, answers={"mood": 2, "words": "the lift again"})
    sams_phone.say(
        "skip",
        assignment=cast.sams_check_in.pk,
        occasion={"date": "2026-11-01", "slot": "21:30"},
        skip="too_hard",
    )
    with cast.at_northgate():
        walk = agree(cast.sam, "ten-minute-walk", by=cast.noor)
        end_assignment(walk, by=cast.noor)
        make_appointment(cast.sam, starts_at=timezone.now() + timedelta(days=3), by=cast.noor)
        entry = Entry.objects.get()
    sign_in(cast.noor).get(f"/clients/{cast.sam.pk}/entries/{entry.pk}/")
    return cast


def kinds_of(cast, **wanted):
    with cast.at_northgate():
        return [one.kind for one in timeline(cast.sam, by=cast.noor, **wanted).events]


def test_what_happened_stands_in_one_order_the_newest_first(lived):
    with lived.at_northgate():
        page = timeline(lived.sam, by=lived.noor)

    moments = [one.at for one in page.events]
    assert moments == sorted(moments, reverse=True)
    assert {one.kind for one in page.events} >= {
        "plan", "entries", "skips", "sessions", "sharing", "access",
    }  # fmt: skip
    assert {page.names[one.by] for one in page.events} >= {"Noor Naseri", "Sam Sawyer"}


def test_each_version_of_the_plan_says_what_was_new_in_it(lived):
    with lived.at_northgate():
        plan = timeline(lived.sam, by=lived.noor, kinds=frozenset({"plan"})).events

    assert [one.details[0].split(":")[0] for one in plan[:2]] == ["Ended", "New"]


def test_one_kind_and_any_word_find_what_is_looked_for(lived):
    assert set(kinds_of(lived, kinds=frozenset({"skips"}))) == {"skips"}
    assert set(kinds_of(lived, find="too hard")) == {"skips"}
    assert kinds_of(lived, find="zebra") == []


def test_it_is_read_from_any_day_backwards(lived, sign_in):
    page = sign_in(lived.noor).get(f"/clients/{lived.sam.pk}/record/?until=2026-11-01")
    before = sign_in(lived.noor).get(f"/clients/{lived.sam.pk}/record/?until=2025-01-01")

    assert b"Check-in" in page.content or b"check-in" in page.content.lower()
    assert b"Nothing here" in before.content


def test_pages_leave_nothing_out_and_say_nothing_twice(lived, monkeypatch):
    monkeypatch.setattr(asked, "PAGE", 3)
    seen, before = [], None
    with lived.at_northgate():
        whole = timeline(lived.sam, by=lived.noor, find=" ").events
        while True:
            page = timeline(lived.sam, by=lived.noor, before=before)
            seen += page.events
            before = page.older
            if before is None:
                break

    assert len(whole) <= len(seen) == len({(one.kind, one.order) for one in seen})


def test_what_is_not_shared_any_more_is_not_in_it(lived):
    with lived.at_northgate(), clock.at(SUNDAY_EVENING + timedelta(days=40)):
        answer_consent(lived.sam, purpose="check_ins", granted=False, text_version=1, by=lived.sam)

    assert not {"entries", "skips"} & set(kinds_of(lived))


def test_each_kind_is_said_and_none_twice(lived, sign_in):
    page = sign_in(lived.noor).get(f"/clients/{lived.sam.pk}/record/").content.decode()

    for label in KINDS.values():
        assert page.count(f"<span>{label}</span>") == 1


@pytest.mark.parametrize("query", ["until=2026-99-99", "until=9999-12-31", "before=x", "kind=nope"])
def test_whatever_is_asked_for_is_answered(lived, sign_in, query):
    assert sign_in(lived.noor).get(f"/clients/{lived.sam.pk}/record/?{query}").status_code == 200
