"""The command palette: whom and what it finds, for whom, and what that costs."""

import time
from datetime import UTC, datetime

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from uuid6 import uuid7

from midweek.people.models import CareLink, Person
from midweek.people.vault import seal


def found(browser) -> dict[str, list[str]]:
    told = browser.get("/palette/").json()["groups"]
    return {group["name"]: [one["name"] for one in group["items"]] for group in told}


def test_it_finds_ones_own_clients_commands_and_activities(cast, noor, sign_in):
    noors, toms = found(noor), found(sign_in(cast.tom))

    assert noors["Clients"] == ["Kim Kato", "Sam Sawyer"]
    assert toms["Clients"] == []
    assert "Invite a client" in noors["Do"]
    assert "Ten-minute walk" in noors["Activities"]


def test_clients_have_no_palette(cast, sign_in):
    assert sign_in(cast.sam).get("/palette/").status_code == 404


def many_clients(cast, count: int) -> None:
    people, links = [], []
    for number in range(count):
        one = Person(id=uuid7(), clinic=cast.northgate, kind="client")
        one.joined_at = datetime(2026, 1, 5, tzinfo=UTC)
        seal(one, name=f"Client {number}")
        people.append(one)
        links.append(
            CareLink(clinic=cast.northgate, client=one, therapist=cast.noor, since=one.joined_at)
        )
    Person.objects.bulk_create(people)
    CareLink.objects.bulk_create(links)


@pytest.mark.measured
def test_five_hundred_clients_are_given_within_a_tenth_of_a_second(cast, noor):
    with cast.at_northgate():
        many_clients(cast, 500)
    noor.get("/palette/")
    begun = time.process_time()
    with CaptureQueriesContext(connections["default"]) as asked:
        answer = noor.get("/palette/")
    taken = time.process_time() - begun

    assert len(answer.json()["groups"][0]["items"]) == 502
    assert taken < 0.1
    assert len(asked) <= 9
