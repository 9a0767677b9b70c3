"""The form for a questionnaire from the session or from paper."""

import re

from midweek.practice.models import Entry
from tests.review.history import measured


def filled(page, **more):
    entry = re.search(r'name="entry" value="([^"]+)"', page)[1]
    answers = {f"asked-q{number}": "1" for number in range(1, 9)}
    return {"entry": entry, "how": "paper", "day": "2026-01-20", **answers, **more}


def test_it_is_written_down_word_for_word_and_taken_back(cast, noor):
    here = f"/clients/{cast.sam.pk}/measures/phq-9/enter/"
    page = noor.get(here).content.decode()
    assert "Little interest or pleasure in doing things" in page
    assert "More than half the days" in page

    kept = noor.post(here, filled(page, **{"asked-q9": "0"}), follow=True).content.decode()
    assert "Written down, with a mark that you did it." in kept
    assert "Tue 20 Jan" in kept
    with cast.at_northgate():
        entry = Entry.objects.get()
    shown = noor.get(f"/clients/{cast.sam.pk}/entries/{entry.pk}/").content.decode()
    assert "Written down by Noor Naseri: From paper." in shown
    assert "Total 8" in shown

    back = re.search(r'action="([^"]+/take-back/[^"]*)"', kept)[1]
    noor.post(back)
    assert "Tue 20 Jan" not in noor.get(f"/clients/{cast.sam.pk}/measures/").content.decode()


def test_what_is_wrong_is_said_and_what_was_chosen_stands_there_still(cast, noor):
    here = f"/clients/{cast.sam.pk}/measures/phq-9/enter/"
    page = noor.get(here).content.decode()

    answer = noor.post(here, filled(page, how="", day="2999-01-01"))

    again = answer.content.decode()
    assert answer.status_code == 422
    assert "Say where it was answered." in again
    assert "Choose a day that is not ahead." in again
    assert len(re.findall(r"<input[^>]*asked-[^>]*checked", again)) == 8
    assert noor.get(f"/clients/{cast.sam.pk}/measures/check-in/enter/").status_code == 404


def test_the_measures_page_says_when_the_next_is_due(cast, noor, days_ago):
    with cast.at_northgate():
        measured(cast.sam, "phq-9", 12, on=days_ago(3))

    page = noor.get(f"/clients/{cast.sam.pk}/measures/").content.decode()

    assert "12, Moderate, on" in page
    assert "Next due" in page
    assert f"/clients/{cast.sam.pk}/measures/gad-7/enter/" in page


def test_totals_are_shown_on_the_phone_by_choice_alone(cast, noor):
    here = f"/clients/{cast.sam.pk}/measures/"
    assert "Show totals on the phone" in noor.get(here).content.decode()

    after = noor.post(f"{here}totals/", {"shown": "yes"}, follow=True).content.decode()

    assert "Stop showing totals on the phone" in after
    assert "Said. The phone follows" in after
