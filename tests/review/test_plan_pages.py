"""The plan: adding to it, changing it, ending something, taking it up again."""

from datetime import UTC, datetime

from midweek.people.access import grant_to_client
from midweek.people.models import Clinic, Person
from midweek.plans.models import Assignment, Terms
from midweek.plans.queries import items
from tests.cast import agree

FILLED_IN = {
    "why": "Get out of the house before noon",
    "days": ["MO", "WE"],
    "times": "21:30, 8:00",
    "until": "",
    "rung": "smaller",
}


def plan_of(cast):
    with cast.at_northgate():
        grant = grant_to_client(cast.sam, by=cast.noor, purpose="test")
        return {item.slug: item for item in items(cast.sam, grant=grant)}


def test_something_is_added_to_the_plan(cast, noor):
    page = f"/clients/{cast.sam.pk}/plan/add/?activity=ten-minute-walk"

    answer = noor.post(page, FILLED_IN, follow=True)

    item = plan_of(cast)["ten-minute-walk"]
    assert (item.why, item.rung) == ("Get out of the house before noon", "smaller")
    assert item.schedule.rrule == "FREQ=WEEKLY;BYDAY=MO,WE"
    assert [f"{one:%H:%M}" for one in item.schedule.times] == ["08:00", "21:30"]
    text = answer.content.decode()
    assert "Added to the plan." in text
    assert "Mon, Wed at 08:00, 21:30" in text
    assert "Get out of the house before noon" in text


def test_without_days_it_is_there_whenever_it_is_needed(cast, noor):
    page = f"/clients/{cast.sam.pk}/plan/add/?activity=slow-breathing"

    answer = noor.post(page, {**FILLED_IN, "days": []}, follow=True)

    schedule = plan_of(cast)["slow-breathing"].schedule
    assert (schedule.rrule, schedule.times) == (None, ())
    assert "Whenever it is needed" in answer.content.decode()


def test_what_is_wrong_is_said_above_the_form_and_beside_the_field(cast, noor):
    page = f"/clients/{cast.sam.pk}/plan/add/?activity=ten-minute-walk"
    wrong = {**FILLED_IN, "why": " ", "times": "half past nine", "until": "2020-01-01"}

    answer = noor.post(page, wrong)

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "There is a problem" in text
    for said in (
        "Say why, in the client&#x27;s own words",
        "Enter a time, like 21:30",
        "Choose a day that has not passed",
    ):
        assert text.count(said) == 2
    assert 'value="half past nine"' in text
    with cast.at_northgate():
        assert not Assignment.objects.filter(activity__slug="ten-minute-walk").exists()


def test_a_question_about_harm_cannot_be_chosen_until_somebody_responds_to_it(cast, noor):
    Clinic.objects.filter(pk=cast.northgate.pk).update(taken_up_within=None)
    page = f"/clients/{cast.kim.pk}/plan/add/"

    shelf = noor.get(page).content.decode()
    answer = noor.post(f"{page}?activity=phq-9", {**FILLED_IN, "rung": "agreed"})

    assert "?activity=phq-9" not in shelf
    assert "?activity=phq-8" in shelf
    assert "It asks about harm. First say who responds" in shelf
    assert "Give PHQ-8 instead" in shelf
    assert answer.status_code == 422
    assert "First say who responds to answers about harm, and by when." in answer.content.decode()


def test_where_somebody_looks_it_can_be_chosen(cast, noor):
    shelf = noor.get(f"/clients/{cast.kim.pk}/plan/add/").content.decode()

    assert "?activity=phq-9" in shelf
    assert "It asks about harm" not in shelf


