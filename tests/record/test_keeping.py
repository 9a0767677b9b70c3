"""How long records are kept, what holds one, and care that begins again."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from midweek.audit import clock
from midweek.people.actions.care import end_care
from midweek.people.models import CareLink, Person
from midweek.record.actions.erasing import erase
from midweek.record.actions.keeping import hold, keep_for, let_go, lift, reopen
from midweek.record.letting_go import RULE, let_records_go
from midweek.record.models import LegalHold
from midweek.record.queries.keeping import ended, years_of


@pytest.fixture
def ended_care(cast):
    """Sam's care has ended."""
    with cast.at_northgate():
        end_care(CareLink.objects.get(client=cast.sam, ended_at=None), by=cast.noor)
    return cast


def is_there(cast, person):
    with cast.at_northgate():
        return Person.objects.filter(pk=person.pk).exists()


def after(years, *, days=0):
    return clock.at(clock.now() + timedelta(days=365.25 * years + days))


def test_a_record_goes_when_the_clinics_years_are_over_and_not_before(ended_care):
    cast = ended_care
    with cast.at_northgate():
        keep_for(cast.northgate, 10, by=cast.olga)

    with after(10, days=-3):
        assert (let_records_go(), is_there(cast, cast.sam)) == (0, True)
    with after(12):
        assert (let_records_go(), is_there(cast, cast.sam)) == (1, False)

    assert is_there(cast, cast.kim)


def test_without_a_rule_nothing_goes_by_itself(ended_care):
    with after(40):
        assert let_records_go() == 0


def test_a_legal_hold_stops_the_rule_and_everybody_until_it_is_lifted(ended_care):
    cast = ended_care
    with cast.at_northgate():
        keep_for(cast.northgate, 1, by=cast.olga)
        held = hold(cast.sam, reason="the court asked", by=cast.olga).subject
        hold(cast.kim, reason="a complaint", by=cast.noor)
        with pytest.raises(ValidationError):
            erase(cast.kim, by=cast.noor)
    with after(3):
        assert let_records_go() == 0
        with cast.at_northgate():
            lift(held, by=cast.olga)
        assert let_records_go() == 1


def test_only_who_runs_the_clinic_decides_and_reopens(ended_care):
    cast = ended_care
    with cast.at_northgate():
        for deed in (
            lambda: keep_for(cast.northgate, 3, by=cast.noor),
            lambda: reopen(cast.sam, to=cast.vera, by=cast.noor),
            lambda: hold(cast.sam, reason="x", by=cast.vera),
            lambda: let_go(cast.kim, by=RULE),
        ):
            with pytest.raises(PermissionDenied):
                deed()
        assert years_of(cast.northgate) is None
        assert not LegalHold.objects.exists()


def test_care_that_ended_is_taken_up_again(ended_care, sign_in):
    cast = ended_care
    page = f"/clinic/records/{cast.sam.pk}/"
    olgas = sign_in(cast.olga)

    assert b"Sam Sawyer" in olgas.get("/clinic/records/").content
    assert olgas.post(page, {"part": "reopen", "to": ""}).status_code == 400
    assert olgas.post(page, {"part": "reopen", "to": str(cast.noor.pk)}).status_code == 302

    assert sign_in(cast.noor).get(f"/clients/{cast.sam.pk}/").status_code == 200
    assert olgas.get(page).status_code == 404


def test_the_owner_sets_the_years_holds_a_record_and_lifts_the_hold(ended_care, sign_in):
    cast, olgas = ended_care, sign_in(ended_care.olga)
    page = f"/clinic/records/{cast.sam.pk}/"

    assert olgas.post("/clinic/records/", {"years": "11"}).status_code == 400
    olgas.post("/clinic/records/", {"years": "10"})
    olgas.post(page, {"part": "hold", "reason": "the court asked"})
    held = olgas.get("/clinic/records/").content.decode()
    olgas.post(page, {"part": "lift"})

    with cast.at_northgate():
        (one,) = ended(cast.northgate)
        assert (one.hold, one.until.year - one.ended_on.year) == (None, 10)
    assert "Legal hold" in held
    olgas.post("/clinic/records/", {"years": "0"})
    with cast.at_northgate():
        assert years_of(cast.northgate) is None
