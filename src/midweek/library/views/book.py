"""One activity: everything about it, its versions, and what can be done with it."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from midweek.library.actions import shelf as deeds
from midweek.library.approaches import APPROACHES, CONCERNS
from midweek.library.checking import checked
from midweek.library.definition import localised
from midweek.library.differences import differences
from midweek.library.models import Activity, ActivityVersion
from midweek.library.shelves import Book, books
from midweek.library.views.shelf import in_minutes
from midweek.people.requests import PersonRequest

EVIDENCE: dict[str, Any] = {
    "good": gettext_lazy("Well supported"),
    "some": gettext_lazy("Some support"),
    "little": gettext_lazy("Little is known"),
}


def book_of(request: PersonRequest, slug: str) -> Book:
    """One activity that the viewer may see, on the shelf or put away."""
    for away in (False, True):
        for book in books(by=request.person, put_away=away):
            if book.slug == slug:
                return book
    raise Http404


def show_book(request: PersonRequest, slug: str) -> HttpResponse:
    """Show everything about one activity."""
    book = book_of(request, slug)
    said, found = book.said, checked(book.version.definition)
    evidence = said.get("evidence") or {}
    context = {
        "here": "library",
        "book": book,
        "told": said,
        "approach": APPROACHES.get(said["approach"], said["approach"]),
        "concerns": [CONCERNS.get(each, each) for each in said["concerns"]],
        "sure": EVIDENCE.get(evidence.get("sure", ""), ""),
        "minutes": in_minutes(said["minutes"]),
        "age": found.age if said["kind"] != "measure" else None,
        "asked": [each for each in said["steps"] if each["type"] != "done"],
        "examples": examples(said),
        "sizes": sizes(said),
        "history": history(book, request),
    }
    return render(request, "library/book.html", context)


def examples(said: dict[str, Any]) -> list[dict[str, str]]:
    """The worked example, each answer beside its question."""
    texts = {step["id"]: step.get("text") or "" for step in said["steps"]}
    return [
        {"asked": texts.get(each["step"], ""), "answer": each["text"]}
        for each in said.get("example") or ()
    ]


def sizes(said: dict[str, Any]) -> list[dict[str, Any]]:
    """The three rungs in words."""
    names = {"smaller": _("Start small"), "agreed": _("As agreed"), "bigger": _("Bigger")}
    rungs = said.get("rungs") or {}
    return [
        {**rungs[size], "name": name, "minutes": in_minutes(rungs[size]["minutes"])}
        for size, name in names.items()
        if size in rungs
    ]


def history(book: Book, request: PersonRequest) -> list[dict[str, Any]]:
    """Every version, newest first, with what it changed."""
    rows = list(ActivityVersion.objects.filter(activity=book.activity).order_by("number"))
    told = [localised(row.definition, request.person.language) for row in rows]
    return [
        {
            "number": row.number,
            "made_at": row.made_at,
            "changes": differences(told[place - 1], told[place]) if place else [],
        }
        for place, row in reversed(list(enumerate(rows)))
    ]


@require_POST
def put_away(request: PersonRequest, slug: str) -> HttpResponse:
    """Take an activity off the shelf."""
    deeds.put_away(_mine(request, slug), by=request.person)
    return HttpResponseRedirect(reverse("library:book", args=[slug]))


@require_POST
def put_back(request: PersonRequest, slug: str) -> HttpResponse:
    """Put an activity back."""
    deeds.put_back(_mine(request, slug), by=request.person)
    return HttpResponseRedirect(reverse("library:book", args=[slug]))


def _mine(request: PersonRequest, slug: str) -> Activity:
    found = Activity.objects.visible_to(request.person).filter(slug=slug).first()
    if found is None:
        raise Http404
    activity: Activity = found
    return activity
