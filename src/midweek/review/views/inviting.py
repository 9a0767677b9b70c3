"""Inviting a client: the form, the link to hand over, the way back."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from midweek.people.access import name_of
from midweek.people.actions.care import (
    Invited,
    invite_again,
    invite_client,
    stop_waiting,
    withdraw_invitation,
)
from midweek.people.entering import notices
from midweek.people.entering.handing_over import forget, hand_over, link_for
from midweek.people.models import Invitation, Person
from midweek.people.queries.invitations import welcome_to
from midweek.people.requests import PersonRequest
from midweek.review.first_plan import TICKED, start_with, starters
from midweek.review.forms.inviting import InviteForm
from midweek.review.views.viewer import client_in_care, now_for


@require_http_methods(["GET", "POST"])
def invite(request: PersonRequest) -> HttpResponse:
    """Ask for a first name and what to start with. Refused until the clinic says who looks."""
    if not request.person.treats:
        raise Http404
    if not request.person.clinic.says_who_looks:
        return render(request, "review/invite_not_yet.html", {"here": "caseload"}, status=409)
    found = starters(request.person)
    form = InviteForm(
        request.POST or None,
        choices=[(one.slug, one.title) for one in found],
        mail=notices.mail_is_set_up(),
        initial={"start_with": TICKED},
    )
    if request.method == "POST" and form.is_valid():
        return _invite(request, form.cleaned_data)
    page = {"here": "caseload", "form": form, "starters": found}
    return render(request, "review/invite.html", page, status=400 if form.is_bound else 200)


def _invite(request: PersonRequest, told: dict[str, Any]) -> HttpResponse:
    by, email = request.person, told.get("email") or None
    with transaction.atomic():
        made = invite_client(by.clinic, name=told["name"], email=email, by=by)
        client = made.subject.person
        start_with(client, told["start_with"], today=now_for(client).today, by=by)
    return _hand_over(request, made)


def _hand_over(request: PersonRequest, made: Invited) -> HttpResponse:
    client = made.subject.person
    hand_over(request, client, made.token, email=welcome_to(client).email)
    return HttpResponseRedirect(reverse("review:invitation", args=[client.pk]))


def invitation(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Show what became of an invitation; right after it was made, also its link."""
    client = _invited(request, client_id)
    newest = Invitation.objects.filter(person=client).order_by("-made_at").first()
    is_open = Invitation.objects.usable().filter(person=client).exists()
    page = {
        "here": "caseload",
        "client_id": client.pk,
        "name": name_of(client, by=request.person),
        "newest": newest,
        "is_open": is_open,
        "link": link_for(request, client) if is_open else None,
    }
    return render(request, "review/invitation.html", page)


def _invited(request: PersonRequest, client_id: UUID) -> Person:
    client = client_in_care(request, client_id)
    if client.joined_at:
        raise Http404
    return client


def preview(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Show what the client will see first."""
    client = _invited(request, client_id)
    page = {"welcome": welcome_to(client), "preview": True, "step": "", "carried": {}}
    return render(request, "people/join_welcome.html", page)


@require_POST
def again(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Make a new invitation; the one before stops working."""
    client = _invited(request, client_id)
    return _hand_over(request, invite_again(client, by=request.person))


@require_POST
def withdraw(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Take an invitation back that was not used."""
    client = _invited(request, client_id)
    for one in Invitation.objects.usable().filter(person=client):
        withdraw_invitation(one, by=request.person)
    forget(request)
    return HttpResponseRedirect(reverse("review:invitation", args=[client.pk]))


@require_POST
def remove(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Take somebody off the list who never joined: whatever link they hold opens no more."""
    client = _invited(request, client_id)
    stop_waiting(client, by=request.person)
    return HttpResponseRedirect(reverse("review:caseload"))
