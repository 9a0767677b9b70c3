"""A notice finds a person: who treats the client at once, the deputy when nobody took it up."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from midweek.audit import clock
from midweek.audit.models import AuditLine
from midweek.people.access import grant_to_client
from midweek.people.actions.care import end_care
from midweek.people.actions.clinics import say_who_answers
from midweek.people.models import CareLink
from midweek.people.vault import open_sealed
from midweek.practice.actions import telling
from midweek.practice.actions.noticing import acknowledge, see
from midweek.practice.actions.telling import tell_in_clinic, tell_of_notices
from midweek.practice.models import Entry, Notice, Telling
from midweek_rules.scoring import score

HOUR = timedelta(hours=1)


@pytest.fixture
def notice(cast, sams_phone, phq9):
    """Sam answered question 9 with "several days"; Vera is the clinic's deputy."""
    with cast.at_northgate():
        say_who_answers(cast.northgate, deputy=cast.vera, within=24, by=cast.olga)
    answers = {f"q{number}": 0 for number in range(1, 9)} | {"q9": 1}
    sams_phone.entry(phq9, answers=answers, assignment=cast.sams_phq9.pk)
    with cast.at_northgate():
        yield Notice.objects.get()


@pytest.fixture
def told(cast, notice):
    """Let the worker do a round so many hours later, and say whom it sent for."""

    def after(hours, *, reached=True):
        heard = []

        def send(person):
            heard.append(person.pk)
            return reached

        with clock.at(notice.received_at + hours * HOUR):
            tell_in_clinic(cast.northgate.pk, send)
        names = {cast.noor.pk: "noor", cast.vera.pk: "vera"}
        return sorted(names[one] for one in heard)

    return after


def test_who_treats_is_told_at_once_and_the_deputy_when_nobody_took_it_up_in_time(told):
    assert told(0) == ["noor"]
    assert told(1) == []
    assert told(24.1) == ["noor", "vera"]
    assert told(30) == []
    assert told(49) == ["noor", "vera"]


def test_nobody_is_told_again_once_it_is_taken_up(cast, notice, told):
    told(0)
    acknowledge(notice, response="spoke", by=cast.noor)

    assert told(25) == told(49) == []


def test_the_deputy_finds_it_from_then_on_and_takes_it_up(cast, notice, told):
    with pytest.raises(PermissionDenied):
        acknowledge(notice, response="called", by=cast.vera)
    told(25)

    assert list(Notice.objects.visible_to(cast.vera)) == [notice]
    see(notice, by=cast.vera)
    acknowledge(notice, response="called", by=cast.vera)

    notice.refresh_from_db()
    assert notice.acknowledged_by == cast.vera
    assert Telling.objects.get(to=cast.vera).seen_at
    kinds = AuditLine.objects.filter(kind__startswith="practice.notice").values_list("kind")
    assert {kind for (kind,) in kinds} == {
        "practice.notice_told",
        "practice.notice_seen",
        "practice.notice_acknowledged",
    }


@pytest.mark.parametrize("who", ["tom", "olga", "sam", "otto", "vera"])
def test_nobody_else_sees_it(cast, notice, told, who):
    told(0)
    with pytest.raises(PermissionDenied):
        see(notice, by=getattr(cast, who))


def test_where_nobody_treats_the_client_any_more_the_deputy_is_told_at_once(cast, notice, told):
    end_care(CareLink.objects.get(client=cast.sam, ended_at=None), by=cast.noor)

    assert told(0) == ["vera"]


def test_a_letter_that_could_not_leave_is_tried_again_and_the_desk_shows_it_meanwhile(
    cast, notice, told
):
    assert told(25, reached=False) == ["noor", "vera"]
    assert list(Notice.objects.visible_to(cast.vera)) == [notice]
    assert not Telling.objects.exclude(told_at=None).exists()

    assert told(25.05) == []
    assert told(25.1) == ["noor", "vera"]
    assert set(Telling.objects.values_list("times", "by_mail")) == {(1, True)}


def test_a_worker_that_dies_between_telling_and_writing_it_down_tells_twice_and_never_not(
    cast, notice
):
    heard = []

    def dies(person):
        heard.append(person)
        raise KeyboardInterrupt

    with clock.at(notice.received_at), pytest.raises(KeyboardInterrupt):
        tell_in_clinic(cast.northgate.pk, dies)
    with clock.at(notice.received_at + HOUR):
        tell_in_clinic(cast.northgate.pk, lambda person: heard.append(person) or True)

    assert heard == [cast.noor, cast.noor]
    assert Telling.objects.get().times == 1


def test_what_goes_wrong_in_one_clinic_is_said_after_the_others_were_told(cast, notice):
    def breaks(person):
        raise ValueError(person.pk)

    with pytest.raises(ExceptionGroup, match="some clinics"):
        tell_of_notices(breaks)
    heard = []
    with clock.at(clock.now() + HOUR):
        tell_of_notices(lambda person: heard.append(person) or True)
    assert heard == [cast.noor]


def test_without_mail_it_counts_as_told_by_the_desk(told):
    assert told(0, reached=None) == ["noor"]
    assert told(1) == []
    assert not Telling.objects.get().by_mail


def test_a_low_total_hides_nothing_and_a_smaller_answer_takes_nothing_back(
    cast, sams_phone, notice, phq9
):
    before = notice.entry_id
    for q9 in (3, 1):
        answers = {f"q{number}": 0 for number in range(1, 9)} | {"q9": q9}
        about = {"assignment": cast.sams_phq9.pk, "replaces": before}
        before = sams_phone.entry(phq9, answers=answers, **about).json()["id"]

    waiting = Notice.objects.waiting().get()
    grant = grant_to_client(cast.sam, by=cast.noor, purpose="test")
    said = open_sealed(waiting, "about", grant=grant)
    assert said == [{"step": "q9", "answer": 3, "level": "high"}]
    assert str(waiting.entry_id) == before


def test_an_open_question_9_leaves_no_notice_and_no_total(cast, sams_phone, phq9):
    answers = {f"q{number}": 3 for number in range(1, 9)}
    sams_phone.entry(phq9, answers=answers, assignment=cast.sams_phq9.pk)

    with cast.at_northgate():
        assert not Notice.objects.exists()
        entry = Entry.objects.get()
        said = open_sealed(
            entry, "answers", grant=grant_to_client(cast.sam, by=cast.sam, purpose="")
        )
        found = score(entry.version.definition, said)
    assert (found.total, found.prorated) == (None, None)
    assert [(one.step, one.level) for one in found.flags] == [("q9", "unknown")]


def test_what_is_written_freely_is_not_searched_for_words_of_danger(cast, sams_phone, check_in):
    sams_phone.entry(check_in, answers={"mood": 1, "words": "I want to die."})

    with cast.at_northgate():
        assert not Notice.objects.exists()


def test_notices_are_read_where_people_respond_to_them_and_nowhere_else():
    """Whatever compares clients, therapists or clinics must not know them."""
    source = Path(telling.__file__).parents[3]
    reads = re.compile(r"import .*\bNotice\b|objects.*notices|practice_notice")
    found = {
        str(path.relative_to(source))
        for path in source.rglob("*.py")
        if "migrations" not in path.parts and reads.search(path.read_text())
    }
    respond = re.compile(r"practice/|config/demo/|review/(queries|views)/(\w*notices|harm)\.py")
    assert not {path for path in found if not respond.search(path)}
