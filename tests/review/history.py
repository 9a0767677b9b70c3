"""Eight weeks of Sam and Kim, the same every time: something for each page of the desk to show."""

from datetime import date, timedelta

from django.utils import timezone

from midweek.audit import clock
from midweek.people.models import Person
from midweek.plans.actions.appointments import make_appointment
from tests.cast import Cast, agree
from tests.review.telling import at, measured, practise, skip

MOODS = (3, 2, 3, 3, 4, 2, 3, None, 3, 3, 1, 2, 3, 4, None, None, 3, 3, 2, 3, 4, 5, 3, 2, 3, 3, 4)
WORDS = "Worn out before I even dialled."


def eight_weeks_of(cast: Cast) -> None:
    """Let Sam practise with gaps, find the walk too hard, and write; let Kim answer question 9."""
    today = timezone.localdate()

    def ago(days: int) -> date:
        return today - timedelta(days=days)

    Person.objects.filter(pk__in=[cast.sam.pk, cast.kim.pk]).update(joined_at=at(ago(56)))
    with clock.at(at(ago(56))):
        walk = agree(cast.sam, "ten-minute-walk", by=cast.noor)
        breathing = agree(cast.sam, "slow-breathing", by=cast.noor)
        agree(cast.sam, "gad-7", by=cast.noor)
        agree(cast.kim, "phq-9", by=cast.noor)
    for weeks, (phq, gad) in enumerate(((17, 13), (15, 13), (15, 12), (13, 13), (9, 10))):
        measured(cast.sam, "phq-9", phq, on=ago(50 - 12 * weeks))
        measured(cast.sam, "gad-7", gad, on=ago(50 - 12 * weeks))
    for days, mood in enumerate(MOODS, start=1):
        if mood:
            words = {"words": WORDS} if days % 6 == 0 else {}
            answers = {"mood": mood, "worry": 9 - mood, **words}
            practise(cast.sam, "check-in", answers, on=ago(days), assignment=cast.sams_check_in)
        if days % 3:
            practise(cast.sam, "ten-minute-walk", {"walk": 600}, on=ago(days + 4), assignment=walk)
        if days % 4 == 0:
            practise(cast.sam, "slow-breathing", {}, on=ago(days), assignment=breathing)
    skip(cast.sam, walk, "too_hard", on=ago(2), wants="smaller")
    practise(cast.sam, "open-journal", {"words": "A page I want Noor to read."}, on=ago(3))
    measured(cast.kim, "phq-9", 12, on=ago(1), q9=1)
    for weeks in range(1, 4):
        make_appointment(cast.sam, starts_at=at(ago(7 * weeks), 16), by=cast.noor)
    make_appointment(cast.sam, starts_at=timezone.now() + timedelta(hours=3), by=cast.noor)
