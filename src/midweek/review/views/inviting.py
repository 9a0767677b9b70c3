"""Inviting a client: the form, the link to hand over, the way back."""

from typing import Any
from uuid import UUID

import segno
from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
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
from midweek.people.entering.sealing import hide, reveal
from midweek.people.models import Invitation, Person
from midweek.people.queries.invitations import welcome_to
from midweek.people.requests import PersonRequest
from midweek.people.vault.blobs import NotAuthentic
from midweek.review.first_plan import TICKED, start_with, starters
from midweek.review.forms import InviteForm
from midweek.review.views.viewer import client_in_care, now_for

TOKEN = "invitation just made"  # noqa: S105  (a place in the session, no secret)


@require_http_methods(["GET", "POST"])
def invite(request: PersonRequest) -> HttpResponse:
    """Ask for a first name and what to start with. Refused until the clinic says who looks."""
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
    if email:
        _send(email, made.token, language=by.clinic.language)
    return _show_once(request, client, made)


def _show_once(request: PersonRequest, client: Person, made: Invited) -> HttpResponse:
    # The database keeps a hash alone; so the page after this one gets the link sealed.
    request.session[TOKEN] = [str(client.pk), hide(made.token, about=TOKEN)]
    return HttpResponseRedirect(reverse("review:invitation", args=[client.pk]))


def link_of(token: str) -> str:
    """The address that an invitation opens."""
    return f"{settings.ENVIRONMENT.public_url}/join/{token}/"


def _send(email: str, token: str, *, language: str) -> None:
    if not notices.mail_is_set_up():
        return
    with translation.override(language):
        subject = gettext("You are invited")
        text = gettext("Open this link within 14 days. It works once.")
    notices.post(email, subject, f"{text}\n\n{link_of(token)}")


def invitation(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Show what became of an invitation; right after it was made, also its link."""
    client = _invited(request, client_id)
    newest = Invitation.objects.filter(person=client).order_by("-made_at").first()
    is_open = Invitation.objects.usable().filter(person=client).exists()
    token = _token_of(request, client) if is_open else None
    link = link_of(token) if token else ""
    page = {
        "here": "caseload",
        "client_id": client.pk,
        "name": name_of(client, by=request.person),
        "newest": newest,
        "is_open": is_open,
        "link": link,
        "qr": segno.make(link, error="m").svg_data_uri(scale=5, border=3) if link else "",
    }
    return render(request, "review/invitation.html", page)


def _invited(request: PersonRequest, client_id: UUID) -> Person:
    client = client_in_care(request, client_id)
    if client.joined_at:
        raise Http404
    return client


def _token_of(request: PersonRequest, client: Person) -> str | None:
    of, sealed = request.session.get(TOKEN, ["", ""])
    try:
        return reveal(sealed, about=TOKEN) if of == str(client.pk) else None
    except NotAuthentic:
        return None


def preview(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Show what the client will see first."""
    client = _invited(request, client_id)
    page = {"welcome": welcome_to(client), "preview": True, "step": "", "carried": {}}
    return render(request, "people/join_welcome.html", page)


@require_POST
def again(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Make a new invitation; the one before stops working."""
    client = _invited(request, client_id)
    made = invite_again(client, by=request.person)
    if email := welcome_to(client).email:
        _send(email, made.token, language=request.person.clinic.language)
    return _show_once(request, client, made)


@require_POST
def withdraw(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Take an invitation back that was not used."""
    client = _invited(request, client_id)
    for one in Invitation.objects.usable().filter(person=client):
        withdraw_invitation(one, by=request.person)
    request.session.pop(TOKEN, None)
    return HttpResponseRedirect(reverse("review:invitation", args=[client.pk]))


@require_POST
def remove(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Take somebody off the list who never joined: whatever link they hold opens no more."""
    client = _invited(request, client_id)
    stop_waiting(client, by=request.person)
    return HttpResponseRedirect(reverse("review:caseload"))
