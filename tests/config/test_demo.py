"""The demo clinic: the same invented people each time, written as a real past would be."""

import json
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from midweek.audit.chain import problems
from midweek.audit.models import AuditLine
from midweek.audit.scope import in_clinic
from midweek.config.demo import seed_demo, seeding
from midweek.config.demo.moments import Calendar, history, sessions
from midweek.config.demo.sheets import places, sheet
from midweek.people.access import grant_to_client, name_of, names_grant
from midweek.people.models import Clinic, HelpLine, Person
from midweek.people.vault import keyring, open_sealed
from midweek.plans.models import Pause, PlanVersion
from midweek.plans.queries.offers import proposed, state_of
from midweek.practice.models import Entry, Look, Message, Notice, Receipt, Skip, Topic
from midweek.review.queries.attention import Rule
from midweek.review.queries.caseload import caseload

THURSDAY = datetime(2026, 10, 15, 12, 30, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")
EVERYBODY = [name for place in places() for name in place.clients]
MOMENTS = [
    datetime(2026, 11, 23, 0, 20, tzinfo=UTC),
    datetime(2026, 3, 29, 7, 5, tzinfo=UTC),
    datetime(2026, 10, 24, 23, 40, tzinfo=UTC),
    datetime(2028, 2, 29, 16, 30, tzinfo=UTC),
]


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """Both clinics, once for all tests in this file, and gone afterwards."""
    keyring.forget()
    with django_db_blocker.unblock(), ExitStack() as undone:
        for using in ("default", "keyring"):
            undone.enter_context(transaction.atomic(using=using))
        seed_demo(THURSDAY.date(), THURSDAY)
        yield {clinic.name: clinic for clinic in Clinic.objects.all()}
        for using in ("default", "keyring"):
            transaction.set_rollback(True, using=using)


@pytest.fixture
def northgate(demo):
    with in_clinic(demo["Northgate Clinic"].pk):
        yield demo["Northgate Clinic"]


@pytest.fixture
def southgate(demo):
    with in_clinic(demo["Southgate Practice"].pk):
        yield demo["Southgate Practice"]


def therapist() -> Person:
    return Person.objects.get(kind=Person.Kind.STAFF)


def client_called(name: str) -> Person:
    ruth = therapist()
    return next(
        one for one in Person.objects.visible_to(ruth) if name_of(one, by=ruth).startswith(name)
    )


def answers_of(entry: Entry) -> dict:
    grant = grant_to_client(entry.client, by=entry.client, purpose="test")
    return open_sealed(entry, "answers", grant=grant)


def entries_of(name: str, slug: str) -> list[Entry]:
    found = Entry.objects.filter(client=client_called(name), version__activity__slug=slug)
    return list(found.select_related("client").order_by("happened_at"))


def totals(name: str, slug: str) -> list[int]:
    items = ("q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8", "q9")
    found = map(answers_of, entries_of(name, slug))
    return [sum(answers.get(item, 0) for item in items) for answers in found]


def days_ago(entry: Entry) -> int:
    return (THURSDAY.date() - entry.happened_on).days


def cases() -> dict:
    found = caseload(therapist(), now=THURSDAY, today=THURSDAY.date())
    return {case.name: case for case in found.cases}


def test_ruth_has_fourteen_clients_who_all_joined(northgate):
    clients = Person.objects.clients_of(therapist())

    assert clients.count() == 14
    assert not clients.filter(joined_at=None).exists()


def test_clients_are_told_who_looks_and_whom_to_call(northgate):
    assert (northgate.looks_by, northgate.looks_on) == ("Ruth", [0, 3])
    assert HelpLine.objects.exclude(checked_on=None).filter(number="116123").exists()
    assert northgate.is_demo


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("Theo Marsh", Rule.NOTICE),
        ("Callum Reid", Rule.WORSENED),
        ("Priya Raman", Rule.QUIET),
        ("Maya Lindqvist", Rule.TOO_HARD),
        ("Sam Whitlock", Rule.IMPROVED),
        ("Grace Tan", Rule.STEADY),
        ("Elena Sorin", Rule.STEADY),
        ("Rhys Llewellyn", Rule.STEADY),
    ],
)
def test_everyone_stands_in_the_caseload_for_a_reason(northgate, name, rule):
    assert cases()[name].reason.rule is rule


