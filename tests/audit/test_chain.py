"""The audit trail: whatever is done to its lines afterwards shows."""

from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import connections, transaction
from django.utils import timezone

from midweek.audit.chain import add_line, problems
from midweek.audit.models import AuditHead, AuditLine
from midweek.audit.scope import in_clinic

CLINIC = uuid4()
LINES = 6


@pytest.fixture
def trail(db):
    """A chain of six lines, and the clinic in scope."""
    with in_clinic(CLINIC):
        for number in range(LINES):
            write(f"test.deed_{number}")
        yield AuditLine.objects


def write(kind):
    with transaction.atomic():
        return add_line(
            clinic_id=CLINIC,
            at=timezone.now(),
            by_id=uuid4(),
            kind=kind,
            subject="test.thing",
            subject_id=uuid4(),
            client_id=uuid4(),
            details={"number": 1, "words": ["é", "b"], "nested": {"b": 1.5, "a": None}},
        )


def test_a_chain_that_nobody_touched_is_whole(trail):
    assert trail.count() == LINES
    assert list(problems()) == []


@pytest.mark.parametrize("number", range(1, LINES + 1))
def test_a_deleted_line_shows(trail, number):
    trail.get(number=number).delete()

    assert list(problems())


EDITS = {
    "at": timezone.now(),
    "by_id": None,
    "kind": "test.other",
    "subject": "other",
    "subject_id": None,
    "client_id": uuid4(),
    "details": {"number": 2},
    "mac": b"0" * 32,
    "number": 99,
}


def test_every_field_that_says_something_is_edited_below():
    says = {field.attname for field in AuditLine._meta.concrete_fields}

    assert says - {"id", "clinic_id"} == set(EDITS)


@pytest.mark.parametrize("number", [1, 3, LINES])
@pytest.mark.parametrize("field", EDITS)
def test_an_edited_line_shows(trail, field, number):
    trail.filter(number=number).update(**{field: EDITS[field]})

    assert list(problems())


def test_two_lines_that_changed_places_show(trail):
    trail.filter(number=2).update(number=200)
    trail.filter(number=3).update(number=2)
    trail.filter(number=200).update(number=3)

    assert list(problems())


def test_lines_cut_off_the_end_show_against_the_head(trail):
    trail.filter(number__gt=4).delete()

    assert list(problems()) == ["The chain ends at line 4, but its head says 6: lines were cut."]


def test_cut_lines_with_a_forged_head_show_against_a_head_written_down(trail):
    last = trail.get(number=LINES)
    written_down = (last.number, bytes(last.mac).hex())
    trail.filter(number__gt=4).delete()
    AuditHead.objects.update(number=4, mac=trail.get(number=4).mac)

    assert list(problems()) == []
    assert list(problems(known_head=written_down))


def test_a_chain_rebuilt_without_the_key_shows(trail, settings):
    from dataclasses import replace

    right = settings.SERVER_KEYS
    trail.all().delete()
    AuditHead.objects.all().delete()
    settings.SERVER_KEYS = replace(right, audit=b"\0" * 32)
    write("test.forged")
    settings.SERVER_KEYS = right

    assert list(problems()) == ["Line 1 does not agree with its seal: changed or moved."]


def test_a_line_moved_into_another_clinics_chain_shows(trail):
    other = uuid4()
    line = trail.get(number=1)
    with in_clinic(other):
        AuditLine(
            **{f.attname: getattr(line, f.attname) for f in line._meta.concrete_fields}
            | {"id": uuid4(), "clinic_id": other}
        ).save(force_insert=True)
        AuditHead(clinic_id=other, number=1, mac=line.mac).save(force_insert=True)

        assert list(problems()) == ["Line 1 does not agree with its seal: changed or moved."]


@pytest.mark.django_db(transaction=True)
def test_a_line_outside_a_transaction_is_refused():
    with pytest.raises(transaction.TransactionManagementError):
        add_line(clinic_id=CLINIC, at=timezone.now(), by_id=None, kind="test.alone")


@pytest.mark.on_postgres  # SQLite lets one write at a time, and its test database lives in memory
@pytest.mark.django_db(transaction=True)
def test_two_who_write_at_once_never_fork_the_chain():
    with in_clinic(CLINIC):
        write("test.first")
    start, broken = Barrier(4), []

    def writes_many():
        try:
            start.wait(timeout=20)
            for _ in range(10):
                with in_clinic(CLINIC):
                    write("test.at_once")
        except Exception as problem:
            broken.append(problem)
        finally:
            connections.close_all()

    threads = [Thread(target=writes_many) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    assert broken == []
    with in_clinic(CLINIC):
        assert list(problems()) == []
        numbers = AuditLine.objects.order_by("number").values_list("number", flat=True)
        assert list(numbers) == list(range(1, 42))
