"""The caseload: whom to look at first, why, and what it costs to know."""

from datetime import timedelta

from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from midweek.people.access import grants_to_caseload
from midweek.people.actions.care import answer_consent, end_care, invite_client
from midweek.people.models import CareLink, Person
from midweek.people.vault import keyring
from midweek.plans.actions.appointments import make_appointment
from midweek.plans.actions.assigning import Agreed, change_terms, end_assignment
from midweek.plans.models import Assignment
from midweek.practice.actions.noticing import acknowledge
from midweek.practice.actions.reading import look_at
from midweek.practice.models import Notice
from midweek.review.queries.attention import Rule
from midweek.review.queries.caseload import caseload
from midweek.review.queries.months import sharing
from midweek.review.queries.unseen import unread
from tests.cast import agree, treated
from tests.review.telling import measured, practise, skip


def cases_of(cast):
    now = timezone.now()
    found = caseload(cast.noor, now=now, today=timezone.localdate())
    return {case.name: case for case in found.cases}


def test_an_answer_about_harm_stands_first_until_it_is_taken_up(cast, noor, days_ago):
    with cast.at_northgate():
        measured(cast.sam, "phq-9", 1, on=days_ago(1), q9=1)
        assert list(cases_of(cast)) == ["Sam Sawyer", "Kim Kato"]
    page = noor.get("/caseload/").content.decode()
    assert "PHQ-9 question 9: “Several days”" in page
    assert "Not taken up yet" in page

    with cast.at_northgate():
        acknowledge(Notice.objects.get(), response="spoke", by=cast.noor)
        assert cases_of(cast)["Sam Sawyer"].reason.rule is Rule.STEADY


def test_too_hard_is_a_reason_until_the_plan_answers_it(cast, noor, days_ago):
    with cast.at_northgate():
        walk = agree(cast.sam, "ten-minute-walk", by=cast.noor)
        Assignment.objects.filter(pk=walk.pk).update(made_at=timezone.now() - timedelta(days=9))
        walk.terms.update(agreed_at=timezone.now() - timedelta(days=9))
        skip(cast.sam, walk, "too_hard", on=days_ago(2), wants="smaller")
        assert cases_of(cast)["Sam Sawyer"].reason.rule is Rule.TOO_HARD
    page = noor.get("/caseload/").content.decode()
    assert "Said “Ten-minute walk” is too hard" in page
    assert "Wants it smaller" in page

    with cast.at_northgate():
        smaller = Agreed(why="Sundays drag", starts=days_ago(9), rung="smaller")
        change_terms(walk, agreed=smaller, by=cast.noor)
        assert cases_of(cast)["Sam Sawyer"].reason.rule is Rule.STEADY


def test_too_hard_is_no_reason_once_the_thing_has_ended(cast, days_ago):
    with cast.at_northgate():
        walk = agree(cast.sam, "ten-minute-walk", by=cast.noor)
        walk.terms.update(agreed_at=timezone.now() - timedelta(days=9))
        skip(cast.sam, walk, "too_hard", on=days_ago(2))
        end_assignment(walk, by=cast.noor)

        assert cases_of(cast)["Sam Sawyer"].reason.rule is Rule.STEADY


def test_change_is_counted_from_the_first_answer_however_long_ago(cast, noor, days_ago):
    with cast.at_northgate():
        measured(cast.sam, "phq-9", 17, on=days_ago(200))
        measured(cast.sam, "phq-9", 12, on=days_ago(100))
        measured(cast.sam, "phq-9", 9, on=days_ago(1))

        assert cases_of(cast)["Sam Sawyer"].reason.rule is Rule.IMPROVED
    assert "PHQ-9 down from 17 to 9, reliable" in noor.get("/caseload/").content.decode()


def test_quiet_is_measured_by_the_persons_own_gap(cast, noor, days_ago):
    with cast.at_northgate():
        for day in (20, 19, 18, 17, 16, 15, 14, 6):
            practise(cast.sam, "check-in", {"mood": 3}, on=days_ago(day))

        assert cases_of(cast)["Sam Sawyer"].reason.rule is Rule.QUIET
    assert "Quiet for 6 days, usually 7 a week" in noor.get("/caseload/").content.decode()


def test_who_stopped_sharing_is_not_called_quiet(cast, days_ago):
    with cast.at_northgate():
        for day in (20, 19, 18, 17, 16, 15, 14, 6):
            practise(cast.sam, "check-in", {"mood": 3}, on=days_ago(day))
        assert cases_of(cast)["Sam Sawyer"].reason.rule is Rule.QUIET

        answer_consent(cast.sam, purpose="check_ins", granted=False, text_version=1, by=cast.sam)

        assert cases_of(cast)["Sam Sawyer"].reason.rule is Rule.STEADY


def test_a_session_soon_brings_unopened_entries_up(cast, days_ago):
    with cast.at_northgate():
        entry = practise(cast.sam, "check-in", {"mood": 3}, on=days_ago(1))
        make_appointment(cast.sam, starts_at=timezone.now() + timedelta(hours=5), by=cast.noor)
        assert cases_of(cast)["Sam Sawyer"].reason.rule is Rule.UNREAD

        look_at(entry, by=cast.noor)
        assert cases_of(cast)["Sam Sawyer"].reason.rule is Rule.STEADY


