"""Who works here: the list, asking somebody in, and parting."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from midweek.people.access import names_grant
from midweek.people.actions.colleagues import invite_colleague, invite_colleague_again, part_with
from midweek.people.entering import handing_over
from midweek.people.forms.care import HandOverForm
from midweek.people.forms.team import ColleagueForm
from midweek.people.models import Person
from midweek.people.queries.team import colleague_of, team, who_could_go_on
from midweek.people.requests import PersonRequest
from midweek.people.vault import open_sealed

HERE = "/clinic/team/"


def show_team(request: PersonRequest) -> HttpResponse:
    """Show who works here, and who was asked to."""
    page = {"here": "clinic", "team": team(request.person)}
    return render(request, "people/team.html", page)


@require_http_methods(["GET", "POST"])
def invite(request: PersonRequest) -> HttpResponse:
    """Ask for a name, an address and a role; then hand the link over."""
    form = ColleagueForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _invite(request, form.cleaned_data)
    page = {"here": "clinic", "form": form}
    return render(request, "people/team_invite.html", page, status=400 if form.is_bound else 200)


def _invite(request: PersonRequest, told: dict[str, Any]) -> HttpResponse:
    with transaction.atomic():
        made = invite_colleague(request.person.clinic, **told, by=request.person)
    colleague = made.subject.person
    handing_over.hand_over(request, colleague, made.token, email=told["email"])
    return HttpResponseRedirect(f"{HERE}{colleague.pk}/")


@require_http_methods(["GET"])
def colleague(request: PersonRequest, person_id: UUID) -> HttpResponse:
    """Show one colleague; right after they were asked, also the link."""
    return _show(request, _colleague(request, person_id))


def _colleague(request: PersonRequest, person_id: UUID) -> Person:
    staff = Person.objects.visible_to(request.person).filter(kind=Person.Kind.STAFF, left_at=None)
    found: Person | None = staff.select_related("clinic").filter(pk=person_id).first()
    if found is None:
        raise Http404
    return found


def _show(request: PersonRequest, person: Person, *, problem: str = "") -> HttpResponse:
    shown = colleague_of(person, by=request.person)
    page = {
        "here": "clinic",
        "one": shown,
        "link": handing_over.link_for(request, person) if shown.open_until else None,
        "handing": HandOverForm(colleagues=who_could_go_on(request.person, instead_of=person)),
        "is_me": person.pk == request.person.pk,
        "problem": problem,
    }
    return render(request, "people/colleague.html", page, status=409 if problem else 200)


@require_POST
def again(request: PersonRequest, person_id: UUID) -> HttpResponse:
    """Make a new invitation; the one before stops working."""
    person = _colleague(request, person_id)
    try:
        made = invite_colleague_again(person, by=request.person)
    except ValidationError as refused:
        return _show(request, person, problem=" ".join(refused.messages))
    email = str(open_sealed(person, "email", grant=names_grant(request.person)) or "")
    handing_over.hand_over(request, person, made.token, email=email)
    return HttpResponseRedirect(f"{HERE}{person.pk}/")


@require_POST
def part(request: PersonRequest, person_id: UUID) -> HttpResponse:
    """End somebody's work here."""
    person = _colleague(request, person_id)
    try:
        part_with(person, by=request.person)
    except ValidationError as refused:
        return _show(request, person, problem=" ".join(refused.messages))
    handing_over.forget(request)
    return HttpResponseRedirect(HERE)
