"""Many ids at once find what one by one would, and use the same index."""

from uuid import UUID, uuid4

import pytest
from django.db.models import QuerySet

from midweek.audit.prepared import question
from midweek.people.models import Consent, Person


def test_among_finds_what_in_finds(cast):
    with cast.at_northgate():
        wanted = [cast.sam.pk, cast.kim.pk, uuid4()]
        assert set(Person.objects.filter(pk__among=wanted)) == {cast.sam, cast.kim}
        assert set(Person.objects.filter(pk__among=[])) == set()
        ours, theirs = (
            Consent.objects.filter(**{f"client__{how}": wanted}) for how in ("among", "in")
        )
        assert set(ours) == set(theirs)
        assert ours.exists()


@question
def consents_of(*, clients: list[UUID]) -> QuerySet[Consent]:
    return Consent.objects.filter(client__among=clients)


def test_in_a_statement_written_once_the_ids_are_told_each_time(cast):
    with cast.at_northgate():
        for wanted in ([cast.sam.pk, cast.kim.pk], [cast.kim.pk], [], [cast.ida.pk]):
            usual = Consent.objects.filter(client__among=wanted)
            assert set(consents_of(clients=wanted)) == set(usual)
        assert consents_of(clients=[cast.kim.pk])


def test_among_stays_behind_the_wall(cast):
    with cast.at_northgate():
        assert not Person.objects.filter(pk__among=[cast.ida.pk]).exists()


@pytest.mark.on_sqlite
def test_among_uses_the_index(cast):
    from midweek.practice.models import Month

    with cast.at_northgate():
        months = Month.objects.filter(client__among=[cast.sam.pk], first__gte="2026-01-01")
        plan = months.explain()

    assert "USING INDEX" in plan
    assert "SCAN practice_month" not in plan
