"""For who runs the clinic: how long records are kept, whose care has ended, what holds a record."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from midweek.people.access import name_of
from midweek.people.forms.care import HandOverForm
from midweek.people.models import Person
from midweek.people.queries.team import team
from midweek.people.requests import PersonRequest
from midweek.record.actions.keeping import hold, keep_for, lift, reopen
from midweek.record.forms.keeping import NEVER, HoldForm, YearsForm
from midweek.record.queries.keeping import Ended, ended, years_of


@require_http_methods(["GET", "POST"])
def keeping(request: PersonRequest) -> HttpResponse:
    """Show the rule and everybody whose care has ended; change the rule."""
    clinic = request.person.clinic
    bound = request.POST if request.method == "POST" else None
    form = YearsForm(bound, initial={"years": years_of(clinic) or NEVER})
    if form.is_valid():
        keep_for(clinic, form.cleaned_data["years"] or None, by=request.person)
        return HttpResponseRedirect(reverse("record:keeping"))
    people = [_said(one, request.person) for one in ended(clinic)]
    page = {"here": "clinic", "years": form, "form": form if bound else None, "people": people}
    return render(request, "record/keeping.html", page, status=400 if bound else 200)


@require_http_methods(["GET", "POST"])
def kept_client(request: PersonRequest, person_id: UUID) -> HttpResponse:
    """One client whose care has ended: hold the record, let it go, treat the client again."""
    one = next((o for o in ended(request.person.clinic) if o.client.pk == person_id), None)
    if one is None:
        raise Http404
    part = request.POST.get("part", "")
    colleagues = [it for it in team(request.person) if it.has_joined and it.person.treats]
    holding = HoldForm(request.POST if part == "hold" else None)
    again = HandOverForm(request.POST if part == "reopen" else None, colleagues=colleagues)
    if _done(part, one, holding, again, by=request.person):
        return HttpResponseRedirect(reverse("record:keeping"))
    bound: Any = next((form for form in (holding, again) if form.is_bound), None)
    page = {"here": "clinic", "holding": holding, "again": again, "form": bound}
    page |= {"one": _said(one, request.person)}
    return render(request, "record/kept_client.html", page, status=400 if bound else 200)


def _done(part: str, one: Ended, holding: HoldForm, again: HandOverForm, *, by: Person) -> bool:
    if part == "lift" and one.hold:
        lift(one.hold, by=by)
        return True
    if part == "hold" and holding.is_valid():
        hold(one.client, reason=holding.cleaned_data["reason"], by=by)
        return True
    if part == "reopen" and again.is_valid():
        return _reopened(one, again, by=by)
    return False


def _reopened(one: Ended, again: HandOverForm, *, by: Person) -> bool:
    try:
        reopen(one.client, to=again.cleaned_data["to"], by=by)
    except ValidationError as problem:
        again.add_error("to", problem)
        return False
    return True


def _said(one: Ended, by: Person) -> dict[str, Any]:
    return {
        "id": one.client.pk,
        "name": name_of(one.client, by=by),
        "ended_on": one.ended_on,
        "until": one.until,
        "held": one.hold is not None,
    }
