"""Carry a record away: allowed, written down, and then made while it is sent."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from midweek.audit.action import Done, action
from midweek.people.access import treats
from midweek.people.models import Person

FORMS = ("tables", "record", "readable", "fhir")
PAPERS = ("week", "card", "progress")


@action("record.exported", says=_("The record was exported"))
def note_export(client: Person, *, form: str, by: Person) -> Done[Person]:
    """Write down that `by` takes a copy of what they may see; the client reads it in the trail."""
    if form not in FORMS or not (by.pk == client.pk or treats(by, client)):
        raise PermissionDenied("Only the client, or who treats them.")
    return Done(client, {"form": form})


@action("record.paper_made", says=_("A sheet was made as a PDF"))
def note_paper(client: Person, *, what: str, by: Person) -> Done[Person]:
    """Write down that `by` takes a sheet about a client; the client reads it in the trail."""
    theirs = what == "card" and by.pk == client.pk
    if what not in PAPERS or not (theirs or treats(by, client)):
        raise PermissionDenied("Only who treats them, and a card for themselves.")
    return Done(client, {"what": what})
