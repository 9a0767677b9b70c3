"""The few pages that belong to no chapter."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse

from midweek.people.models import Clinic
from midweek.people.requests import MaybePersonRequest


def home(request: MaybePersonRequest) -> HttpResponse:
    """Send people to where they work."""
    if request.person:
        return HttpResponseRedirect("/app/today" if request.person.is_client else "/caseload/")
    return HttpResponseRedirect("/sign-in/" if Clinic.objects.exists() else "/set-up/")


def health(request: HttpRequest) -> HttpResponse:
    """Say that the server answers and reaches its database; nothing about versions."""
    Clinic.objects.exists()
    return JsonResponse({"ok": True})
