"""Does it help here? Many clients together: a therapist's own, and the whole clinic."""

from math import tanh
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from midweek.people.access import names_grant
from midweek.people.models import Person
from midweek.people.requests import PersonRequest
from midweek.people.vault import open_sealed
from midweek.review.charts.forest import forest
from midweek.review.charts.forest_rows import Row, Together
from midweek.review.charts.wording import full_day
from midweek.review.models import Together as Counted
from midweek.review.together_words import points_in_words, too_few_clients, whole_in_words
from midweek.review.views.viewer import now_for
from midweek_rules.lagging import FEWEST_CLIENTS
from midweek_rules.proportions import Interval


def show_together(request: PersonRequest) -> HttpResponse:
    """Show what those who agreed come to. Nobody is named, and nobody is compared."""
    person, now = request.person, now_for(request.person)
    rows = list(Counted.objects.visible_to(person))
    told = {one.therapist_id: found_in(one, person) for one in rows}
    own, clinic = told.get(person.pk), told.get(None)
    context = {
        "here": "caseload",
        "own": say_whole(own or {"clients": 0}),
        "clinic": say_clinic(own, clinic),
        "made": full_day(rows[0].made_at.astimezone(now.zone).date()) if rows else "",
    }
    return render(request, "review/together.html", context)


def found_in(one: Counted, by: Person) -> dict[str, Any]:
    """What was counted."""
    found: dict[str, Any] = open_sealed(one, "found", grant=names_grant(by))
    return found


def say_clinic(own: dict[str, Any] | None, clinic: dict[str, Any] | None) -> dict[str, Any] | None:
    """Say the whole clinic, if enough of it are others' clients.

    With fewer, whoever knows their own could work out what a colleague's come to.
    """
    others = (clinic or {"clients": 0})["clients"] - (own or {"clients": 0})["clients"]
    if clinic is None or others < FEWEST_CLIENTS:
        return None
    return say_whole({**clinic, "drawn": []})


def say_whole(found: dict[str, Any]) -> dict[str, Any]:
    """Draw and say one whole, or how many clients it takes."""
    if "estimate" not in found:
        return {"says": [too_few_clients(found["clients"])]}
    together = Together(
        link=tanh(found["estimate"]),
        interval=Interval(*map(tanh, found["interval"])),
        prediction=Interval(*map(tanh, found["prediction"])),
        clients=found["clients"],
    )
    rows = [Row(z, variance, int(weeks)) for z, variance, weeks in found["drawn"]]
    more = [points_in_words(found["points"])] if found["points"] else []
    left_out = found["clients"] - len(rows)
    if rows and left_out:
        said = {"drawn": len(rows), "clients": found["clients"]}
        more.append(_("Drawn are the %(drawn)d with the most weeks of %(clients)d.") % said)
    return {
        "says": [*whole_in_words(together, i2=found["i2"]), *more],
        "picture": forest(rows, together),
    }
