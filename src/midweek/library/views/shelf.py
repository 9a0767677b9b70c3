"""The shelf, one activity on it, and what can be done with one."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from midweek.library.actions import shelf as deeds
from midweek.library.approaches import APPROACHES, CONCERNS, EVIDENCE
from midweek.library.checking import checked
from midweek.library.definition import localised
from midweek.library.differences import differences
from midweek.library.forms import WishForm
from midweek.library.models import Activity, ActivityVersion, Draft
from midweek.library.shelves import Book, books, matching
from midweek.people.requests import PersonRequest


def show_shelf(request: PersonRequest) -> HttpResponse:
    """Show what the library has, and what one is writing."""
    form = WishForm(request.GET or None)
    wish, away = form.wish(), request.GET.get("away") == "1"
    every = books(by=request.person, put_away=away)
    found = matching(every, wish)
    context = {
        "here": "library",
        "form": form,
        "books": [as_row(book, request) for book in found],
        "found": ngettext("%(n)d activity", "%(n)d activities", len(found)) % {"n": len(found)},
        "searched": bool(wish),
        "away": away,
        "drafts": [] if wish or away else drafts(request),
    }
    return render(request, "library/shelf.html", context)


def as_row(book: Book, request: PersonRequest) -> dict[str, Any]:
    """Say an activity in one row."""
    said, own = book.said, book.activity.owner_id == request.person.pk
    return {
        "slug": book.slug,
        "title": book.title,
        "purpose": said["purpose"],
        "approach": APPROACHES.get(said["approach"], said["approach"]),
        "minutes": in_minutes(said["minutes"]),
        "language": "" if said["language"] == request.person.language else said["language"],
        "own": own,
        "led": said.get("therapist_led"),
    }


def in_minutes(minutes: int) -> str:
    """Say how long something takes."""
    return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}


def drafts(request: PersonRequest) -> list[dict[str, Any]]:
    """What one is writing, newest first."""
    mine = Draft.objects.visible_to(request.person).order_by("-changed_at")
    return [
        {"id": draft.pk, "title": title_of(draft.said), "changed_at": draft.changed_at}
        for draft in mine
    ]


def title_of(said: dict[str, Any]) -> str:
    """What a draft is called so far."""
    titles = said.get("title") or {}
    return next((text for text in titles.values() if text), _("Without a name"))


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
        "said": said,
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
        {"name": name, "minutes": in_minutes(rungs[size]["minutes"]), **rungs[size]}
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
