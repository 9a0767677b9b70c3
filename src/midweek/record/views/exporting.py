"""Taking a copy of a record: confirmed once more, written down, sent while it is made."""

from collections.abc import Callable, Iterable, Iterator
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_http_methods

from midweek.audit import clock
from midweek.audit.scope import in_clinic
from midweek.people.models import Person
from midweek.people.requests import PersonRequest
from midweek.record.actions.exporting import FORMS, note_export
from midweek.record.fhir.bundle import bundle_of
from midweek.record.tables.reading import Reader, reader_of
from midweek.record.tables.zipped import archive_of
from midweek.record.views.paper import own_card
from midweek.record.whole.readable import readable
from midweek.record.whole.writing import record_of
from midweek.review.views.head import show_client_page
from midweek.review.views.viewer import client_in_care

KINDS = {
    "tables": ("zip", "application/zip"),
    "record": ("json", "application/json"),
    "readable": ("html", "text/html; charset=utf-8"),
    "fhir": ("fhir.json", "application/fhir+json"),
}
WRITERS: dict[str, Callable[[Reader], Iterable[bytes | str]]] = {
    "tables": archive_of,
    "readable": readable,
    "fhir": bundle_of,
}
OWN = ("readable", "record")


@require_http_methods(["GET", "POST"])
def export(request: PersonRequest, client_id: UUID) -> HttpResponse | StreamingHttpResponse:
    """Let who treats a client choose a copy, and send it."""
    client = client_in_care(request, client_id)
    form = request.POST.get("form", "")
    if request.method == "POST" and form in FORMS:
        return sent(client, form, by=request.person)
    return show_client_page(request, client, "record/export.html", "record")


@require_http_methods(["GET", "POST"])
def own_copy(request: PersonRequest) -> HttpResponse | StreamingHttpResponse:
    """Let a client take a copy of everything of theirs, or their plan as a card."""
    form = request.POST.get("form", "")
    if request.method == "POST" and form in OWN:
        return sent(request.person, form, by=request.person)
    if request.method == "POST" and form == "card":
        return own_card(request)
    return render(request, "record/own_copy.html")


def sent(client: Person, form: str, *, by: Person) -> StreamingHttpResponse:
    """Send a copy. Its name says nothing of anyone; nothing of it is kept here."""
    note_export(client, form=form, by=by)
    ending, kind = KINDS[form]
    answer = StreamingHttpResponse(_in_scope(_pieces(client, form, by), by), content_type=kind)
    name = f"export-{clock.today(by.zone):%Y-%m-%d}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _pieces(client: Person, form: str, by: Person) -> Iterable[bytes | str]:
    if form == "record":
        return record_of(client, by=by)
    return WRITERS[form](reader_of(client, by=by))


def _in_scope(pieces: Iterable[bytes | str], by: Person) -> Iterator[bytes | str]:
    # It is made after the view has answered, when the request's own scope has ended. The scope
    # is entered for each piece: whoever hangs up half-way must leave none open behind them.
    made = iter(pieces)
    while True:
        with in_clinic(by.clinic_id), translation.override(by.language):
            piece = next(made, None)
        if piece is None:
            return
        yield piece
