"""The messages of one client: all threads, one thread, writing, taking back."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from midweek.people.access import given_name, name_of
from midweek.people.requests import PersonRequest
from midweek.people.words import how_soon
from midweek.plans.models import Assignment
from midweek.practice.actions.messages import take_back, write_message
from midweek.practice.actions.settling import read_thread
from midweek.practice.models import Message
from midweek.review.forms.messages import MessageForm
from midweek.review.queries.one_thread import thread_of
from midweek.review.queries.phrases import Short, short_answers
from midweek.review.queries.shelf import shelf
from midweek.review.views.head import show_client_page
from midweek.review.views.plan import assignment_of, tried
from midweek.review.views.said import answer_with
from midweek.review.views.thread_lines import line
from midweek.review.views.viewer import client_in_care, grant_for, now_for


def show_thread(request: PersonRequest, client_id: UUID, assignment_id: UUID) -> HttpResponse:
    """Show a thread, which notes that it was read; keep what is written into it."""
    assignment = assignment_of(request, client_id, assignment_id)
    shorts = short_answers(request.person)
    form = MessageForm(request.POST or None)
    if request.method == "POST":
        if inserted := inserted_words(request, shorts):
            form = MessageForm(initial={"words": inserted})
        elif form.is_valid() and (
            written := tried(form, lambda: _write(request, assignment, form))
        ):
            return answer_with(
                "written",
                at="review:thread",
                client_id=client_id,
                under=assignment_id,
                of=written.subject.pk,
            )
    return show_page(request, assignment, form, shorts)


def _write(request: PersonRequest, assignment: Assignment, form: MessageForm) -> Any:
    return write_message(assignment, words=form.cleaned_data["words"], by=request.person)


def inserted_words(request: PersonRequest, shorts: list[Short]) -> str:
    """What was written so far with a short answer behind it, where one was asked for."""
    chosen = next((one for one in shorts if one.key == request.POST.get("insert")), None)
    if chosen is None:
        return ""
    before = request.POST.get("words", "").rstrip()
    return f"{before} {chosen.words}".lstrip()


def show_page(
    request: PersonRequest, assignment: Assignment, form: MessageForm, shorts: list[Short]
) -> HttpResponse:
    """The page of one thread."""
    client, now = assignment.client, now_for(request.person)
    grant = grant_for(request, client, "messages")
    read_thread(assignment, by=request.person)
    said = thread_of(assignment, by=request.person, grant=grant)
    slug = assignment.activity.slug
    name = given_name(name_of(client, by=request.person))
    me = given_name(name_of(request.person, by=request.person))
    return show_client_page(
        request,
        client,
        "review/thread.html",
        "messages",
        status=422 if form.errors else 200,
        grant=grant,
        form=form,
        shorts=shorts,
        assignment_id=assignment.pk,
        title=shelf([slug], language=request.person.language).title(slug),
        thread=[line(one, request.person, name, now) for one in said],
        waits=any(one.waits for one in said),
        settling=Message.Settled.choices,
        told=_("%(name)s reads: “%(words)s”")
        % {"name": name, "words": how_soon(request.person, client.clinic, name=me)},
    )


@require_POST
def take_message_back(request: PersonRequest, client_id: UUID, message_id: UUID) -> HttpResponse:
    """Take back an own message that was not read yet."""
    client = client_in_care(request, client_id)
    mine = Message.objects.visible_to(request.person).filter(client=client, by=request.person)
    message: Message = get_object_or_404(mine.select_related("client"), pk=message_id)
    said = "message_back"
    try:
        take_back(message, by=request.person)
    except ValidationError:
        said = "message_was_read"
    return answer_with(said, at="review:thread", client_id=client_id, under=message.assignment_id)
