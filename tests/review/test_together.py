"""Many clients together: only who agreed, never fewer than ten, and nobody named or ranked."""

import random
import re
from datetime import date, timedelta
from itertools import accumulate

import pytest

from midweek.audit import clock
from midweek.audit.models import AuditLine
from midweek.audit.scope import in_clinic
from midweek.people.access import names_grant
from midweek.people.actions.care import answer_consent, end_care, hand_over
from midweek.people.models import CareLink
from midweek.people.vault import open_sealed, seal
from midweek.practice.marks import Mark, packed
from midweek.practice.models import Month
from midweek.practice.models.months import first_of
from midweek.review.actions.counting import count_together
from midweek.review.models import Together
from tests.cast import agree, treated
from tests.review.telling import at, tell

WEEKS = 9
DAILY = 7
TRUE_POINTS = -6.0


def a_past(client, walk, *, today: date, chance: random.Random) -> None:
    """Weeks in which doing all of it goes with six points less than doing none of it."""
    first, marks, total = today - timedelta(days=7 * WEEKS + 1), [], 60
    done = [chance.randint(0, DAILY) for _ in range(WEEKS)]
    usual = sum(done) / WEEKS / DAILY
    steps = [TRUE_POINTS * (n / DAILY - usual) + chance.gauss(0, 2.5) for n in done]
    totals = [round(one) for one in accumulate([total, *steps])]
    for week, level in enumerate(totals):
        day = first + timedelta(days=7 * week)
        marks.append(mark(client, f"m{week}", day, "pcl-5", {"pcl-5": level}, "measures"))
    for week, count in enumerate(done):
        for extra in range(count):
            day = first + timedelta(days=7 * week + extra)
            marks.append(
                mark(client, f"w{week}-{extra}", day, "ten-minute-walk", {}, "check_ins", walk)
            )
    for month in {first_of(one.on) for one in marks}:
        row = Month(clinic_id=client.clinic_id, client=client, first=month)
        seal(row, marks=packed([one for one in marks if first_of(one.on) == month]))
        row.save()


def mark(client, name, day, slug, numbers, purpose, walk=None) -> Mark:
    assignment = str(walk.pk) if walk else ""
    minute = int(at(day, 20 if slug == "pcl-5" else 21).timestamp()) // 60
    return Mark(f"{client.pk}-{name}", day, minute, "entry", purpose, slug, assignment, "", numbers)


def clients_of(cast, therapist, count: int, *, today: date, agreeing: bool = True) -> list:
    chance, found = random.Random(7), []
    for number in range(count):
        client = treated(cast.northgate, f"Client {number}", by=therapist)
        with clock.at(at(today - timedelta(days=7 * WEEKS + 3))):
            walk = agree(client, "ten-minute-walk", by=therapist)
        a_past(client, walk, today=today, chance=chance)
        if agreeing:
            answer_consent(client, purpose="pooled", granted=True, text_version=3, by=client)
        found.append(client)
    return found


def counted(cast, therapist=None) -> dict:
    with cast.at_northgate():
        row = Together.objects.filter(therapist=therapist).first()
        return open_sealed(row, "found", grant=names_grant(cast.noor)) if row else None


def words_of(page) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


@pytest.fixture
def today(days_ago):
    return days_ago(0)


def test_ten_who_agreed_come_to_the_true_number_and_nobody_is_named(cast, noor, today):
    with cast.at_northgate():
        clients = clients_of(cast, cast.noor, 12, today=today)

    count_together()

    found = counted(cast, cast.noor)
    assert found["clients"] == 12
    assert found["interval"][1] < 0
    low, high = found["points"]["interval"]
    assert low < TRUE_POINTS < high
    assert (found["points"]["measure"], found["points"]["weeks"]) == ("pcl-5", 12 * WEEKS)
    assert {weeks for _z, _v, weeks in found["drawn"]} == {WEEKS}
    assert not any(str(client.pk) in str(found) for client in clients)
    assert counted(cast)["estimate"] == found["estimate"]

    page = noor.get("/helping/")
    said = words_of(page)
    assert "For 12 clients the link between more practice than their own usual" in said
    assert "A link is not a cause." in said
    assert "nobody is ranked" in said
    assert len(page.context["own"]["picture"].table.rows) == 13
    assert "Client 3" not in said
    assert page.context["clinic"] is None


def test_who_did_not_agree_stops_or_left_is_not_counted_from_the_next_night_on(cast, noor, today):
    with cast.at_northgate():
        no, damaged, left, *clients = clients_of(cast, cast.noor, 13, today=today)
        answer_consent(no, purpose="pooled", granted=False, text_version=3, by=no)
        Month.objects.filter(client=damaged).update(marks=b"damaged")
        end_care(CareLink.objects.get(client=left), by=cast.noor)
        clients_of(cast, cast.noor, 1, today=today, agreeing=False)
    count_together()
    assert counted(cast)["clients"] == 10

    with cast.at_northgate():
        stops = clients[0]
        told = {"purpose": "pooled", "granted": False, "text_version": 3}
        tell(stops, "consent", recorded_at=clock.now(), **told)
    count_together()

    assert counted(cast) == counted(cast, cast.noor) == {"clients": 9}
    said = words_of(noor.get("/helping/"))
    assert "It takes 10 clients who agreed" in said
    assert "so far there are 9" in said
    with in_clinic(cast.northgate.pk):
        lines = AuditLine.objects.filter(kind="review.counted_together")
        assert [one.details["clients"] for one in lines.order_by("number")] == [10, 9]


def test_the_clinic_shows_only_with_ten_of_others_and_no_colleagues_numbers(
    cast, noor, sign_in, today
):
    with cast.at_northgate():
        clients = clients_of(cast, cast.vera, 10, today=today)
    count_together()

    page = noor.get("/helping/")
    assert "10 clients together" in page.context["clinic"]["picture"].says
    assert len(page.context["clinic"]["picture"].table.rows) == 1
    assert "so far there are 0" in words_of(page)
    with cast.at_northgate():
        assert not Together.objects.visible_to(cast.noor).filter(therapist=cast.vera)
        assert not Together.objects.visible_to(cast.sam)
        hand_over(
            CareLink.objects.get(client=clients[0], ended_at=None), to=cast.noor, by=cast.vera
        )
    count_together()

    assert noor.get("/helping/").context["clinic"] is None
    assert sign_in(cast.otto).get("/helping/").context["clinic"] is None