def test_three_people_are_to_be_looked_at_first(northgate):
    first = [name for name, case in cases().items() if case.reason.rule.value <= Rule.QUIET.value]

    assert sorted(first) == ["Callum Reid", "Priya Raman", "Theo Marsh"]


def test_daniels_mood_went_up(northgate):
    moods = [answers_of(entry)["mood"] for entry in entries_of("Daniel", "check-in")]

    assert sum(moods[-14:]) / 14 - sum(moods[:14]) / 14 >= 1


def test_priya_has_been_quiet_for_six_days(northgate):
    assert cases()["Priya Raman"].facts.quiet.days == 6


def test_mayas_questionnaires_go_from_17_to_9_and_from_13_to_10(northgate):
    assert (totals("Maya", "phq-9")[0], totals("Maya", "phq-9")[-1]) == (17, 9)
    assert (totals("Maya", "gad-7")[0], totals("Maya", "gad-7")[-1]) == (13, 10)


def test_callums_worry_went_from_13_to_18(northgate):
    assert (totals("Callum", "gad-7")[0], totals("Callum", "gad-7")[-1]) == (13, 18)


def test_mayas_week_holds_five_walks_and_four_times_breathing(northgate):
    walks = [entry for entry in entries_of("Maya", "ten-minute-walk") if days_ago(entry) < 7]
    breaths = [entry for entry in entries_of("Maya", "slow-breathing") if days_ago(entry) < 7]

    assert (len(walks), len(breaths)) == (5, 4)


def test_maya_said_that_the_phone_call_is_too_hard_and_wants_it_smaller(northgate):
    skip = Skip.objects.get(client=client_called("Maya"), kind="too_hard")

    assert skip.wants == "smaller"
    assert skip.occasion_on == THURSDAY.date() - timedelta(days=4)


def test_mayas_lowest_day_is_the_day_of_the_call_and_her_words_follow(northgate):
    told = {days_ago(entry): answers_of(entry) for entry in entries_of("Maya", "check-in")}

    assert told[4]["mood"] == 1
    assert told[2]["words"] == "It took two minutes. I had planned for him to be cross."


def test_maya_asks_for_the_session_by_its_day(northgate):
    maya = client_called("Maya")
    (topic,) = Topic.objects.filter(client=maya).open()
    grant = grant_to_client(maya, by=therapist(), purpose="test")

    assert open_sealed(topic, "words", grant=grant) == "Can we start with work on Thursday?"


def test_aishas_question_waits_and_mayas_were_answered_and_read(northgate):
    assert cases()["Aisha Karim"].reason.rule is Rule.QUESTION
    said = Message.objects.filter(client=client_called("Maya"))

    assert said.count() == 4
    assert not said.filter(read_at=None).exists()
    assert not said.waiting().exists()


def test_theos_answer_waits_and_nobody_has_opened_it(northgate):
    notice = Notice.objects.waiting().select_related("entry").get()

    assert notice.client_id == client_called("Theo").pk
    assert f"{notice.written_at.astimezone(LONDON):%d %H:%M}" == "14 22:10"
    assert notice.entry.seen_at is None


def test_ruth_opened_what_came_before_the_last_session_and_nothing_since(northgate):
    maya = client_called("Maya")
    *_, last, _next = sessions(sheet("maya"), Calendar(THURSDAY.date(), THURSDAY, LONDON))
    told = Entry.objects.filter(client=maya)

    early = last - timedelta(minutes=15)
    assert not told.filter(received_at__lt=early, seen_at=None).exists()
    assert not told.filter(received_at__gt=last).exclude(seen_at=None).exists()
    assert told.filter(received_at__gt=last).exists()


def test_everything_was_written_in_the_order_of_time_and_the_trail_holds(northgate):
    moments = list(AuditLine.objects.order_by("number").values_list("at", flat=True))

    assert list(problems()) == []
    assert moments == sorted(moments)
    assert moments[-1] <= THURSDAY


def test_nothing_happens_after_now(northgate):
    assert not Entry.objects.filter(happened_at__gt=THURSDAY).exists()
    assert not Look.objects.filter(at__gt=THURSDAY).exists()
    assert not Receipt.objects.filter(received_at__gt=THURSDAY).exists()


