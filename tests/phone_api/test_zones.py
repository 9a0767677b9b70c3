"""The client's clock follows the phone when the client says so, and not before."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied

from midweek.audit.models import AuditLine
from midweek.people.actions.zones import follow_phone
from midweek.plans.queries.timing import stays_of
from midweek_rules.schedule import Occasion, moment, moment_on_the_way


@pytest.fixture
def sam(cast):
    def fresh():
        with cast.at_northgate():
            cast.sam.refresh_from_db()
            return cast.sam

    return fresh


def test_the_clock_follows_once_the_client_says_so(sams_phone, sam, cast):
    sams_phone.say("zone", follows=True, zone="Asia/Tokyo")

    assert (sam().zone, sam().zone_follows) == ("Asia/Tokyo", True)
    assert sams_phone.pull()["me"]["zone"] == "Asia/Tokyo"
    with cast.at_northgate():
        assert AuditLine.objects.filter(kind="people.zone_followed").count() == 1


def test_the_clock_stays_while_the_client_has_not_said_so(sams_phone, sam, check_in):
    sams_phone.entry(check_in, zone="Asia/Tokyo")
    sams_phone.say("zone", follows=False, zone="Asia/Tokyo")

    assert (sam().zone, sam().zone_follows, sam().zone_moves) == ("Europe/London", False, [])


def test_a_zone_nobody_knows_is_refused(sams_phone, sam):
    assert sams_phone.say("zone", follows=True, zone="Mars/Base").status_code == 422
    assert sam().zone == "Europe/London"


@pytest.mark.parametrize("who", ["noor", "kim", "olga"])
def test_nobody_else_moves_the_clients_clock(cast, who):
    with cast.at_northgate(), pytest.raises(PermissionDenied):
        follow_phone(cast.sam, True, zone="Asia/Tokyo", by=getattr(cast, who))


def test_where_the_client_was_is_forgotten_after_three_days(cast, sam):
    with cast.at_northgate():
        cast.sam.zone_moves = [["2020-01-01T00:00:00+00:00", "Europe/Paris"]]
        follow_phone(cast.sam, True, zone="Asia/Tokyo", by=cast.sam)

    assert [zone for _at, zone in sam().zone_moves] == ["Europe/London"]


def test_no_time_is_skipped_or_repeated_on_the_way(cast, sam):
    with cast.at_northgate():
        follow_phone(cast.sam, True, zone="Asia/Tokyo", by=cast.sam)
        left = datetime.fromisoformat(sam().zone_moves[0][0])
        stays = stays_of(sam())

    assert stays == [(None, ZoneInfo("Europe/London")), (left, ZoneInfo("Asia/Tokyo"))]
    for hour in range(24):
        slot = Occasion(left.astimezone(UTC).date(), time(hour))
        here, there = (moment(slot, ZoneInfo(z)) for z in ("Europe/London", "Asia/Tokyo"))
        expected = here if here < left else max(left, there)
        assert moment_on_the_way(slot, stays) == expected
