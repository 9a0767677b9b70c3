"""The page about the end of a therapy: a plan drafted from the record, and sparse check-ins."""

import re

import pytest
from django.utils import timezone

from midweek.people.actions.care import answer_consent
from midweek.plans.models import Assignment, Proposal, Terms
from midweek.practice.models import Entry, Look
from tests.cast import agree
from tests.review.telling import practise, tell


@pytest.fixture
def here(cast):
    return f"/clients/{cast.sam.pk}/ending/"


@pytest.fixture
def practised(cast, days_ago):
    """Sam walked twice and found breathing useful once; there is a safety plan."""
    with cast.at_northgate():
        walk = agree(cast.sam, "ten-minute-walk", by=cast.noor)
        breathing = agree(cast.sam, "slow-breathing", by=cast.noor)
        safety = agree(cast.sam, "safety-plan", by=cast.noor)
        for days in (4, 3):
            practise(cast.sam, "ten-minute-walk", {}, on=days_ago(days), assignment=walk)
        done = practise(cast.sam, "slow-breathing", {}, on=days_ago(2), assignment=breathing)
        added = {"of": str(done.pk), "useful": "much", "learnt": "Slow is enough."}
        tell(cast.sam, "quality", recorded_at=timezone.now(), **added)
        said = {"signs": ["I do not sleep."], "people": [{"name": "Ben", "number": "0161 1"}]}
        return practise(cast.sam, "safety-plan", said, on=days_ago(1), assignment=safety)


def filled(page):
    """The form as it stands on the page."""
    fields = re.findall(r'<input type="(?:text|hidden|date)" name="([^"]+)"([^>]*)>', page)
    said = {name: (re.search(r'value="([^"]*)"', rest) or ["", ""])[1] for name, rest in fields}
    said |= dict(re.findall(r'<textarea name="([^"]+)"[^>]*>\s*([^<]*)</textarea>', page))
    for name, options in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', page, re.S):
        said[name] = (re.search(r'value="([^"]*)" selected', options) or ["", ""])[1]
    return said


def test_the_draft_is_what_helped_first_their_words_and_their_safety_plan(
    cast, noor, here, practised
):
    said = filled(noor.get(here).content.decode())

    assert [said[f"plan-{n}-do"] for n in range(3)] == [
        "Slow breathing",
        "Ten-minute walk",
        "I open my safety plan. It is under Help now.",
    ]
    assert [said[f"plan-{n}-level"] for n in range(3)] == ["green", "green", "red"]
    assert (said["learned"], said["signs"]) == ("Slow is enough.", "I do not sleep.")
    assert (said["people-0-name"], said["people-0-number"]) == ("Ben", "0161 1")
    with cast.at_northgate():
        assert not Entry.objects.filter(version__activity__slug="relapse-plan").exists()
        assert Look.objects.get(entry=practised).by == cast.noor


def test_kept_together_it_is_in_the_plan_changed_in_turn_and_taken_back(
    cast, noor, here, practised, sams_phone
):
    said = filled(noor.get(here).content.decode())
    kept = noor.post(here, said | {"signs": "I stop cooking.\n"}, follow=True).content.decode()

    assert "Kept. It is on the phone too, to go on from." in kept
    assert filled(kept)["signs"] == "I stop cooking."
    plan = next(one for one in sams_phone.pull()["assignments"] if one["slug"] == "relapse-plan")
    assert (plan["rung"], plan["schedule"]["rrule"]) == ("bigger", "FREQ=DAILY;COUNT=1")
    old = noor.post(here, said)
    assert old.status_code == 422
    assert "Somebody wrote on it since." in old.content.decode()

    again = filled(kept) | {"people-0-number": "0161 22", "plan-3-do": "Call Ben"}
    noor.post(here, again)
    with cast.at_northgate():
        entry = Entry.objects.filter(replaces__isnull=False).get()
        assert Assignment.objects.filter(activity__slug="relapse-plan").count() == 1
    back = noor.post(f"/clients/{cast.sam.pk}/measures/{entry.pk}/take-back/", follow=True)
    assert "Taken back." in back.content.decode()
    assert filled(back.content.decode())["people-0-number"] == "0161 1"


def test_what_is_wrong_is_said_and_what_is_not_shared_is_not_asked_for(cast, noor, here):
    said = filled(noor.get(here).content.decode())
    wrong = {"signs": "\n".join("abcdefg"), "people-0-number": "later", "people-1-number": "1"}
    answer = noor.post(here, said | wrong)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Write 6 lines at most." in page
    assert "Enter a number, like 020 7946 0000" in page
    assert "Say whose number this is" in page
    with cast.at_northgate():
        answer_consent(cast.sam, purpose="check_ins", granted=False, text_version=2, by=cast.sam)
    page = noor.get(here).content.decode()
    assert "Your client does not share what they do." in page
    assert 'name="signs"' not in page


def test_a_check_in_every_four_weeks_is_an_idea_that_the_client_answers(cast, noor, here):
    again = noor.post(f"{here}check-ins/", {"why": ""})
    assert again.status_code == 422
    assert "Choose for how long." in again.content.decode()

    page = noor.post(f"{here}check-ins/", {"weeks": "12", "why": "Notice early"}, follow=True)

    assert "Every 4 weeks" in page.content.decode()
    with cast.at_northgate():
        idea = Proposal.objects.get()
        assert (idea.assignment, idea.kind) == (cast.sams_check_in, Proposal.Kind.CHANGE)
        assert Terms.objects.filter(assignment=cast.sams_check_in).count() == 1