def test_otto_sees_nobody_of_northgate(southgate):
    otto = therapist()
    names = {name_of(one, by=otto) for one in Person.objects.visible_to(otto)}

    assert names == {"Otto Lindner", "Anneke Vos", "Piotr Zieliński"}
    found = caseload(otto, now=THURSDAY, today=THURSDAY.date())
    assert {case.name for case in found.cases} == {
        "Anneke Vos",
        "Piotr Zieliński",
    }
    assert not Notice.objects.exists()


def test_no_address_could_be_anybodys(northgate):
    grant = names_grant(therapist())
    addresses = [open_sealed(one, "email", grant=grant) for one in Person.objects.all()]

    assert len(addresses) == 15
    assert all(address.endswith(".example") for address in addresses)


def test_the_client_to_sign_in_as_is_maya(northgate):
    from midweek.people.views.demo import CLIENT, demo_account

    assert demo_account(CLIENT).person == client_called("Maya")


@pytest.mark.parametrize("now", MOMENTS)
@pytest.mark.parametrize("name", EVERYBODY)
def test_a_history_is_the_same_each_time_and_ends_now(name, now):
    calendar = Calendar(now.date(), now, LONDON)

    found = history(sheet(name), calendar)

    assert found == history(sheet(name), calendar)
    assert found[-1].at <= now


@pytest.mark.parametrize("now", MOMENTS)
@pytest.mark.parametrize("name", EVERYBODY)
def test_nobody_practises_what_was_not_agreed(name, now):
    running, known = set(), {"open-journal", "check-in", "session-note"}
    for moment in history(sheet(name), Calendar(now.date(), now, LONDON)):
        if moment.deed == "assign":
            running.add(moment.about["planned"].activity)
        elif moment.deed == "end":
            running.remove(moment.about["planned"].activity)
        elif moment.deed == "tell":
            assert moment.about["slug"] in running | known, moment


@pytest.mark.parametrize("now", MOMENTS)
@pytest.mark.parametrize("name", EVERYBODY)
def test_sessions_are_on_working_days_and_the_next_is_to_come(name, now):
    found = sessions(sheet(name), Calendar(now.date(), now, LONDON))

    assert len(found) == sheet(name).session
    assert found[-1] > now >= found[-2]
    assert all(start.weekday() < 5 for start in found)


@pytest.mark.django_db(databases=["default", "keyring"])
@pytest.mark.parametrize("now", MOMENTS)
def test_two_seedings_on_the_same_day_agree(monkeypatch, now):
    monkeypatch.setattr(seeding, "places", lambda: places()[1:])

    assert seeded(now) == seeded(now)


def seeded(now: datetime) -> list[str]:
    """Seed the small clinic, say what stands in it without any made-up id, and undo it."""
    keyring.forget()
    with transaction.atomic():
        seed_demo(now.date(), now)
        with in_clinic(Clinic.objects.get(name="Southgate Practice").pk):
            told = [
                json.dumps([str(entry.happened_at), str(entry.received_at), answers_of(entry)])
                for entry in Entry.objects.select_related("client").order_by("happened_at", "pk")
            ]
        transaction.set_rollback(True)
    assert len(told) > 20
    return told


def test_days_follow_today():
    earlier = Calendar(date(2026, 5, 5), datetime(2026, 5, 5, 12, tzinfo=UTC), LONDON)

    assert max(moment.at for moment in history(sheet("maya"), earlier)) > earlier.at(
        date(2026, 5, 4), "00:00"
    )


@pytest.mark.django_db(databases=["default", "keyring"])
def test_a_clinic_that_is_there_is_never_joined_by_the_demo(cast):
    from midweek.config.running.demo import make_demo_clinic_once

    assert make_demo_clinic_once() is False
    assert not Clinic.objects.filter(is_demo=True).exists()


def test_the_demo_negotiates(northgate):
    def states(name: str) -> list[tuple[bool, str]]:
        client = client_called(name)
        return [(one.offer.made_by_id == client.pk, state_of(one)) for one in proposed(client)]

    assert (False, "open") in states("Maya")
    assert (True, "open") in states("Maya")
    assert sorted(states("Leila")) == [(False, "other"), (False, "yes"), (True, "open")]
    assert cases()["Leila Haddad"].reason.rule is Rule.IDEA
    assert Pause.objects.open().get().client == client_called("Tomasz")
    assert PlanVersion.objects.filter(client=client_called("Leila"), way="offer").count() == 1