def test_changed_terms_follow_the_old_ones(cast, noor):
    page = f"/clients/{cast.sam.pk}/plan/{cast.sams_check_in.pk}/"
    form = noor.get(page).content.decode()
    assert "Sundays drag" in form
    assert 'value="21:30"' in form

    answer = noor.post(page, {**FILLED_IN, "days": ["SU"]}, follow=True)

    assert "The plan was changed." in answer.content.decode()
    assert "changed once" in answer.content.decode()
    with cast.at_northgate():
        known = Terms.objects.filter(assignment=cast.sams_check_in).order_by("number")
        assert [one.rrule for one in known] == ["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=SU"]


def test_what_repeats_every_other_week_says_so_and_goes_on_when_its_why_is_changed(cast, noor):
    with cast.at_northgate():
        held = agree(cast.sam, "gad-7", by=cast.noor, rrule="FREQ=WEEKLY;INTERVAL=2")
    page = f"/clients/{cast.sam.pk}/plan/{held.pk}/"
    form = noor.get(page).context["form"]
    shown = {name: form[name].value() for name in ("days", "way", "number")}
    assert shown == {"days": [], "way": "weeks", "number": 2} and form.has_more()

    answer = noor.post(page, {**FILLED_IN, **shown, "times": "", "rung": "agreed"}, follow=True)

    assert plan_of(cast)["gad-7"].schedule.rrule == "FREQ=WEEKLY;INTERVAL=2"
    assert "Every other week" in answer.content.decode()


def test_make_smaller_has_the_smaller_size_filled_in(cast, noor):
    page = noor.get(f"/clients/{cast.sam.pk}/plan/{cast.sams_check_in.pk}/?rung=smaller")

    assert page.context["form"]["rung"].value() == "smaller"
    assert "Start small: Just the mood" in page.content.decode()


def test_an_ending_can_be_undone_from_the_page_that_says_it(cast, noor):
    here = f"/clients/{cast.sam.pk}/plan/{cast.sams_check_in.pk}"

    answer = noor.post(f"{here}/end/", follow=True)
    assert plan_of(cast)["check-in"].ended_at
    assert f'action="{here}/resume/"' in answer.content.decode()
    assert "Ended. Entries stay where they are." in answer.content.decode()

    back = noor.post(f"{here}/resume/", follow=True)
    assert plan_of(cast)["check-in"].ended_at is None
    assert "Taken up again." in back.content.decode()


def test_what_has_ended_is_not_changed(cast, noor):
    noor.post(f"/clients/{cast.sam.pk}/plan/{cast.sams_check_in.pk}/end/")

    assert noor.get(f"/clients/{cast.sam.pk}/plan/{cast.sams_check_in.pk}/").status_code == 404


def test_a_deed_needs_more_than_a_link(cast, noor):
    here = f"/clients/{cast.sam.pk}/plan/{cast.sams_check_in.pk}"

    assert noor.get(f"{here}/end/").status_code == 405
    assert plan_of(cast)["check-in"].ended_at is None


def test_an_address_says_nothing_it_does_not_know(cast, noor):
    page = noor.get(f"/clients/{cast.sam.pk}/plan/?said=<script>&of=x").content.decode()

    assert "<script>&" not in page
    assert page.count('class="said"') == 0


def test_the_shelf_shows_what_can_be_agreed(cast, noor):
    page = noor.get(f"/clients/{cast.sam.pk}/plan/add/").content.decode()

    for title in ("Ten-minute walk", "Slow breathing", "Open journal", "Worry questions (GAD-7)"):
        assert title in page
    assert noor.get(f"/clients/{cast.sam.pk}/plan/add/?activity=nothing").status_code == 404


def test_days_of_the_plan_are_those_of_the_therapists_calendar(cast, noor):
    with cast.at_northgate():
        walk = agree(cast.sam, "ten-minute-walk", by=cast.noor)
        walk.terms.update(agreed_at=datetime(2026, 3, 4, 3, 30, tzinfo=UTC))
        Person.objects.filter(pk=cast.noor.pk).update(zone="America/Los_Angeles")

    assert "agreed Tue 3 Mar" in noor.get(f"/clients/{cast.sam.pk}/plan/").content.decode()
