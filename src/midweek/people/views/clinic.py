"""The clinic's own page: what it is called, who looks when, which numbers clients see."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from midweek.people.actions.clinics import (
    begin_help_lines_anew,
    check_help_lines,
    describe_clinic,
    say_who_answers,
    say_who_looks,
)
from midweek.people.forms.clinic import (
    AnswersForm,
    LineFormSet,
    LooksForm,
    NameForm,
    RegionForm,
    clinic_values,
    line_values,
    stale,
)
from midweek.people.models import HelpLine, Person
from midweek.people.queries.team import team
from midweek.people.regions import region
from midweek.people.requests import PersonRequest

HERE = "/clinic/"


@require_http_methods(["GET", "POST"])
def clinic(request: PersonRequest) -> HttpResponse:
    """Show the clinic's settings and keep what was changed, one part at a time."""
    parts = _parts(request)
    part = request.POST.get("part", "") if request.method == "POST" else ""
    if part in KEEPING and parts[part].is_valid():
        KEEPING[part](request, parts[part])
        return HttpResponseRedirect(f"{HERE}?said={part}")
    lines = list(HelpLine.objects.order_by("position"))
    checked_on = lines[0].checked_on if lines else None
    page = {
        **parts,
        "form": parts.get(part) if part != "lines" else None,
        "here": "clinic",
        "checked_on": checked_on,
        "stale": stale(checked_on, today=timezone.localdate()),
        "kept": request.GET.get("said", ""),
    }
    return render(request, "people/clinic.html", page, status=400 if part else 200)


def _parts(request: PersonRequest) -> dict[str, Any]:
    values = clinic_values(request.person.clinic)
    part = request.POST.get("part", "")

    def told(name: str) -> Any:
        return request.POST if part == name else None

    lines = [line_values(one) for one in HelpLine.objects.order_by("position")]
    return {
        "names": NameForm(told("names"), initial=values),
        "looks": LooksForm(told("looks"), initial=values),
        "answers": AnswersForm(told("answers"), initial=values, deputies=_deputies(request)),
        "region": RegionForm(told("region"), initial=values),
        "lines": LineFormSet(told("lines"), initial=lines, prefix="line"),
    }


def _deputies(request: PersonRequest) -> list[tuple[UUID, str]]:
    return [(one.person.pk, one.name) for one in team(request.person) if one.has_joined]


def _keep_names(request: PersonRequest, form: NameForm) -> None:
    told = form.cleaned_data
    describe_clinic(
        request.person.clinic, name=told["name"], app_name=told["app_name"], by=request.person
    )


def _keep_looks(request: PersonRequest, form: LooksForm) -> None:
    say_who_looks(request.person.clinic, **form.cleaned_data, by=request.person)


def _keep_answers(request: PersonRequest, form: AnswersForm) -> None:
    told = form.cleaned_data
    deputy = Person.objects.get(pk=told.pop("deputy"))
    say_who_answers(request.person.clinic, deputy=deputy, **told, by=request.person)


def _keep_region(request: PersonRequest, form: RegionForm) -> None:
    """Change the region, and start over with its numbers: both, or neither.

    They are shown after this and not before, so nobody has checked them yet.
    """
    by = request.person
    chosen = region(form.cleaned_data["region"], language=by.language)
    with transaction.atomic():
        describe_clinic(by.clinic, region=chosen.code, by=by)
        begin_help_lines_anew(by.clinic, lines=list(chosen.lines), by=by)


def _keep_lines(request: PersonRequest, form: Any) -> None:
    if lines := form.lines():
        today = timezone.localdate()
        check_help_lines(request.person.clinic, lines=lines, today=today, by=request.person)


KEEPING: dict[str, Callable[[PersonRequest, Any], None]] = {
    "names": _keep_names,
    "looks": _keep_looks,
    "answers": _keep_answers,
    "region": _keep_region,
    "lines": _keep_lines,
}
