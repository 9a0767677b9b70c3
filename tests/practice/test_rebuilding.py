"""A month that does not open is made again from the entries and skips behind it."""

import json
import logging
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from midweek.audit.action import System
from midweek.audit.models import AuditLine
from midweek.people.access import grant_to_client
from midweek.people.models import WrappedKey
from midweek.people.vault import keyring, open_sealed
from midweek.people.vault.keyring import KeyIsGone
from midweek.practice.actions.months import rebuild_months
from midweek.practice.marks import unpacked
from midweek.practice.models import Entry, Month
from tests.handset import SUNDAY_EVENING

SECRET = "Nobody but Noor should read this"


@pytest.fixture
def sams_month(cast, sams_phone, check_in):
    """A month of Sam with one entry in it, whose sealed row is damaged."""
    sams_phone.entry(check_in, answers={"mood": 2, "words": SECRET})
    with cast.at_northgate():
        damage(Month.objects.get(client=cast.sam))


def damage(row):
    """Flip the last byte of whatever is sealed in a row."""
    name = "marks" if isinstance(row, Month) else "answers"
    sealed = bytes(getattr(row, name))
    type(row).objects.filter(pk=row.pk).update(**{name: sealed[:-1] + bytes([sealed[-1] ^ 1])})


def moods(cast):
    grant = grant_to_client(cast.sam, by=cast.noor, purpose="test")
    return sorted(
        mark.numbers["mood"]
        for month in Month.objects.filter(client=cast.sam)
        for mark in unpacked(open_sealed(month, "marks", grant=grant), month.first)
    )


def lines():
    return list(AuditLine.objects.filter(kind="practice.months_rebuilt"))


def test_receiving_goes_on_when_a_month_is_damaged(cast, sams_month, sams_phone, check_in, caplog):
    with caplog.at_level(logging.INFO):
        sent = sams_phone.entry(check_in, answers={"mood": 5})

    assert sent.status_code == 201
    with cast.at_northgate():
        assert moods(cast) == [2, 5]
        (line,) = lines()
    assert line.client_id == cast.sam.pk
    assert line.details == {"marks": 2, "unreadable": 0, "system": "receiving"}
    assert f"months of {cast.sam.pk} made again" in caplog.text
    assert SECRET not in caplog.text + json.dumps(line.details)


@pytest.mark.parametrize("page", ["/caseload/", "/clients/{}/", "/clients/{}/measures/"])
def test_a_page_appears_though_a_month_is_damaged(cast, sams_month, sign_in, page):
    noor = sign_in(cast.noor)

    assert noor.get(page.format(cast.sam.pk)).status_code == 200
    with cast.at_northgate():
        assert moods(cast) == [2]
        assert len(lines()) == 1
    assert noor.get(page.format(cast.sam.pk)).status_code == 200
    with cast.at_northgate():
        assert len(lines()) == 1


def test_an_entry_that_does_not_open_is_left_out_and_counted(
    cast, sams_month, sams_phone, check_in
):
    sams_phone.entry(check_in, answers={"mood": 4})
    with cast.at_northgate():
        damage(Entry.objects.filter(client=cast.sam).earliest("received_at"))
        done = rebuild_months(cast.sam, by=System("test"))

        assert done.details["unreadable"] == 1
        assert moods(cast) == [4]


def test_without_the_clients_key_nothing_is_touched(cast, sams_phone, check_in):
    sams_phone.entry(check_in, answers={"mood": 2})
    WrappedKey.objects.filter(owner=cast.sam.pk).update(owner=uuid4())
    with cast.at_northgate():
        before = bytes(Month.objects.get(client=cast.sam).marks)
        keyring.forget()
        with pytest.raises(KeyIsGone):
            rebuild_months(cast.sam, by=System("test"))
        with pytest.raises(CommandError, match="without a key, left as they are: 1"):
            call_command("rebuild_months", str(cast.sam.pk))

        assert bytes(Month.objects.get(client=cast.sam).marks) == before
        assert not lines()


def test_an_operator_makes_the_months_of_everybody_again(cast, sams_month, capsys):
    call_command("rebuild_months")

    assert "made again: " in capsys.readouterr().out
    with cast.at_northgate():
        assert moods(cast) == [2]


def test_a_correction_that_is_taken_back_brings_back_what_it_followed(cast, sams_phone, check_in):
    first = sams_phone.entry(check_in, answers={"mood": 2}).json()["id"]
    second = sams_phone.entry(check_in, answers={"mood": 5}, replaces=first).json()["id"]
    with cast.at_northgate():
        assert moods(cast) == [5]

    sams_phone.say("undo", of=second)

    with cast.at_northgate():
        assert moods(cast) == [2]


def test_what_is_hidden_does_not_come_back_with_a_correction_taken_back(cast, sams_phone, check_in):
    first = sams_phone.entry(check_in, answers={"mood": 2}).json()["id"]
    second = sams_phone.entry(check_in, answers={"mood": 5}, replaces=first).json()["id"]
    sams_phone.say("unshare", entry=first)

    sams_phone.say("undo", of=second)

    with cast.at_northgate():
        assert moods(cast) == []


def test_a_month_of_one_check_in_a_day_fits_the_smaller_row(cast, sams_phone, check_in):
    for day in range(28):
        moment = SUNDAY_EVENING + timedelta(days=day)
        sams_phone.entry(
            check_in,
            answers={"mood": 3, "worry": 6, "words": "x"},
            assignment=cast.sams_check_in.pk,
            occasion={"date": moment.date().isoformat(), "slot": "21:30"},
            happened_at=moment,
        )

    with cast.at_northgate():
        (month,) = Month.objects.filter(client=cast.sam)
        assert month.first == date(2026, 11, 1)
        assert len(month.marks) < 4200
