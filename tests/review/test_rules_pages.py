"""The rules of the caseload: everybody reads them, who runs the clinic changes them."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from midweek.audit import clock
from midweek.plans.models import Appointment
from midweek.practice.actions.messages import write_message
from midweek.review.actions.attention import change_rules, put_rules_back
from midweek.review.actions.reviewing import review
from midweek.review.queries.attention import Rule
from midweek.review.queries.caseload import caseload
from midweek.review.queries.limits import AS_SHIPPED, limits_now
from midweek.review.queries.reviews import not_looked_at
from tests.cast import agree
from tests.review.telling import at, measured, practise, tell

NUMBERS = AS_SHIPPED.numbers()


def sams(cast):
    found = caseload(cast.noor, now=timezone.now(), today=timezone.localdate())
    return next(case for case in found.cases if case.client_id == cast.sam.pk).reason.rule


def quiet_for_six_days(cast, days_ago):
    for day in (20, 19, 18, 17, 16, 15, 14, 6):
        practise(cast.sam, "check-in", {"mood": 3}, on=days_ago(day))


def test_a_limit_that_the_clinic_changed_moves_who_is_called_quiet(cast, days_ago):
    with cast.at_northgate():
        quiet_for_six_days(cast, days_ago)
        assert sams(cast) is Rule.QUIET

        changed = NUMBERS | {"quiet_days": 9}
        change_rules(cast.northgate, numbers=changed, left_out=[], by=cast.olga)
        assert sams(cast) is Rule.STEADY

        put_rules_back(cast.northgate, by=cast.olga)
        assert sams(cast) is Rule.QUIET


def test_a_rule_that_is_left_out_gives_the_next_its_turn(cast, days_ago):
    with cast.at_northgate():
        quiet_for_six_days(cast, days_ago)
        change_rules(cast.northgate, numbers=NUMBERS, left_out=["QUIET"], by=cast.olga)
        assert sams(cast) is Rule.STEADY


def test_answers_about_harm_stay_first_whatever_is_left_out(cast, days_ago):
    with cast.at_northgate():
        with pytest.raises(ValidationError):
            change_rules(cast.northgate, numbers=NUMBERS, left_out=["NOTICE"], by=cast.olga)
        everything = [rule.name for rule in Rule if rule not in (Rule.NOTICE, Rule.STEADY)]
        change_rules(cast.northgate, numbers=NUMBERS, left_out=everything, by=cast.olga)
        measured(cast.sam, "phq-9", 1, on=days_ago(1), q9=1)
        assert sams(cast) is Rule.NOTICE


@pytest.mark.parametrize("wrong", [{"quiet_days": 0}, {"quiet_days": 91}, {"risk": 5}])
def test_a_number_that_no_rule_takes_is_refused(cast, wrong):
    with cast.at_northgate(), pytest.raises(ValidationError):
        change_rules(cast.northgate, numbers=NUMBERS | wrong, left_out=[], by=cast.olga)


@pytest.mark.parametrize("who", ["noor", "sam", "otto"])
def test_only_who_runs_the_clinic_changes_the_rules(cast, who):
    with cast.at_northgate():
        with pytest.raises(PermissionDenied):
            change_rules(cast.northgate, numbers=NUMBERS, left_out=[], by=getattr(cast, who))
        with pytest.raises(PermissionDenied):
            put_rules_back(cast.northgate, by=getattr(cast, who))


def test_the_page_keeps_what_was_changed_and_everybody_on_the_staff_reads_it(cast, sign_in):
    olga = sign_in(cast.olga)
    told = {f"on-{rule.name}": "on" for rule in Rule if rule is not Rule.IMPROVED}
    kept = olga.post(
        "/caseload/rules/keep/", {**told, **NUMBERS, "question_hours": 48}, follow=True
    )

    assert "The caseload is sorted so from now on." in kept.content.decode()
    read = sign_in(cast.noor).get("/caseload/rules/").content.decode()
    assert "waited for an answer for more than 48 hours" in read
    assert "is reliably better" not in read
    assert "Keep these rules" not in read

    olga.post("/caseload/rules/back/")
    with cast.at_northgate():
        assert limits_now() == AS_SHIPPED


def test_a_number_out_of_reach_is_said_and_nothing_kept(cast, sign_in):
    answer = sign_in(cast.olga).post("/caseload/rules/keep/", {**NUMBERS, "quiet_days": "many"})

    assert answer.status_code == 422
    assert "Enter a number from 1 to 90" in answer.content.decode()
    with cast.at_northgate():
        assert limits_now() == AS_SHIPPED


def test_a_message_that_waits_stands_beside_the_caseload_without_a_word_of_it(cast, noor, days_ago):
    words = "Do naps count?"
    with cast.at_northgate():
        told = {"assignment": str(cast.sams_check_in.pk), "words": words}
        tell(cast.sam, "message", recorded_at=at(days_ago(1)), **told)
    page = noor.get("/caseload/").content.decode()
    assert "Waiting for an answer" in page
    assert f"/messages/{cast.sams_check_in.pk}/" in page
    assert words not in page

    with cast.at_northgate():
        write_message(cast.sams_check_in, words="They do.", by=cast.noor)
    assert "Waiting for an answer" not in noor.get("/caseload/").content.decode()


def test_what_two_sessions_passed_over_is_counted_until_it_is_looked_at(cast, noor, days_ago):
    with cast.at_northgate():
        with clock.at(at(days_ago(20))):
            walk = agree(cast.sam, "ten-minute-walk", by=cast.noor)
        for moment in (at(days_ago(14)), at(days_ago(7)), timezone.now()):
            Appointment(
                clinic=cast.northgate, client=cast.sam, therapist=cast.noor, starts_at=moment
            ).save()
        assert not_looked_at([cast.sam.pk, cast.kim.pk], now=timezone.now()) == {cast.sam.pk: 1}
    assert "1 thing not looked at for two sessions" in noor.get("/caseload/").content.decode()

    with cast.at_northgate():
        review(walk, mark="not_reached", by=cast.noor)
        assert not_looked_at([cast.sam.pk], now=timezone.now()) == {cast.sam.pk: 1}
        review(walk, mark="not_done", by=cast.noor)
        assert not_looked_at([cast.sam.pk], now=timezone.now()) == {}
