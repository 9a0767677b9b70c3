"""Sheets of paper about a client: confirmed once more, written down, made and sent at once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from midweek.people.access import given_name, name_of
from midweek.people.models import Person
from midweek.people.requests import PersonRequest
from midweek.record.actions.exporting import note_paper
from midweek.record.forms.paper import CardForm, PaperForm, ProgressForm, WeekForm
from midweek.record.paper.card import card
from midweek.record.paper.progress import Span, progress
from midweek.record.paper.setting import set_in_type
from midweek.record.paper.week import week
from midweek.review.charts.wording import full_day_and_year
from midweek.review.queries.brief import known_about
from midweek.review.views.brief import quotes_in, since_in_words
from midweek.review.views.brief_lines import FOR_THE_ROOM, lines
from midweek.review.views.head import show_client_page
from midweek.review.views.mending import with_whole_months
from midweek.review.views.viewer import client_in_care, grant_for, now_for

Said = dict[str, Any]


@dataclass(frozen=True)
class Sheet:
    """One kind of sheet: what it is, what can be chosen, and who says what stands on it."""

    title: str | Promise
    says: str | Promise
    form: type[PaperForm]
    write: Callable[[PersonRequest, Person, Said], Said]
    tab: str


@require_http_methods(["GET", "POST"])
def paper(request: PersonRequest, client_id: UUID, what: str) -> HttpResponse:
    """Let who treats a client choose what stands on a sheet, and send it."""
    client, sheet = client_in_care(request, client_id), SHEETS.get(what)
    if sheet is None:
        raise Http404
    chosen = request.POST if request.method == "POST" else None
    form = sheet.form(chosen, today=now_for(client).today)
    if form.is_valid():
        said = sheet.write(request, client, form.cleaned_data)
        return sent(client, what, said, by=request.person)
    status = 422 if form.errors else 200
    template, tab = "record/paper.html", sheet.tab
    return show_client_page(request, client, template, tab, status=status, form=form, sheet=sheet)


def sent(client: Person, what: str, said: Said, *, by: Person) -> HttpResponse:
    """Send a sheet. Its name says nothing of anyone; nothing of it is kept here."""
    with translation.override(client.language if what == "card" else by.language):
        made = set_in_type(what, said)
    note_paper(client, what=what, by=by)
    answer = HttpResponse(made, content_type="application/pdf")
    name = f"{what}-{now_for(by).today:%Y-%m-%d}.pdf"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def write_week(request: PersonRequest, client: Person, chosen: Said) -> Said:
    """The brief as it stands on its page now."""
    now, by = now_for(request.person), request.person
    grant = grant_for(request, client, "brief")
    ask = partial(known_about, client, by=by, grant=grant, now=now.moment)
    known = with_whole_months(ask)
    said, in_room = lines(known, quotes_in(known, request)), chosen["in_room"]
    shown = [line for name, line in said.items() if name in FOR_THE_ROOM or not in_room]
    since, who = since_in_words(known, now), name_of(client, by=by)
    return {**week(shown, who=who, since=since, in_room=in_room), "foot": foot(by)}


def write_card(request: PersonRequest, client: Person, chosen: Said) -> Said:
    """The plan, in the client's language. Without names it does not say who made it either."""
    named, by = chosen["named"], request.person
    who = given_name(name_of(client, by=by)) if named else ""
    with translation.override(client.language):
        said = card(client, grant=grant_for(request, client, "plan"), who=who)
        day = full_day_and_year(now_for(client).today)
        return {**said, "foot": foot(by) if named else day}


def own_card(request: PersonRequest) -> HttpResponse:
    """Send a client their own plan as a card, without a name."""
    said = write_card(request, request.person, {"named": False})
    return sent(request.person, "card", said, by=request.person)


def write_progress(request: PersonRequest, client: Person, chosen: Said) -> Said:
    """What was practised and answered in these days."""
    by, span = request.person, Span(chosen["first"], chosen["last"])
    grant = grant_for(request, client, "measures")
    who, now = name_of(client, by=by), now_for(by).moment
    ask = partial(progress, client, span, by=by, grant=grant, who=who, now=now)
    return {**with_whole_months(ask), "foot": foot(by)}


def foot(by: Person) -> str:
    """Say who took the sheet and when: on every page of it."""
    said = {"name": name_of(by, by=by), "day": full_day_and_year(now_for(by).today)}
    return _("Made for %(name)s on %(day)s.") % said


SHEETS = {
    "week": Sheet(
        gettext_lazy("The week on a sheet"),
        gettext_lazy("The brief as a PDF of one page, for the session."),
        WeekForm,
        write_week,
        "brief",
    ),
    "card": Sheet(
        gettext_lazy("The plan as a card"),
        gettext_lazy(
            "What is agreed, when and why, to pin up. It is in your client's language and names "
            "no questionnaire. Ask your client whether others may see it."
        ),
        CardForm,
        write_card,
        "plan",
    ),
    "progress": Sheet(
        gettext_lazy("A progress report"),
        gettext_lazy(
            "What was practised, and each questionnaire as a chart and a table. It holds what your "
            "client shares with you now."
        ),
        ProgressForm,
        write_progress,
        "measures",
    ),
}
