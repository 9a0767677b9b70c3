"""Deeds: each is whole or not at all, says who did it, and leaves one line when it was done."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from midweek.audit.action import SENTENCES, AlreadyDone, Done, System, action
from midweek.audit.chain import problems
from midweek.audit.models import AuditLine
from midweek.audit.scope import NoClinicInScope, in_clinic
from midweek.people.models import Clinic

WORKER = System("worker")


@pytest.fixture
def clinic(db):
    made = Clinic.objects.create(name="Before")
    with in_clinic(made.pk):
        yield made


@pytest.fixture
def rename(monkeypatch):
    """A deed on a clinic, that can be refused, repeated, or fail half-way."""
    monkeypatch.setattr("midweek.audit.action.SENTENCES", dict(SENTENCES))

    @action("test.renamed", says="Renamed")
    def rename(clinic, *, name, by, fails=None):
        if clinic.name == name:
            return AlreadyDone(clinic)
        clinic.name = name
        clinic.save()
        if fails:
            raise fails
        return Done(clinic, {"code": 7})

    return rename


def lines():
    return [(line.kind, line.by_id, line.subject_id, line.details) for line in _all()]


def _all():
    return AuditLine.objects.order_by("number")


def test_a_deed_that_was_done_leaves_one_line(clinic, rename):
    somebody = Clinic(id=uuid4())

    outcome = rename(clinic, name="After", by=somebody)

    assert outcome == Done(clinic, {"code": 7})
    assert lines() == [("test.renamed", somebody.pk, clinic.pk, {"code": 7})]
    assert list(problems()) == []


def test_the_system_is_named_when_it_acts_on_its_own(clinic, rename):
    rename(clinic, name="After", by=WORKER)

    assert lines() == [("test.renamed", None, clinic.pk, {"code": 7, "system": "worker"})]


def test_a_deed_done_before_leaves_no_second_line(clinic, rename):
    assert rename(clinic, name="Before", by=WORKER) == AlreadyDone(clinic)
    assert lines() == []


@pytest.mark.parametrize("problem", [PermissionDenied("no"), ZeroDivisionError()])
def test_a_refused_or_failed_deed_changes_nothing_and_leaves_no_line(clinic, rename, problem):
    with pytest.raises(type(problem)):
        rename(clinic, name="Half", by=WORKER, fails=problem)

    assert lines() == []
    assert Clinic.objects.get(pk=clinic.pk).name == "Before"


def test_a_line_goes_when_the_deed_around_it_fails(clinic, rename):
    def visit():
        with transaction.atomic():
            rename(clinic, name="After", by=WORKER)
            _ = 1 / 0

    with pytest.raises(ZeroDivisionError):
        visit()

    assert lines() == []
    assert Clinic.objects.get(pk=clinic.pk).name == "Before"


@pytest.mark.django_db
def test_a_deed_in_no_clinic_is_refused_and_undone(rename):
    made = Clinic.objects.create(name="Before")

    with pytest.raises(NoClinicInScope):
        rename(made, name="After", by=WORKER)

    assert Clinic.objects.get(pk=made.pk).name == "Before"


def test_who_does_it_must_be_said(clinic, rename):
    with pytest.raises(TypeError):
        rename(clinic, name="After")


def test_a_deed_that_does_not_ask_who_cannot_be_declared():
    def nobody(subject, *, to): ...

    def anybody(subject, by): ...

    for deed in (nobody, anybody):
        with pytest.raises((KeyError, TypeError)):
            action("test.bad", says="Bad")(deed)


def test_every_deed_has_a_sentence_to_be_read_by():
    from midweek.people.actions import care, clinics
    from midweek.plans import actions
    from midweek.practice.actions import reading, receiving

    assert {care, clinics, actions, reading, receiving}
    assert len(SENTENCES) > 15
    assert all(str(says).strip() for says in SENTENCES.values())
