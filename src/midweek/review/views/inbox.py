"""Messages of all one's clients: what waits first, never a word of what they say."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from midweek.people.access import names_grant
from midweek.people.models import Person
from midweek.people.requests import PersonRequest
from midweek.people.vault import open_value
from midweek.practice.queries import answering_between
from midweek.review.charts.wording import full_day
from midweek.review.forms.messages import AnsweringForm
from midweek.review.queries.shelf import Shelf, shelf
from midweek.review.queries.threads import Thread, threads
from midweek.review.views.said import Said
from midweek.review.views.thread_rows import thread_row
from midweek.review.views.viewer import Now, now_for

NAME = Person._meta.get_field("name")


@dataclass(frozen=True)
class Looked:
    """A thread, whose it is, and what it is about."""

    thread: Thread
    client: Person
    name: str
    title: str

    def matches(self, find: str) -> bool:
        """Whether client or activity have these letters in them."""
        return find.casefold() in f"{self.name} {self.title}".casefold()


def show_inbox(request: PersonRequest) -> HttpResponse:
    """Show every thread of one's clients, what has waited longest first."""
    now, find = now_for(request.person), request.GET.get("find", "").strip()
    found = [one for one in looked(request.person) if one.matches(find)]
    waiting = [one for one in found if one.thread.waits_since]
    rest = [one for one in found if not one.thread.waits_since]
    context = {
        "here": "messages",
        "find": find,
        "waiting": [row(one, request.person, now) for one in waiting],
        "rest": [row(one, request.person, now) for one in rest],
        "answering": AnsweringForm(initial={"answers_in": request.person.answers_in}),
        "said": Said(_("Your clients read it from now on."), None)
        if request.GET.get("said") == "answering"
        else None,
    }
    return render(request, "review/inbox.html", context)


def looked(by: Person) -> list[Looked]:
    """The threads of one's clients, with names and titles."""
    clients = {one.pk: one for one in Person.objects.clients_of(by).select_related("clinic")}
    found = threads(clients)
    books: Shelf = shelf({one.slug for one in found}, language=by.language)
    grant = names_grant(by)
    names: dict[UUID, str] = {
        pk: str(open_value(NAME, bytes(one.name), row_id=pk, grant=grant))
        for pk, one in clients.items()
    }
    return [
        Looked(one, clients[one.client_id], names[one.client_id], books.title(one.slug))
        for one in found
    ]


def row(one: Looked, by: Person, now: Now) -> dict[str, Any]:
    """One thread of the list."""
    thread = one.thread
    said = thread_row(thread.client_id, thread.assignment_id, one.title, thread, now)
    due = None
    if thread.waits_since:
        asked_on = thread.waits_since.astimezone(now.zone).date()
        due = answering_between(by, one.client).by(asked_on)
    promised = _("You said: by %(day)s") % {"day": full_day(due)} if due else ""
    return {**said, "name": one.name, "promised": promised}
