"""The page of answers about harm: one's own clients', and those one stands in for."""

from datetime import timedelta

import pytest

from midweek.audit import clock
from midweek.people.actions.clinics import say_who_answers
from midweek.people.entering.notices import look_soon
from midweek.practice.actions.telling import tell_in_clinic
from midweek.practice.models import Notice, Telling
from tests.review.history import measured

HERE = "/notices/"


@pytest.fixture
def notice(cast, days_ago):
    with cast.at_northgate():
        rules = "Under 18: call the duty social worker."
        say_who_answers(cast.northgate, deputy=cast.vera, within=4, own_rules=rules, by=cast.olga)
        measured(cast.sam, "phq-9", 3, on=days_ago(1), q9=2)
        return Notice.objects.get()


def pass_on(cast, notice):
    with clock.at(notice.received_at + timedelta(hours=5)):
        tell_in_clinic(cast.northgate.pk, look_soon)


def test_the_therapist_reads_it_with_the_rules_of_the_clinic_and_that_is_noted(cast, noor, notice):
    page = noor.get(HERE).content.decode()

    assert "Sam Sawyer" in page
    assert "PHQ-9 question 9: “More than half the days”" in page
    assert "High by the questionnaire’s own rule" in page
    assert "Under 18: call the duty social worker." in page
    with cast.at_northgate():
        assert Telling.objects.get(notice=notice).to_id == cast.noor.pk


def test_the_deputy_gets_the_notice_and_nothing_else_of_the_client(cast, sign_in, notice):
    vera = sign_in(cast.vera)
    assert "Sam" not in vera.get(HERE).content.decode()
    pass_on(cast, notice)

    page = vera.get(HERE).content.decode()
    assert "Nobody took it up within 4 hours" in page
    assert "Sam Sawyer" in page
    assert f"/clients/{cast.sam.pk}/entries/" not in page
    assert vera.get(f"/clients/{cast.sam.pk}/").status_code == 404

    done = vera.post(
        f"/clients/{cast.sam.pk}/notices/{notice.pk}/", {"response": "called"}, follow=True
    )
    assert "Written down." in done.content.decode()
    with cast.at_northgate():
        assert not Notice.objects.waiting().exists()


def test_the_letter_says_nothing(cast, notice, settings):
    from django.core import mail

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    pass_on(cast, notice)

    assert sorted(letter.to[0] for letter in mail.outbox) == ["noor@n.example", "vera@n.example"]
    for letter in mail.outbox:
        assert letter.subject == "Please open Midweek"
        for word in ("Sam", "PHQ", "harm", "question", "notice was"):
            assert word not in letter.subject + letter.body.split("http")[0]
