"""What is sealed opens in its own place, for whom it was granted, and nowhere else."""

import logging
import os
import re
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connections

import midweek
from midweek.people.access import grant_to_client, names_grant
from midweek.people.models import Person, WrappedKey
from midweek.people.vault import CannotOpen, blobs, keyring, open_sealed, seal
from midweek.practice.models import Entry, Receipt

KEY, KID = bytes(range(32)), UUID(int=7)
ABOUT = blobs.context("clinic", "client", "field", "row")
KNOWN, TAG = (
    "0101000000000000000000000000000000070b0b0b0b0b0b0b0b0b0b0b0b",
    "0d512471add6376e64447887cb4b80f9",
)


@pytest.fixture
def sealed(cast, sams_phone, check_in):
    """Two entries of Sam's and one of Kim's, with the grant of each."""
    sams_phone.entry(check_in, answers={"mood": 4, "words": "canary one"})
    sams_phone.entry(check_in, answers={"mood": 2, "words": "canary two"})
    with cast.at_northgate():
        one, two = Entry.objects.order_by("changed_seq")
        grant = grant_to_client(cast.sam, by=cast.noor, purpose="test")
        yield one, two, grant


def refuses(row, field, grant):
    with pytest.raises(CannotOpen) as problem:
        open_sealed(row, field, grant=grant)
    return "canary" not in str(problem.value)


def test_what_was_sealed_opens_for_whom_it_was_granted(sealed):
    one, _two, grant = sealed

    assert open_sealed(one, "answers", grant=grant)["words"] == "canary one"
    assert b"canary" not in bytes(one.answers)
    assert refuses(one, "answers", replace(grant, client_id=uuid4()))
    assert refuses(one, "answers", replace(grant, client_id=None))
    assert refuses(one, "answers", replace(grant, clinic_id=uuid4()))


def test_a_blob_in_another_row_does_not_open(sealed):
    one, two, grant = sealed
    one.answers, two.answers = two.answers, one.answers

    assert refuses(one, "answers", grant) and refuses(two, "answers", grant)


def test_a_blob_in_another_field_does_not_open(cast, sealed):
    one, _two, grant = sealed
    receipt = Receipt.objects.get(pk=one.pk)
    receipt.sha256, one.answers = one.answers, receipt.sha256

    assert refuses(receipt, "sha256", grant) and refuses(one, "answers", grant)
    cast.sam.email, cast.sam.name = cast.sam.name, cast.sam.email
    assert refuses(cast.sam, "name", names_grant(cast.noor))


def test_a_blob_of_another_client_does_not_open(cast, sealed):
    one, _two, _grant = sealed
    one.client_id = cast.kim.pk
    kims = grant_to_client(cast.kim, by=cast.noor, purpose="test")

    assert refuses(one, "answers", kims)


def test_a_blob_of_another_clinic_does_not_open(cast, sealed):
    one, _two, _grant = sealed
    with cast.at_southgate():
        grant = grant_to_client(cast.ida, by=cast.otto, purpose="test")
        one.client_id, one.clinic_id = cast.ida.pk, cast.southgate.pk
        assert refuses(one, "answers", grant)
        cast.noor.clinic_id = cast.southgate.pk
        assert refuses(cast.noor, "name", names_grant(cast.otto))


def test_a_blob_with_any_byte_changed_does_not_open_and_raises_the_alarm(sealed, caplog):
    one, _two, grant = sealed
    whole = bytes(one.answers)
    for place in range(len(whole)):
        one.answers = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        assert refuses(one, "answers", grant), place

    alarms = [record for record in caplog.records if record.name == "midweek.integrity"]
    assert len(alarms) == len(whole)
    assert {record.levelno for record in alarms} == {logging.CRITICAL}


def test_a_blob_cut_short_does_not_open(sealed):
    one, _two, grant = sealed
    whole = bytes(one.answers)
    for length in (1, 17, 18, 29, 30, 45, 46, len(whole) - 1):
        one.answers = whole[:length]
        assert refuses(one, "answers", grant), length


