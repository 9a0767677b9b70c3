"""The shelf: everything that can be chosen, and what one is writing."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from midweek.library.approaches import APPROACHES
from midweek.library.forms import WishForm
from midweek.library.models import Draft
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
