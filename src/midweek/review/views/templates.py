"""Templates: keep a plan as one, take a starter set, look at one, start clients with it."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from midweek.people.access import name_of, names_grant
from midweek.people.models import Person
from midweek.people.requests import PersonRequest
from midweek.people.vault import open_sealed
from midweek.plans.actions.assigning import current_terms
from midweek.plans.actions.ideas import agreed_in
from midweek.plans.actions.starting import offer_template, start_with_template
from midweek.plans.actions.templates import (
    Part,
    archive_template,
    change_template,
    make_template,
    parts_of,
    restore_template,
)
from midweek.plans.models import Assignment, Rung, Template
from midweek.plans.starter_templates import starter_templates
from midweek.review.forms.templates import KeepForm, StartForm
from midweek.review.queries.shelf import Shelf, shelf
from midweek.review.releasing import releases
from midweek.review.views.plan import tried
from midweek.review.views.viewer import client_in_care, grant_for
from midweek.review.when import schedule_in_words


def show_templates(request: PersonRequest) -> HttpResponse:
    """Show the sets that can be used, and a few to begin with."""
    mine = Template.objects.visible_to(request.person).order_by("made_at")
    named = [(one, _name(one, request.person)) for one in mine]
    page = {
        "here": "library",
        "templates": [(one, name) for one, name in named if not one.archived_at],
        "archived": [(one, name) for one, name in named if one.archived_at],
        "starters": [
            (one.slug, one.name(request.person.language)) for one in starter_templates().values()
        ],
    }
    return render(request, "review/templates.html", page)


def show_template(request: PersonRequest, template_id: UUID) -> HttpResponse:
    """Show one set, offer it to clients of one's own, or start them with it."""
    template = _template(request, template_id)
    sent = request.POST if request.method == "POST" else None
    form = StartForm(sent, clients=_caseload(request.person))
    if form.is_valid():
        chosen: Any = Person.objects.clients_of(request.person)
        clients = list(chosen.filter(pk__in=form.cleaned_data["clients"]))
        deed = start_with_template if "agreed" in request.POST else offer_template
        if tried(form, lambda: deed(template, clients, by=request.person)):
            done = "started" if deed is start_with_template else "offered"
            return redirect(f"{request.path}?{done}={len(clients)}")
    parts = parts_of(template, by=request.person)
    books = shelf((part.slug for part in parts), language=request.person.language)
    page = {
        "here": "library",
        "template": template,
        "name": _name(template, request.person),
        "parts": [_part(part, books) for part in parts],
        "form": form,
        "offered": request.GET.get("offered", "").isdigit(),
        "first": "first" in request.GET,
        "started": request.GET.get("started", "").isdigit(),
    }
    return render(request, "review/template.html", page, status=422 if form.errors else 200)


def keep_plan(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Keep what runs in a client's plan as a set, without any of the client's words."""
    client = client_in_care(request, client_id)
    form = KeepForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        parts, said = _running(request, client), form.cleaned_data
        done = tried(form, lambda: make_template(**said, parts=parts, by=request.person))
        if done:
            return redirect("review:template", done.subject.pk)
    page = {"here": "library", "form": form, "client_id": client.pk}
    return render(request, "review/template_keep.html", page, status=422 if form.errors else 200)


def _running(request: PersonRequest, client: Person) -> list[Part]:
    grant = grant_for(request, client, "plan")
    running = Assignment.objects.visible_to(request.person).filter(client=client, ended_at=None)
    return [
        Part(one.activity.slug, agreed_in(current_terms(one), grant=grant))
        for one in running.select_related("activity").order_by("made_at")
    ]


@require_POST
def take_starter(request: PersonRequest, slug: str) -> HttpResponse:
    """Make a starter set one's own."""
    starter = starter_templates().get(slug)
    if starter is None:
        raise Http404
    name = starter.name(request.person.language)
    try:
        done = make_template(name, starter.parts, shared=False, by=request.person)
    except ValidationError as refused:
        raise Http404 from refused
    return redirect("review:template", done.subject.pk)


@require_POST
def take_out(request: PersonRequest, template_id: UUID, place: int) -> HttpResponse:
    """Take one activity out of a set."""
    template = _template(request, template_id)
    parts = parts_of(template, by=request.person)
    left = [part for n, part in enumerate(parts) if n != place]
    if left:
        name = _name(template, request.person)
        change_template(template, name=name, parts=left, by=request.person)
    return redirect("review:template", template_id)


@require_POST
def release_part(request: PersonRequest, template_id: UUID, place: int) -> HttpResponse:
    """Say when one activity of a set is offered."""
    template = _template(request, template_id)
    parts, after = parts_of(template, by=request.person), request.POST.get("after", "")
    moved = [replace(one, after=after) if n == place else one for n, one in enumerate(parts)]
    name = _name(template, request.person)
    try:
        change_template(template, name=name, parts=moved, by=request.person)
    except ValidationError:
        return redirect(f"/templates/{template_id}/?first=1")
    return redirect("review:template", template_id)


@require_POST
def put_template_away(request: PersonRequest, template_id: UUID) -> HttpResponse:
    """Put a set away."""
    archive_template(_template(request, template_id), by=request.person)
    return redirect("review:templates")


@require_POST
def take_template_again(request: PersonRequest, template_id: UUID) -> HttpResponse:
    """Take a set out again."""
    restore_template(_template(request, template_id), by=request.person)
    return redirect("review:templates")


def _template(request: PersonRequest, template_id: UUID) -> Template:
    return get_object_or_404(Template.objects.visible_to(request.person), pk=template_id)


def _name(template: Template, by: Person) -> str:
    return str(open_sealed(template, "name", grant=names_grant(by)))


def _caseload(by: Person) -> list[tuple[str, str]]:
    clients: Any = Person.objects.clients_of(by)
    named = [(str(client.pk), name_of(client, by=by)) for client in clients]
    return sorted(named, key=lambda one: one[1].casefold())


def _part(part: Part, books: Shelf) -> dict[str, Any]:
    return {
        "title": books.title(part.slug),
        "when": schedule_in_words(part.agreed.schedule()),
        "rung": Rung(part.agreed.rung).label,
        "releases": releases(part.after),
    }