def test_nobody_without_a_care_link_gets_leave(cast):
    with cast.at_northgate():
        for stranger in (cast.tom, cast.vera, cast.olga, cast.kim, cast.otto, cast.ida):
            with pytest.raises(PermissionDenied):
                grant_to_client(cast.sam, by=stranger, purpose="test")


def test_without_the_clients_key_nothing_opens(cast, sealed):
    one, _two, grant = sealed
    WrappedKey.objects.filter(owner=cast.sam.pk).delete()
    keyring.forget()

    assert refuses(one, "answers", grant)


def test_with_another_root_key_nothing_opens(cast, sealed, settings):
    one, _two, grant = sealed
    keyring.forget()
    settings.SERVER_KEYS = replace(settings.SERVER_KEYS, wrapping=os.urandom(32))
    try:
        assert refuses(one, "answers", grant)
        assert refuses(cast.sam, "name", names_grant(cast.noor))
    finally:
        keyring.forget()


def test_a_wrapped_key_of_somebody_else_does_not_unwrap(cast, sealed):
    one, _two, grant = sealed
    kims = WrappedKey.objects.get(owner=cast.kim.pk).wrapped
    WrappedKey.objects.filter(owner=cast.sam.pk).update(wrapped=kims)
    keyring.forget()

    assert refuses(one, "answers", grant)


def test_a_damaged_entry_does_not_keep_the_phone_from_the_rest(cast, sams_phone, check_in):
    sams_phone.entry(check_in, answers={"mood": 4, "words": "canary"})
    with cast.at_northgate():
        entry = Entry.objects.get()
        Entry.objects.update(answers=bytes(entry.answers)[:-1] + b"x")
    sams_phone.browser.raise_request_exception = False

    answer = sams_phone.browser.get("/api/v1/pull")

    assert b"canary" not in answer.content
    assert answer.status_code == 200
    assert [entry["answers"] for entry in answer.json()["entries"]] == [{}]


def test_every_answer_to_a_questionnaire_has_the_same_length(cast):
    entry = Entry(clinic=cast.northgate, client=cast.sam)
    sizes = set()
    for answers in ({}, {"q1": 0}, {f"q{n}": 3 for n in range(1, 10)}):
        seal(entry, answers=answers)
        sizes.add(len(entry.answers))

    assert len(sizes) == 1


def test_no_nonce_comes_twice():
    nonces = {blobs.close(b"x", key=KEY, kid=KID, about=ABOUT)[18:30] for _ in range(20_000)}

    assert len(nonces) == 20_000


def test_a_known_blob_comes_out_as_known(monkeypatch):
    """The format of data at rest: whoever changes it makes what is stored unreadable."""
    monkeypatch.setattr("midweek.people.vault.blobs.os.urandom", lambda size: b"\x0b" * size)

    blob = blobs.close(b"known", key=KEY, kid=KID, about=ABOUT)

    assert blob[:30].hex() == KNOWN
    assert blob[-16:].hex() == TAG
    assert blobs.reopen(blob, key=KEY, about=ABOUT) == b"known"


def test_associated_data_cannot_be_read_two_ways():
    assert blobs.context("ab", "c") != blobs.context("a", "bc")
    assert blobs.context("a", "") != blobs.context("a")
    assert ABOUT.hex() == (
        "000000046374783100000006636c696e696300000006636c69656e74000000056669656c6400000003726f77"
    )


def test_keys_lie_in_a_database_of_their_own(cast):
    assert Person._meta.db_table in connections["default"].introspection.table_names()
    assert WrappedKey._meta.db_table in connections["keyring"].introspection.table_names()
    for name, foreign in (("default", WrappedKey), ("keyring", Person), ("keyring", Entry)):
        assert foreign._meta.db_table not in connections[name].introspection.table_names()


def test_grants_are_made_in_one_place_alone():
    source = Path(midweek.__file__).parent
    makers = {
        str(path.relative_to(source))
        for path in source.rglob("*.py")
        if re.search(r"(?<!class )\bGrant\(", path.read_text(encoding="utf-8"))
    }

    assert makers == {"people/access.py"}
