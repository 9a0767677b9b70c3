"""From an activity to the client who gets it: choose whom, then agree about it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from midweek.library.models import Activity
from midweek.people.access import name_of
from midweek.people.models import Person
from midweek.people.requests import PersonRequest


def give(request: PersonRequest, slug: str) -> HttpResponse:
    """Choose the client who gets an activity."""
    wanted = Activity.objects.visible_to(request.person)
    activity = get_object_or_404(wanted, slug=slug)
    clients: Any = Person.objects.clients_of(request.person)
    named = [(client.pk, name_of(client, by=request.person)) for client in clients]
    page = {
        "here": "library",
        "activity": activity,
        "clients": sorted(named, key=lambda one: one[1].casefold()),
    }
    return render(request, "review/give.html", page)
