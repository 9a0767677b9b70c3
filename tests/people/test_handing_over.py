"""Handing a client over, and ending care: by the therapist, or by who runs the clinic."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from midweek.people.access import treats
from midweek.people.actions.care import hand_over
from midweek.people.actions.colleagues import invite_colleague
from midweek.people.models import CareLink
from midweek.people.roles import Role


def care_of(client):
    return f"/clients/{client.pk}/care/"


def over_to(person):
    return {"part": "hand_over", "to": str(person.pk)}


def test_a_therapist_hands_a_client_over_to_a_colleague(cast, sign_in):
    noor, vera = sign_in(cast.noor), sign_in(cast.vera)
    assert vera.get(f"/clients/{cast.sam.pk}/").status_code == 404

    answer = noor.post(care_of(cast.sam), over_to(cast.vera))

    assert answer["Location"] == "/caseload/"
    assert vera.get(f"/clients/{cast.sam.pk}/").status_code == 200
    assert noor.get(f"/clients/{cast.sam.pk}/").status_code == 404
    assert noor.get(care_of(cast.sam)).status_code == 404
    told = sign_in(cast.sam).get("/api/v1/pull").json()
    assert told["me"]["therapist"]["given"] == "Vera"


def test_the_phone_hears_of_it(cast, sign_in):
    before = sign_in(cast.sam).get("/api/v1/pull").json()["counter"]
    sign_in(cast.noor).post(care_of(cast.sam), over_to(cast.vera))
    after = sign_in(cast.sam).get(f"/api/v1/pull?since={before}").json()
    assert after["counter"] > before
    assert after["me"]["therapist"]["given"] == "Vera"


def test_only_a_colleague_who_treats_here_can_go_on(cast, sign_in):
    noor = sign_in(cast.noor)
    with cast.at_northgate():
        asked = invite_colleague(
            cast.northgate, name="Mina", email="m@n.example", role=Role.THERAPIST, by=cast.olga
        ).subject.person
        watching = invite_colleague(
            cast.northgate, name="Uma", email="u@n.example", role=Role.SUPERVISOR, by=cast.olga
        ).subject.person
    for other in (cast.noor, cast.kim, cast.otto, asked, watching):
        assert noor.post(care_of(cast.sam), over_to(other)).status_code == 400
        with cast.at_northgate(), pytest.raises(ValidationError):
            hand_over(CareLink.objects.get(client=cast.sam, ended_at=None), to=other, by=cast.noor)
    assert noor.get(f"/clients/{cast.sam.pk}/").status_code == 200


@pytest.mark.parametrize("who", ["tom", "vera", "sam", "kim", "otto"])
def test_nobody_else_hands_a_client_over(cast, sign_in, who):
    person = getattr(cast, who)
    assert sign_in(person).post(care_of(cast.sam), over_to(cast.vera)).status_code == 404
    with cast.at_northgate():
        link = CareLink.objects.get(client=cast.sam, ended_at=None)
        with pytest.raises(PermissionDenied):
            hand_over(link, to=cast.vera, by=person)
        assert treats(cast.noor, cast.sam)
        assert not treats(cast.vera, cast.sam)


def test_care_ends_only_with_the_box_ticked(cast, sign_in):
    noor = sign_in(cast.noor)
    refused = noor.post(care_of(cast.sam), {"part": "end"})
    assert refused.status_code == 400
    assert "Tick the box to go on." in refused.content.decode()
    assert noor.get(f"/clients/{cast.sam.pk}/").status_code == 200

    assert noor.post(care_of(cast.sam), {"part": "end", "sure": "on"}).status_code == 302

    assert noor.get(f"/clients/{cast.sam.pk}/").status_code == 404
    assert sign_in(cast.sam).get("/api/v1/pull").status_code == 200


def test_a_care_that_has_ended_is_not_handed_over(cast):
    with cast.at_northgate():
        ended = CareLink.objects.get(client=cast.sam, therapist=cast.tom)
        with pytest.raises(PermissionDenied):
            hand_over(ended, to=cast.vera, by=cast.tom)
        assert not treats(cast.vera, cast.sam)


def test_an_owner_hands_over_everybody_and_then_parts(cast, sign_in):
    olga, page = sign_in(cast.olga), f"/clinic/team/{cast.noor.pk}/"
    assert "Hand everybody over" in olga.get(page).content.decode()

    olga.post(page + "hand-over/", {"to": str(cast.vera.pk)})

    with cast.at_northgate():
        assert treats(cast.vera, cast.sam)
        assert treats(cast.vera, cast.kim)
        assert not treats(cast.noor, cast.sam)
    assert olga.post(page + "part/").status_code == 302


def test_only_an_owner_hands_over_everybody(cast, sign_in):
    page = f"/clinic/team/{cast.noor.pk}/hand-over/"
    for other in (cast.noor, cast.sam, cast.otto):
        assert sign_in(other).post(page, {"to": str(cast.vera.pk)}).status_code == 404
    sign_in(cast.olga).post(page, {"to": str(cast.otto.pk)})
    with cast.at_northgate():
        assert treats(cast.noor, cast.sam)
