"""Handing a client over to a colleague, and ending care."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from midweek.people.access import name_of
from midweek.people.actions.care import end_care, hand_over
from midweek.people.forms.care import EndForm, HandOverForm
from midweek.people.models import CareLink, Person
from midweek.people.queries.team import who_could_go_on
from midweek.people.requests import PersonRequest

AFTER = "/caseload/"


@require_http_methods(["GET", "POST"])
def care(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Show who treats a client; hand over, or end."""
    link = _own_link(request, client_id)
    part = request.POST.get("part", "")
    others = who_could_go_on(request.person, instead_of=request.person)
    handing = HandOverForm(request.POST if part == "hand_over" else None, colleagues=others)
    ending = EndForm(request.POST if part == "end" else None)
    if handing.is_bound and handing.is_valid():
        hand_over(link, to=handing.cleaned_data["to"], by=request.person)
        return HttpResponseRedirect(AFTER)
    if ending.is_bound and ending.is_valid():
        end_care(link, by=request.person)
        return HttpResponseRedirect(AFTER)
    return _show(request, link, handing, ending)


def _own_link(request: PersonRequest, client_id: UUID) -> CareLink:
    mine = CareLink.objects.filter(therapist=request.person, ended_at=None, client=client_id)
    found: CareLink | None = mine.select_related("client", "therapist").first()
    if found is None:
        raise Http404
    return found


def _show(
    request: PersonRequest, link: CareLink, handing: HandOverForm, ending: EndForm
) -> HttpResponse:
    bound: Any = next((one for one in (handing, ending) if one.is_bound), None)
    page = {
        "here": "caseload",
        "client_id": link.client_id,
        "name": name_of(link.client, by=request.person),
        "since": link.since,
        "handing": handing,
        "ending": ending,
        "form": bound,
    }
    return render(request, "people/care.html", page, status=400 if bound else 200)


@require_POST
def hand_over_everybody(request: PersonRequest, person_id: UUID) -> HttpResponse:
    """Hand over everybody whom a colleague treats, as who runs the clinic: all, or nobody."""
    staff = Person.objects.visible_to(request.person).filter(kind=Person.Kind.STAFF)
    therapist = staff.filter(pk=person_id).first()
    if therapist is None:
        raise Http404
    others = who_could_go_on(request.person, instead_of=therapist)
    form = HandOverForm(request.POST, colleagues=others)
    if form.is_valid():
        with transaction.atomic():
            for link in CareLink.objects.filter(therapist=therapist, ended_at=None):
                hand_over(link, to=form.cleaned_data["to"], by=request.person)
    return HttpResponseRedirect(f"/clinic/team/{person_id}/")
