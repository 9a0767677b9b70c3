"""The form for when: days and times first, and every other way from the same page."""

from datetime import date

import pytest
from django.utils import timezone

from midweek.people.access import grant_to_client
from midweek.plans.actions.assigning import Agreed, change_terms
from midweek.plans.models import Terms
from midweek.plans.queries import items
from tests.review.test_plan_pages import FILLED_IN, plan_of

EMPTY = {**FILLED_IN, "days": [], "times": "", "rung": "agreed"}


def add(cast, noor, said):
    page = f"/clients/{cast.sam.pk}/plan/add/?activity=ten-minute-walk"
    return noor.post(page, {**EMPTY, **said}, follow=True)


@pytest.mark.parametrize(
    ("said", "rrule", "beyond", "words"),
    [
        ({"way": "a_week", "number": "3"}, None, {"a_week": 3}, "3 times a week"),
        ({"way": "every", "number": "3"}, "FREQ=DAILY;INTERVAL=3", {}, "Every 3 days"),
        (
            {"way": "weeks", "number": "3", "days": ["MO"], "times": "9:00"},
            "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO",
            {},
            "Every 3 weeks, Mon at 09:00",
        ),
        (
            {"way": "before", "number": "1"},
            None,
            {"session": {"side": "before", "days": 1}},
            "The day before each session",
        ),
        (
            {"way": "after", "number": "0", "times": "20:00"},
            None,
            {"session": {"side": "after", "days": 0}},
            "After each session, the same day at 20:00",
        ),
        (
            {"days": ["TU"], "parts": ["06:00-12:00"]},
            "FREQ=WEEKLY;BYDAY=TU",
            {"windows": [["06:00", "12:00"]]},
            "Tue, from 06:00 to 12:00",
        ),
        (
            {"days": ["TU"], "moments": "2"},
            "FREQ=WEEKLY;BYDAY=TU",
            {"at_random": {"count": 2, "within": ["09:00", "21:00"], "gap": 60}},
            "Tue, 2 times at random from 09:00 to 21:00",
        ),
        (
            {"days": ["TU"], "count": "4", "until_session": "on"},
            "FREQ=WEEKLY;BYDAY=TU;COUNT=4",
            {"until_session": True},
            "Tue, 4 days in all, until the next session",
        ),
        (
            {"days": ["TU"], "left_out": "2099-12-24"},
            "FREQ=WEEKLY;BYDAY=TU",
            {"left_out": ["2099-12-24"]},
            "Tue, not on",
        ),
    ],
)
def test_each_way_is_kept_and_said_in_words_and_stands_in_the_form_again(
    cast, noor, said, rrule, beyond, words
):
    answer = add(cast, noor, said)

    item = plan_of(cast)["ten-minute-walk"]
    assert (item.schedule.rrule, item.schedule.beyond.written()) == (rrule, beyond)
    assert words in answer.content.decode()
    form = noor.get(f"/clients/{cast.sam.pk}/plan/{item.id}/").context["form"]
    values = {name: form[name].value() for name in form.fields}
    shown = {
        name: value for name, value in values.items() if value is not None and value is not False
    }
    noor.post(f"/clients/{cast.sam.pk}/plan/{item.id}/", shown)
    again = plan_of(cast)["ten-minute-walk"]
    assert (again.number, again.schedule) == (2, item.schedule)


def test_once_is_on_its_own_day(cast, noor):
    add(cast, noor, {"way": "once", "begins": "2099-03-01", "times": "9:00"})

    schedule = plan_of(cast)["ten-minute-walk"].schedule
    assert (schedule.rrule, schedule.starts) == ("FREQ=DAILY;COUNT=1", date(2099, 3, 1))


@pytest.mark.parametrize(
    "said",
    [
        {"way": "a_week"},
        {"way": "a_week", "number": "8"},
        {"way": "every", "number": "0"},
        {"way": "a_week", "number": "2", "times": "9:00"},
        {"days": ["MO"], "times": "9:00", "moments": "2"},
        {"days": ["MO"], "left_out": "Christmas"},
        {"days": ["MO"], "moments": "9"},
    ],
)
def test_ways_that_do_not_go_together_are_said_and_nothing_is_agreed(cast, noor, said):
    answer = add(cast, noor, said)

    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()
    assert "ten-minute-walk" not in plan_of(cast)


def test_changed_terms_count_from_now_on_and_the_past_stays(cast):
    with cast.at_northgate():
        change_terms(
            cast.sams_check_in,
            agreed=Agreed(
                why="later", starts=date(2026, 1, 5), rrule="FREQ=DAILY", times=("22:00",)
            ),
            by=cast.noor,
        )
        changed = timezone.now().replace(year=2026, month=3, day=10, hour=12)
        Terms.objects.filter(assignment=cast.sams_check_in, number=2).update(agreed_at=changed)
        grant = grant_to_client(cast.sam, by=cast.noor, purpose="test")
        (item,) = [one for one in items(cast.sam, grant=grant) if one.slug == "check-in"]

        due = list(item.occasions(date(2026, 3, 9), date(2026, 3, 11)))

    assert [f"{one.slot:%H:%M}" for one in due] == ["21:30", "22:00", "22:00"]