def test_what_is_no_longer_shared_leaves_no_trace(cast, days_ago):
    with cast.at_northgate():
        practise(cast.sam, "check-in", {"mood": 1}, on=days_ago(1))
        practise(cast.sam, "open-journal", {"words": "Only between us"}, on=days_ago(1))
        assert cases_of(cast)["Sam Sawyer"].entries == 2

        for purpose in ("check_ins", "journal"):
            answer_consent(cast.sam, purpose=purpose, granted=False, text_version=1, by=cast.sam)
        case = cases_of(cast)["Sam Sawyer"]

    assert not any(case.moods)
    assert (case.entries, case.facts.unread, case.last_answer) == (0, 0, None)


def test_a_caseload_holds_the_clients_in_care_and_nobody_else(cast, sign_in):
    seen = {
        name: sign_in(getattr(cast, name)).get("/caseload/") for name in ("noor", "tom", "otto")
    }
    pages = {name: answer.content.decode() for name, answer in seen.items()}

    assert "Sam Sawyer" in pages["noor"]
    assert "Sam Sawyer" not in pages["tom"] + pages["otto"]
    assert "Invite your first client. It takes about a minute." in pages["tom"]
    assert "Ida Ilves" in pages["otto"]


def test_clients_have_no_caseload(cast, sign_in):
    assert sign_in(cast.sam).get("/caseload/").status_code == 404


def test_ended_care_ends_the_row(cast, noor):
    with cast.at_northgate():
        end_care(CareLink.objects.get(client=cast.kim, ended_at=None), by=cast.noor)

    assert "Kim Kato" not in noor.get("/caseload/").content.decode()


def test_search_finds_a_client_by_name(cast, noor):
    found = noor.get("/caseload/", {"find": "sAWy"}).content.decode()
    none = noor.get("/caseload/", {"find": "sleap"}).content.decode()

    assert "Sam Sawyer" in found and "Kim Kato" not in found
    assert "Nobody called “sleap”." in none


def test_a_part_of_the_caseload_can_be_shown_alone(cast, noor, days_ago):
    with cast.at_northgate():
        measured(cast.sam, "phq-9", 1, on=days_ago(1), q9=1)

    first = noor.get("/caseload/", {"show": "look-first"}).content.decode()

    assert "Sam Sawyer" in first and "Kim Kato" not in first


def test_whoever_was_invited_is_listed_until_they_join(cast, noor):
    with cast.at_northgate():
        invite_client(cast.northgate, name="Nadia New", by=cast.noor)
    page = noor.get("/caseload/").content.decode()

    assert "Nadia New" in page
    assert "Invited, not joined yet" in page
    assert "Nadia New" not in noor.get("/caseload/", {"show": "steady"}).content.decode()


def test_names_are_never_markup(cast, noor):
    with cast.at_northgate():
        treated(cast.northgate, "<b onclick=x>Bo</b>", by=cast.noor)

    assert "<b onclick" not in noor.get("/caseload/").content.decode()


def test_many_clients_take_no_more_questions_than_few(cast, noor, days_ago):
    def questions() -> int:
        keyring.forget()
        noor.get("/caseload/")
        keyring.forget()
        with (
            CaptureQueriesContext(connections["default"]) as asked,
            CaptureQueriesContext(connections["keyring"]) as keys,
        ):
            assert noor.get("/caseload/").status_code == 200
        return len(asked) + len(keys)

    with cast.at_northgate():
        a_week_of(cast.sam, days_ago)
        a_week_of(cast.kim, days_ago)
    few = questions()
    with cast.at_northgate():
        for number in range(12):
            client = treated(cast.northgate, f"Client {number}", by=cast.noor)
            agree(client, "phq-9", by=cast.noor)
            a_week_of(client, days_ago)
    many = questions()

    assert many == few
    assert many <= 25


def a_week_of(client: Person, days_ago) -> None:
    therapist = CareLink.objects.get(client=client, ended_at=None).therapist
    if not Assignment.objects.filter(client=client, activity__slug="phq-9").exists():
        agree(client, "phq-9", by=therapist)
    for back in range(5):
        practise(client, "check-in", {"mood": 3}, on=days_ago(back))
    measured(client, "phq-9", 12, on=days_ago(90))
    measured(client, "phq-9", 9, on=days_ago(1), q9=1)
    walk = agree(
        client, "ten-minute-walk", by=CareLink.objects.get(client=client, ended_at=None).therapist
    )
    skip(client, walk, "too_hard", on=days_ago(1))


def test_an_answer_told_first_and_then_with_the_rest_waits_to_be_opened_once(
    cast, sams_phone, phq9
):
    begun = {"q9": 1}
    first = sams_phone.entry(
        phq9,
        answers=begun,
        assignment=cast.sams_phq9.pk,
        finished=False,
        happened_at=timezone.now(),
    ).json()["id"]
    whole = {f"q{number}": 1 for number in range(1, 10)}
    sams_phone.entry(
        phq9,
        answers=whole,
        assignment=cast.sams_phq9.pk,
        replaces=first,
        happened_at=timezone.now(),
    )

    with cast.at_northgate():
        shared = sharing(grants_to_caseload(cast.noor, purpose="test"))
        assert unread(shared, since=timezone.now() - timedelta(days=1)) == {cast.sam.pk: 1}
