"""Help now, for everybody: from the server, without JavaScript, before any sign-in."""

from django.http import HttpResponse
from django.shortcuts import render

from midweek.people.queries.help import numbers_for, only_clinic
from midweek.people.regions import NAMES, region
from midweek.people.requests import MaybePersonRequest

CARRY_ON = 300


def help_now(request: MaybePersonRequest) -> HttpResponse:
    """Show whom to call. Nothing is asked first, and nothing about the visit is kept."""
    clinic = request.person.clinic if request.person else only_clinic()
    asked = request.GET.get("region", "").upper()[:2] or None
    found = numbers_for(asked, clinic=clinic)
    page = {"help": found, "regions": [region(code) for code in NAMES]}
    answer = render(request, "people/help.html", page)
    answer.headers["Cache-Control"] = f"private, max-age={CARRY_ON}"
    return answer
