"""The messages page of a client: the list for the next session, and every thread."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from midweek.people.models import Person
from midweek.people.requests import PersonRequest
from midweek.plans.models import Assignment
from midweek.practice.actions.topics import add_topic
from midweek.review.charts.wording import full_day
from midweek.review.forms.messages import TopicForm
from midweek.review.queries.session_list import Listed, talked_lately, to_talk_about
from midweek.review.queries.shelf import Shelf, shelf
from midweek.review.queries.threads import by_assignment, threads
from midweek.review.views.head import show_client_page
from midweek.review.views.plan import tried
from midweek.review.views.said import answer_with
from midweek.review.views.thread_rows import thread_row
from midweek.review.views.viewer import Now, client_in_care, grant_for, now_for


def show_messages(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Show what is to be talked about, and the threads; put something on the list."""
    client, now = client_in_care(request, client_id), now_for(request.person)
    form = TopicForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        if added := tried(form, lambda: add_topic(client, words=words, by=request.person)):
            topic_id = added.subject.pk
            return answer_with("topic", at="review:messages", client_id=client_id, of=topic_id)
    grant = grant_for(request, client, "messages")
    listed = to_talk_about(client, by=request.person, grant=grant)
    done = talked_lately(client, by=request.person, grant=grant)
    plan = list(agreed_with(client, request.person))
    slugs = {one.slug for one in (*listed, *done)} | {slug for _pk, slug, _ended in plan}
    books = shelf(slugs - {""}, language=request.person.language)
    found = by_assignment(threads([client.pk]))
    return show_client_page(
        request,
        client,
        "review/messages.html",
        "messages",
        status=422 if form.errors else 200,
        grant=grant,
        form=form,
        listed=[topic(one, books, request.person, now) for one in listed],
        done=[topic(one, books, request.person, now) for one in done],
        threads=[
            thread_row(client.pk, pk, books.title(slug), found.get(pk), now)
            for pk, slug, ended in plan
            if not ended or pk in found
        ],
    )


def agreed_with(client: Person, by: Person) -> list[tuple[UUID, str, bool]]:
    """What was ever agreed: its id, which activity, whether it has ended; what runs first."""
    mine = Assignment.objects.visible_to(by).filter(client=client).order_by("made_at")
    rows = mine.values_list("pk", "activity__slug", "ended_at")
    return sorted(((pk, slug, ended is not None) for pk, slug, ended in rows), key=lambda r: r[2])


def topic(one: Listed, books: Shelf, by: Person, now: Now) -> dict[str, Any]:
    """Say one thing on the list."""
    return {
        "id": one.id,
        "words": said_of(one, books),
        "by": one.by,
        "own": one.by_id == by.pk,
        "at": full_day(one.at.astimezone(now.zone).date()),
    }


def said_of(one: Listed, books: Shelf) -> str:
    """Its words, or what it is about where it has none."""
    title = books.title(one.slug) if one.slug else ""
    if one.words:
        return f"{title}: {one.words}" if title else one.words
    return _("“%(activity)s” was too hard: leave it and talk") % {"activity": title}
