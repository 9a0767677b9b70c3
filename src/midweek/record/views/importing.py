"""Clients who come from elsewhere: one with a record, or several from a list."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from midweek.people.entering.handing_over import hand_over
from midweek.people.queries.invitations import welcome_to
from midweek.people.requests import PersonRequest
from midweek.record.actions.importing import import_record, invite_all
from midweek.record.forms.importing import ListForm, RecordForm
from midweek.record.whole.names import Unreadable


@require_http_methods(["GET", "POST"])
def take_in(request: PersonRequest) -> HttpResponse:
    """Take in a record, or show what a list says and invite whom it names."""
    if not request.person.treats:
        raise Http404
    if not request.person.clinic.says_who_looks:
        return render(request, "review/invite_not_yet.html", {"here": "caseload"}, status=409)
    part = request.POST.get("part", "")
    told = (request.POST, request.FILES)
    whole = RecordForm(*told) if part == "record" else RecordForm()
    listed = ListForm(*told) if part in ("list", "invite") else ListForm()
    if part == "record" and whole.is_valid() and (place := _record(request, whole)):
        return HttpResponseRedirect(place)
    rows = listed.cleaned_data["rows"] if listed.is_bound and listed.is_valid() else []
    people = [one.named for one in rows if one.named]
    if part == "invite" and people and len(people) == len(rows):
        _invite(request, people)
        return HttpResponseRedirect(reverse("review:caseload"))
    return _show(request, whole, listed, rows)


def _record(request: PersonRequest, whole: RecordForm) -> str:
    try:
        taken = import_record(whole.cleaned_data["file"].read(), by=request.person)
    except Unreadable as problem:
        says = _("This record was not taken in: %(why)s") % {"why": problem}
        whole.add_error("file", says)
        return ""
    client, invited = taken.subject, taken.invited
    if invited:
        hand_over(request, client, invited.token, email=welcome_to(client).email)
    return reverse("review:invitation", args=[client.pk])


def _invite(request: PersonRequest, people: list[Any]) -> None:
    for made in invite_all(people, by=request.person).made:
        client = made.subject.person
        hand_over(request, client, made.token, email=welcome_to(client).email)


def _show(
    request: PersonRequest, whole: RecordForm, listed: ListForm, rows: list[Any]
) -> HttpResponse:
    wrong = [one for one in rows if not one.named]
    bound = next((form for form in (whole, listed) if form.is_bound and form.errors), None)
    page = {
        "here": "caseload",
        "whole": whole,
        "listed": listed,
        "form": bound,
        "rows": rows,
        "wrong": wrong,
        "text": listed.cleaned_data.get("text", "") if rows else "",
    }
    return render(request, "record/import.html", page, status=400 if bound or wrong else 200)
