"""The command palette: clients, things to do and activities, as data for the page to search."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from midweek.library.queries import offers
from midweek.people.access import grants_to_caseload, names_grant
from midweek.people.models import Person
from midweek.people.requests import PersonRequest
from midweek.people.vault import open_values
from midweek.review.queries.names import names_of

NAME = Person._meta.get_field("name")


def show_palette(request: PersonRequest) -> HttpResponse:
    """Give what the palette searches. Names and addresses of pages, nothing else of anybody."""
    by = request.person
    groups = [
        {"name": _("Clients"), "items": clients(by)},
        {"name": _("Do"), "items": commands(by)},
        {"name": _("Activities"), "items": activities(by)},
    ]
    return JsonResponse({"groups": groups})


def clients(by: Person) -> list[dict[str, str]]:
    """Everybody one treats, by name."""
    treated = list(grants_to_caseload(by, purpose="names"))
    sealed = names_of(treated)
    opened = open_values(NAME, sealed, grant=names_grant(by))
    found = sorted(opened.items(), key=lambda pair: str(pair[1]).casefold())
    return [item(str(name), reverse("review:client", args=[pk])) for pk, name in found]


def commands(by: Person) -> list[dict[str, str]]:
    """What can be done from anywhere."""
    found = [
        item(_("Caseload"), reverse("review:caseload")),
        item(_("Messages"), reverse("review:inbox")),
        item(_("Invite a client"), reverse("review:invite")),
        item(_("Rules of the caseload"), reverse("review:rules")),
        item(_("Templates"), reverse("review:templates")),
        item(_("Library"), reverse("library:shelf")),
    ]
    return found if by.treats else found[:1]


def activities(by: Person) -> list[dict[str, str]]:
    """What the library has."""
    found: Any = offers(by=by, language=by.language)
    return [item(one.title, reverse("library:book", args=[one.slug])) for one in found]


def item(name: str, url: str) -> dict[str, str]:
    """One thing to find."""
    return {"name": name, "url": url}
