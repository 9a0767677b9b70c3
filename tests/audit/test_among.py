"""Many ids at once find what one by one would, and use the same index."""

from uuid import uuid4

import pytest

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
