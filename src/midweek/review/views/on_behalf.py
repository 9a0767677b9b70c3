"""Writing down a questionnaire for a client, and taking that back."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from midweek.library.models import ActivityVersion, Kind
from midweek.library.queries import definition
from midweek.people.models import Person
from midweek.people.requests import PersonRequest
from midweek.practice.actions.on_behalf import Answered, enter_on_behalf, take_back_entered
from midweek.practice.models import Entry
from midweek.review.forms.on_behalf import OnBehalfForm
from midweek.review.queries.shelf import short_name
from midweek.review.views.head import show_client_page
from midweek.review.views.said import answer_with
from midweek.review.views.viewer import client_in_care, now_for


def enter(request: PersonRequest, client_id: UUID, slug: str) -> HttpResponse:
    """Show a questionnaire as a form, and keep what a client answered elsewhere."""
    client, now = client_in_care(request, client_id), now_for(request.person)
    version = get_object_or_404(measures(request.person), activity__slug=slug)
    asked = definition(version.pk, language=client.language)
    form = OnBehalfForm(request.POST or None, definition=asked, today=now.today)
    if request.method == "POST" and form.is_valid():
        said = Answered(
            id=form.cleaned_data["entry"],
            answers=form.answers(),
            happened_at=form.happened_at(now.moment, now.zone),
            how=form.cleaned_data["how"],
        )
        try:
            entry = enter_on_behalf(client, version, said=said, by=request.person).subject
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            return answer_with("entered", at="review:measures", client_id=client_id, of=entry.pk)
    return show_client_page(
        request,
        client,
        "review/on_behalf.html",
        "measures",
        status=422 if form.errors else 200,
        form=form,
        asked=asked,
        title=_("%(measure)s, written down for the client") % {"measure": short_name(asked)},
    )


def measures(by: Person) -> Any:
    """The newest version of every questionnaire that can be given."""
    shown = ActivityVersion.objects.visible_to(by).newest().select_related("activity")
    return shown.filter(activity__kind=Kind.MEASURE, activity__put_away_at=None)


def to_enter(client: Person, *, by: Person) -> Iterator[dict[str, str]]:
    """Every questionnaire, with the way to write it down."""
    for version in measures(by).order_by("activity__slug"):
        slug = version.activity.slug
        yield {"name": slug.upper(), "url": reverse("review:enter", args=[client.pk, slug])}


@require_POST
def take_entered_back(request: PersonRequest, client_id: UUID, entry_id: UUID) -> HttpResponse:
    """Take back what oneself wrote down."""
    client = client_in_care(request, client_id)
    mine = Entry.objects.filter(client=client, entered_by=request.person)
    found = mine.select_related("client", "version__activity")
    entry = get_object_or_404(found, pk=entry_id)
    take_back_entered(entry, by=request.person)
    measured = entry.version.activity.kind == Kind.MEASURE
    at = "review:measures" if measured else "review:ending"
    return answer_with("withdrawn", at=at, client_id=client_id)
