"""Erasure that holds: rows, key and every older backup."""

from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import connections

from midweek.audit.chain import problems
from midweek.people.access import grant_to_prove
from midweek.people.models import Person
from midweek.people.models.keys import WrappedKey
from midweek.people.vault import SealedField, keyring, open_values
from midweek.record.actions.erasing import erase
from midweek.record.backup.ledger import erased, erased_in, note
from midweek.record.backup.making import make_backup
from midweek.record.erasing import replay
from midweek.record.models import Erasure
from midweek.review.actions.notes import write_note
from tests.cast import agree, treated

NOW = datetime(2026, 11, 28, 2, 0, tzinfo=UTC)
CANARY = "wqzxvjkpwqyh"
both = {"databases": ["default", "keyring"]}


def everything_stored():
    """Every value of every table, as bytes."""
    found = []
    for alias in ("default", "keyring"):
        with connections[alias].cursor() as cursor:
            for table in connections[alias].introspection.table_names(cursor):
                cursor.execute(f'SELECT * FROM "{table}"')
                found += [(table, value) for row in cursor.fetchall() for value in row]
    return found


def everything_opened(clinic):
    """Every sealed value of a clinic that opens with any key that is left."""
    people = [None, *Person.objects.values_list("pk", flat=True), *erased()]
    for model in apps.get_models():
        for one in model._meta.concrete_fields:
            if isinstance(one, SealedField):
                theirs = one.under != "clinic"
                for pk in people if theirs else [None]:
                    rows = model._base_manager.filter(**({"client": pk} if theirs else {}))
                    grant = grant_to_prove(pk, clinic_id=clinic.pk)
                    opened = open_values(one, rows.values_list("pk", one.name), grant=grant)
                    yield from map(str, opened.values())


def with_an_entry(client, phone_of, check_in):
    phone = phone_of(client)
    answer = phone.entry(check_in, answers={"mood": 4, "words": f"{CANARY} {client.pk}"})
    assert answer.status_code == 201


def clients_of_a_practice(cast, count):
    with cast.at_northgate():
        clients = [treated(cast.northgate, f"{CANARY} {n}", by=cast.noor) for n in range(count)]
        for client in clients:
            agree(client, "check-in", by=cast.noor)
    return clients


@pytest.mark.django_db(transaction=True, **both)
def test_an_erased_client_is_in_no_byte_after_restoring_an_older_backup(
    cast, place, restored, phone_of, check_in
):
    clients = clients_of_a_practice(cast, 3)
    for client in clients:
        with_an_entry(client, phone_of, check_in)
    with cast.at_northgate():
        before = [one for one in everything_opened(cast.northgate) if CANARY in one]
    backup = make_backup(now=NOW)
    with cast.at_northgate():
        for client in clients:
            erase(client, by=cast.noor)

    restored(backup)

    with cast.at_northgate():
        after = [one for one in everything_opened(cast.northgate) if CANARY in one]
        left = set(Person.objects.filter(kind="client").values_list("pk", flat=True))
        assert list(problems()) == []
    assert (len(before) >= 6, after, left) == (True, [], {cast.sam.pk, cast.kim.pk})
    assert not WrappedKey.objects.filter(owner__in=[one.pk for one in clients]).exists()


def test_every_row_of_the_client_goes_and_nobody_elses(
    cast, phone_of, check_in, django_capture_on_commit_callbacks
):
    with_an_entry(cast.sam, phone_of, check_in)
    with_an_entry(cast.kim, phone_of, check_in)
    with cast.at_northgate():
        write_note(cast.sam, words=CANARY, by=cast.noor)
        with django_capture_on_commit_callbacks(execute=True):
            done = erase(cast.sam, by=cast.noor)
        trace = cast.sam.pk.hex
        tables = {
            table
            for table, value in everything_stored()
            if trace in str(value).replace("-", "") or str(cast.sam.account_id) == str(value)
        }

    assert tables == {"audit_auditline", "record_erasure"}
    assert done.details["rows"] > 10
    assert len(phone_of(cast.kim).pull()["entries"]) == 1
    with pytest.raises(keyring.KeyIsGone):
        keyring.client_key(cast.sam.pk, clinic_id=cast.northgate.pk)
    with pytest.raises(keyring.KeyIsGone):
        keyring.writer_key(cast.noor.pk, client_id=cast.sam.pk, clinic_id=cast.northgate.pk)


def test_the_erased_clients_phone_gets_in_nowhere(cast, sams_phone):
    assert sams_phone.browser.get("/api/v1/pull").status_code == 200
    with cast.at_northgate():
        erase(cast.sam, by=cast.noor)

    assert sams_phone.browser.get("/api/v1/pull").status_code == 401


@pytest.mark.parametrize("who", ["vera", "tom", "olga", "kim", "sam"])
def test_nobody_but_who_treats_the_client_erases_them(cast, who):
    with cast.at_northgate(), pytest.raises(PermissionDenied):
        erase(cast.sam, by=vars(cast)[who])

    assert not Erasure.objects.exists()


def test_the_page_erases_once_the_box_is_ticked(cast, sign_in):
    browser, page = sign_in(cast.noor), f"/clients/{cast.sam.pk}/record/erase/"

    assert browser.post(page).status_code == 400
    with cast.at_northgate():
        assert Person.objects.filter(pk=cast.sam.pk).exists()
    assert browser.post(page, {"sure": "on"})["Location"] == "/caseload/"

    assert browser.get(page).status_code == 404


def test_an_erasure_that_was_cut_off_is_finished(cast):
    note(cast.sam.pk)

    assert replay() == 1

    with cast.at_northgate():
        assert not Person.objects.filter(pk=cast.sam.pk).exists()
        assert Person.objects.filter(pk=cast.kim.pk).exists()


def test_nobody_is_erased_by_a_line_that_we_did_not_write(cast, place):
    Erasure.objects.create(pk=cast.sam.pk, seal=b"guessed")
    folder = place / "backups"
    folder.mkdir()
    (folder / "erasures").write_text(f'{{"id": "{cast.sam.pk}", "seal": "00"}}\nnonsense\n[1]\n')

    assert (replay(), list(erased_in(folder))) == (0, [])
