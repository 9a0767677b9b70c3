"""Saying how soon one answers."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from midweek.people.actions.answering import say_how_soon
from midweek.people.requests import PersonRequest


@require_POST
def say_answering(request: PersonRequest) -> HttpResponse:
    """Say how soon one answers."""
    inbox = reverse("review:inbox")
    chosen = request.POST.get("answers_in", "")
    try:
        say_how_soon(request.person, answers_in=chosen, by=request.person)
    except (ValidationError, PermissionDenied):
        return HttpResponseRedirect(inbox)
    return HttpResponseRedirect(f"{inbox}?said=answering")
