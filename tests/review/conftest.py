"""A desk with Noor at it, and days to speak of."""

from datetime import date, timedelta

import pytest
from django.utils import timezone


@pytest.fixture
def noor(cast, sign_in):
    """Noor's browser."""
    return sign_in(cast.noor)


@pytest.fixture
def days_ago():
    """The day some days ago, on everybody's calendar."""

    def day(count: int) -> date:
        return timezone.localdate() - timedelta(days=count)

    return day
