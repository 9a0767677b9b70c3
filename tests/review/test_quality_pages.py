"""What a client adds to what they did stands in the entry, and is counted in the plan."""

import pytest

from tests.cast import agree
from tests.review.history import practise, skip
from tests.review.telling import at, tell


@pytest.fixture
def walked(cast, days_ago):
    """Sam walked three times, and twice did not; once something else got in the way."""
    with cast.at_northgate():
        walk = agree(cast.sam, "ten-minute-walk", by=cast.noor)
        for ago, useful in ((6, "some"), (5, "much"), (2, "much")):
            entry = practise(cast.sam, "ten-minute-walk", {}, on=days_ago(ago), assignment=walk)
            now = {"recorded_at": at(days_ago(ago), 22), "of": str(entry.pk)}
            tell(cast.sam, "felt", felt="hard", **now)
            tell(cast.sam, "quality", useful=useful, learnt=f"day {ago}", **now)
        for ago, of, codes in ((4, walk, ["no_time", "symptoms"]), (3, walk, ["no_time"])):
            said = skip(cast.sam, of, "not_today", on=days_ago(ago))
            tell(
                cast.sam, "obstacles", recorded_at=at(days_ago(ago), 22),
                of=str(said.pk), obstacles=codes,
            )  # fmt: skip
        said = skip(cast.sam, cast.sams_check_in, "not_today", on=days_ago(1))
        tell(
            cast.sam, "obstacles", recorded_at=at(days_ago(1), 22),
            of=str(said.pk), obstacles=["symptoms"],
        )  # fmt: skip
    return entry


def test_the_entry_says_how_hard_how_useful_and_what_was_learnt(cast, noor, walked):
    page = noor.get(f"/clients/{cast.sam.pk}/entries/{walked.pk}/").content.decode()

    for said in ("How hard it was", "Hard", "helped a lot", "What I learnt", "day 2"):
        assert said in page


def test_the_plan_counts_them_for_each_thing_and_obstacles_for_all(cast, noor, walked):
    page = noor.get(f"/clients/{cast.sam.pk}/plan/").content.decode()

    assert "By the client’s word: helped a lot (2), helped a little (1)" in page
    assert "Learnt: “day 2”" in page
    assert "Got in the way: No time (2), Symptoms in the way (1)" in page
    assert "Got in the way: No time (2), Symptoms in the way (2)" in page


def test_what_is_not_shared_any_more_is_not_counted(cast, noor, walked):
    from midweek.people.actions.care import answer_consent

    with cast.at_northgate():
        answer_consent(cast.sam, purpose="check_ins", granted=False, text_version=2, by=cast.sam)
    page = noor.get(f"/clients/{cast.sam.pk}/plan/").content.decode()

    assert "Got in the way" not in page
    assert "Learnt" not in page
