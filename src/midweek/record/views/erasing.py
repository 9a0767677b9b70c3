"""Erasing a client, by who treats them and with a fresh sign-in."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from midweek.people.models import Person
from midweek.people.requests import PersonRequest
from midweek.record.actions.erasing import erase
from midweek.record.forms.erasing import EraseForm
from midweek.review.views.head import show_client_page
from midweek.review.views.viewer import client_in_care


@require_http_methods(["GET", "POST"])
def erase_client(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Say what erasing means; do it once the box is ticked."""
    client = client_in_care(request, client_id)
    form = EraseForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _erased(client, form, by=request.person):
        return HttpResponseRedirect("/caseload/")
    status = 400 if form.is_bound else 200
    return show_client_page(
        request, client, "record/erase.html", "record", status=status, form=form
    )


def _erased(client: Person, form: EraseForm, *, by: Person) -> bool:
    try:
        erase(client, by=by)
    except ValidationError as problem:
        form.add_error("sure", problem)
        return False
    return True
