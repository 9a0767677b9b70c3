"""Following something together: on the plan's page, in an entry, and over four weeks."""

from midweek.plans.actions.following import Named, follow
from midweek.plans.models import Dimension

WORDS = {"label": "Pull to stay in bed", "low": "none", "high": "all day"}


def bed(cast):
    with cast.at_northgate():
        return follow(cast.sam, named=Named(**WORDS), by=cast.noor).subject


def test_something_is_followed_put_better_and_ended(cast, noor):
    plan = f"/clients/{cast.sam.pk}/plan/"

    page = noor.post(f"{plan}follow/", WORDS, follow=True).content.decode()
    assert "It is asked with the next check-in." in page
    assert "Pull to stay in bed" in page
    with cast.at_northgate():
        one = Dimension.objects.get()

    better = {**WORDS, "label": "Bed pull"}
    page = noor.post(f"{plan}follow/{one.pk}/", better, follow=True).content.decode()
    assert "Bed pull" in page
    assert "Pull to stay" not in page

    page = noor.post(f"{plan}follow/{one.pk}/end/", follow=True).content.decode()
    assert "Answers stay where they are." in page
    assert "Bed pull" not in page


def test_what_lacks_is_said_beside_its_field(cast, noor):
    answer = noor.post(f"/clients/{cast.sam.pk}/plan/follow/", {**WORDS, "low": " "})

    assert answer.status_code == 422
    assert "Say what 0 means" in answer.content.decode()
    with cast.at_northgate():
        assert not Dimension.objects.exists()


def test_a_fifth_is_refused_with_what_to_do(cast, noor):
    for _ in range(4):
        bed(cast)

    answer = noor.post(f"/clients/{cast.sam.pk}/plan/follow/", WORDS)

    assert answer.status_code == 422
    assert "Four at a time. End one first." in answer.content.decode()
    assert "Follow something" not in noor.get(f"/clients/{cast.sam.pk}/plan/").content.decode()
