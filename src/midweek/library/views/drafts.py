"""Writing an activity: the page, what it keeps while somebody types, and the shelf at the end."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from midweek.library.actions.drafts import (
    Overtaken,
    begin_draft,
    keep_draft,
    put_on_shelf,
    throw_away,
)
from midweek.library.approaches import APPROACHES, CONCERNS
from midweek.library.checking import Check, Checked, checked
from midweek.library.exchange.texts import as_slug
from midweek.library.models import Draft
from midweek.library.queries import free_slug
from midweek.library.shelves import books
from midweek.library.views.book import EVIDENCE, book_of
from midweek.library.views.shelf import title_of
from midweek.library.words import words
from midweek.people.requests import PersonRequest
from midweek_rules.safe_json import UnsafeJSON, read_json

LARGEST = 500_000
DEEPEST = 20


@require_POST
def begin(request: PersonRequest) -> HttpResponse:
    """Begin a new activity, a copy of one, or its next version."""
    slug, way = request.POST.get("slug", ""), request.POST.get("as", "new")
    version = book_of(request, slug).version if slug else None
    draft = begin_draft(version, of=way == "version", by=request.person).subject
    return HttpResponseRedirect(reverse("library:draft", args=[draft.pk]))


def show_draft(request: PersonRequest, draft_id: UUID) -> HttpResponse:
    """Show the page on which an activity is written."""
    draft = _mine(request, draft_id)
    page = {
        "here": "library",
        "draft": draft,
        "title": title_of(draft.said),
        "facts": {
            "said": draft.said,
            "number": draft.number,
            "words": words(),
            "keep": reverse("library:keep_draft", args=[draft.pk]),
            "language": request.person.language,
            "shelf": reverse("library:shelf"),
            "measures": {
                book.slug: book.title
                for book in books(by=request.person)
                if book.activity.kind == "measure"
            },
            "sure": {key: str(name) for key, name in EVIDENCE.items()},
            "approaches": {key: str(name) for key, name in APPROACHES.items()},
            "concerns": {key: str(name) for key, name in CONCERNS.items()},
            **as_checks(checked(draft.said)),
        },
    }
    return render(request, "library/draft.html", page)


@require_POST
def keep(request: PersonRequest, draft_id: UUID) -> JsonResponse:
    """Keep what was typed, and say what is still to be mended."""
    draft = _mine(request, draft_id)
    try:
        body = read_json(request.body, limit=LARGEST, deepest=DEEPEST)
        said, number = body["said"], int(body["number"])
    except (UnsafeJSON, KeyError, TypeError, ValueError):
        return JsonResponse({"why": _("This could not be read. It was not kept.")}, status=400)
    if not isinstance(said, dict):
        return JsonResponse({"why": _("This could not be read. It was not kept.")}, status=400)
    try:
        draft = keep_draft(draft, said, number=number)
    except Overtaken:
        why = _("This draft was changed in another window. Load it again to go on.")
        return JsonResponse({"why": why}, status=409)
    at = date_format(localtime(draft.changed_at), "TIME_FORMAT")
    kept = {"number": draft.number, "kept": _("Draft saved %(at)s") % {"at": at}}
    return JsonResponse(kept | as_checks(checked(said)))


def as_checks(found: Checked) -> dict[str, Any]:
    """Say what was found, for the page."""
    return {
        "problems": [_as_json(each) for each in found.problems],
        "advice": [_as_json(each) for each in found.advice],
        "minutes": found.minutes,
        "age": found.age,
        "ages": found.ages,
    }


def _as_json(check: Check) -> dict[str, str | None]:
    return {"says": str(check.says), "step": check.step}


@require_POST
def shelve(request: PersonRequest, draft_id: UUID) -> HttpResponse:
    """Put what was written on the shelf, if it holds together."""
    draft = _mine(request, draft_id)
    said = draft.said
    if not said.get("slug"):
        said = said | {"slug": free_slug(as_slug(title_of(said)))}
    found = checked(said)
    if found.definition is None:
        return HttpResponseRedirect(reverse("library:draft", args=[draft.pk]))
    own = request.POST.get("shelf") != "clinic"
    activity = put_on_shelf(draft, found.definition, own=own, by=request.person).subject
    if request.POST.get("shelf") == "give":
        return HttpResponseRedirect(f"/library/{activity.slug}/give/")
    return HttpResponseRedirect(reverse("library:book", args=[activity.slug]))


@require_POST
def discard(request: PersonRequest, draft_id: UUID) -> HttpResponse:
    """Throw a draft away."""
    throw_away(_mine(request, draft_id), by=request.person)
    return HttpResponseRedirect(reverse("library:shelf"))


def _mine(request: PersonRequest, draft_id: UUID) -> Draft:
    found: Draft = get_object_or_404(Draft.objects.visible_to(request.person), pk=draft_id)
    return found
