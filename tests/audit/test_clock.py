"""What time deeds say it is."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from midweek.audit import clock

LONG_AGO = datetime(2020, 5, 1, 9, tzinfo=UTC)


def test_a_deed_happens_when_it_happens():
    before = timezone.now()

    assert before <= clock.now() <= timezone.now()


def test_an_invented_past_ends_with_its_block():
    with clock.at(LONG_AGO):
        assert clock.now() == LONG_AGO

    assert clock.now() > LONG_AGO


def test_an_invented_past_ends_even_when_its_block_fails():
    with pytest.raises(ZeroDivisionError), clock.at(LONG_AGO):
        _ = 1 / 0

    assert clock.now() > LONG_AGO
