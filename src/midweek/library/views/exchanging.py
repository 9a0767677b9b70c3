"""Reading other people's forms, with a look before anything is kept, and giving ours away."""

import json
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST
from pydantic import ValidationError

from midweek.library.actions.shelf import add_activity
from midweek.library.checking import checked
from midweek.library.definition import Definition, localised
from midweek.library.exchange import Form, Unreadable, files_in, forms_in
from midweek.library.exchange.fhir import questionnaire
from midweek.library.exchange.native import written
from midweek.library.forms import FileForm
from midweek.library.queries import free_slug
from midweek.library.views.book import book_of
from midweek.people.requests import PersonRequest


@require_http_methods(["GET", "POST"])
def read_file(request: PersonRequest) -> HttpResponse:
    """Read a file and show what it would become. Nothing is kept yet."""
    form = FileForm(request.POST or None, request.FILES or None)
    found: list[dict[str, Any]] = []
    if request.method == "POST" and form.is_valid():
        found = [as_preview(each) for each in _read(form)]
    page = {"here": "library", "form": form, "found": found}
    return render(request, "library/reading.html", page, status=400 if form.errors else 200)


def _read(form: FileForm) -> list[Form]:
    file, language = form.cleaned_data["file"], form.cleaned_data["language"]
    try:
        return forms_in(files_in(file.name, file.read()), language=language)
    except Unreadable as refusal:
        return [Form(file.name, None, refused=(refusal.finding,))]


def as_preview(form: Form) -> dict[str, Any]:
    """Say what a form would become."""
    if form.activity is None:
        return {"name": form.name, "refused": form.refused}
    said = form.activity.written()
    shown = localised(said, form.activity.language)
    return {
        "name": form.name,
        "title": shown["title"],
        "language": form.activity.language,
        "steps": shown["steps"],
        "minutes": checked(said).minutes,
        "differently": form.differently,
        "said": json.dumps(said, ensure_ascii=False),
    }


@require_POST
def keep_file(request: PersonRequest) -> HttpResponse:
    """Keep one form that was looked at, as an activity of one's own."""
    try:
        definition = Definition.read(request.POST.get("said", ""))
    except ValidationError:
        return HttpResponseRedirect(reverse("library:read"))
    fresh = definition.model_copy(update={"slug": free_slug(definition.slug)})
    add_activity(request.person.clinic, fresh, by=request.person, owner=request.person)
    return HttpResponseRedirect(reverse("library:book", args=[fresh.slug]))


def give_file(request: PersonRequest, slug: str, form: str) -> HttpResponse:
    """Give an activity away, as a FHIR Questionnaire or in our own format."""
    definition = Definition.model_validate_json(
        json.dumps(book_of(request, slug).version.definition)
    )
    if form == "fhir":
        text = json.dumps(questionnaire(definition), indent=2, ensure_ascii=False)
        kind = "application/fhir+json"
    elif form == "json":
        text, kind = written(definition), "application/json"
    else:
        raise Http404
    answer = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{slug}.{form}.json"'
    return answer
