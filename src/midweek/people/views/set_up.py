"""The first minutes of a new server: who runs it, and what its clinic must say."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from midweek.people.access import given_name, name_of
from midweek.people.actions.clinics import (
    check_help_lines,
    describe_clinic,
    open_clinic,
    say_who_answers,
    say_who_looks,
)
from midweek.people.entering import tokens
from midweek.people.entering.enrolling import enrol_and_let_in
from midweek.people.entering.tokens import SET_UP
from midweek.people.forms.clinic import FirstClinicForm
from midweek.people.forms.enrolling import EnrolForm
from midweek.people.models import Clinic
from midweek.people.regions import NAMES, region, suggested
from midweek.people.requests import PersonRequest
from midweek.people.views.passkeys import account_being_made

NEXT = "/set-up/clinic/"
WORKING_WEEK = [0, 1, 2, 3, 4]


def waiting(request: HttpRequest) -> HttpResponse:
    """Say where the link to set this server up is to be found."""
    if Clinic.objects.filter(is_demo=False).exists():
        raise Http404
    return render(request, "people/set_up_waiting.html")


@require_http_methods(["GET", "POST"])
def first_person(request: HttpRequest, token: str) -> HttpResponse:
    """Ask who runs this server. Opens once, to whoever holds the token it printed."""
    if Clinic.objects.filter(is_demo=False).exists() or not tokens.token_fits(SET_UP, token):
        raise Http404
    form = EnrolForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not tokens.take_token(SET_UP, token):
            raise Http404
        return _open(request, form)
    status = 400 if form.is_bound else 200
    return render(request, "people/set_up.html", {"form": form}, status=status)


def _open(request: HttpRequest, form: EnrolForm) -> HttpResponse:
    code = suggested(request.headers.get("Accept-Language", ""))
    with transaction.atomic():
        _clinic, owner = open_clinic(
            name=form.cleaned_data["name"],
            region=code,
            zone=region(code).zone,
            language=get_language() or "en",
            owner_name=form.cleaned_data["name"],
            email=form.cleaned_data["email"],
            password=form.told("password"),
            account_id=account_being_made(request) if form.told("credential") else None,
        )
        return enrol_and_let_in(
            request,
            owner,
            credential=form.told("credential"),
            password=form.told("password"),
            then=NEXT,
        )


@require_http_methods(["GET", "POST"])
def first_clinic(request: PersonRequest) -> HttpResponse:
    """Ask for the clinic's name and region, show its crisis numbers, and who looks when."""
    form = FirstClinicForm(request.POST or None, initial=_first_guess(request))
    if request.method == "POST" and form.is_valid():
        _say(request, form.cleaned_data)
        return HttpResponseRedirect("/caseload/")
    chosen = form["region"].value()
    if form.is_bound:
        told = request.POST.copy()  # `{**data}` would hand each answer back as a list
        told["shown_region"] = chosen
        form.data = told
    page = {"form": form, "chosen": chosen, "regions": _regions(request)}
    return render(request, "people/set_up_clinic.html", page, status=400 if form.is_bound else 200)


def _first_guess(request: PersonRequest) -> dict[str, Any]:
    clinic = request.person.clinic
    name = name_of(request.person, by=request.person)
    return {
        "name": "" if clinic.name == name else clinic.name,
        "region": clinic.region,
        "shown_region": clinic.region,
        "looks_by": clinic.looks_by or given_name(name),
        "looks_on": clinic.looks_on or WORKING_WEEK,
        "within": clinic.taken_up_within or 24,
    }


def _regions(request: PersonRequest) -> list[Any]:
    return [region(code, language=request.person.language) for code in NAMES]


def _say(request: PersonRequest, told: dict[str, Any]) -> None:
    clinic, by = request.person.clinic, request.person
    chosen = region(told["region"], language=by.language)
    with transaction.atomic():
        describe_clinic(clinic, name=told["name"], region=chosen.code, zone=chosen.zone, by=by)
        say_who_looks(clinic, looks_by=told["looks_by"], looks_on=told["looks_on"], by=by)
        say_who_answers(clinic, deputy=by, within=told["within"], by=by)
        lines = list(chosen.lines)
        check_help_lines(clinic, lines=lines, today=timezone.localdate(), by=by)
