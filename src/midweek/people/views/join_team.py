"""Joining as a colleague: one page, and a second factor before anything else."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from midweek.audit.scope import in_clinic
from midweek.people.access import names_grant
from midweek.people.actions.colleagues import join_team as join_clinic
from midweek.people.entering.enrolling import enrol_and_let_in
from midweek.people.forms.enrolling import EnrolForm
from midweek.people.models import Invitation, Person
from midweek.people.models.links import clinic_of_token
from midweek.people.queries.invitations import usable_invitation
from midweek.people.roles import role_of
from midweek.people.vault import open_sealed
from midweek.people.views.join import gone
from midweek.people.views.passkeys import account_being_made

AFTER = "/caseload/"


@require_http_methods(["GET", "POST"])
def join_team(request: HttpRequest, token: str) -> HttpResponse:
    """Let in whom the clinic asked to work there; anybody else learns nothing."""
    clinic_id = clinic_of_token(token)
    if clinic_id is None:
        return gone(request)
    with in_clinic(clinic_id):
        invitation = usable_invitation(token, kind=Person.Kind.STAFF)
        if invitation is None:
            return gone(request)
        form = EnrolForm(request.POST or None, initial=_known(invitation.person))
        if request.method == "POST" and form.is_valid():
            return _join(request, invitation, form)
        page = {
            "form": form,
            "clinic": invitation.person.clinic,
            "role": role_of(invitation.person),
        }
        status = 400 if form.is_bound else 200
        return render(request, "people/join_team.html", page, status=status)


def _known(person: Person) -> dict[str, str]:
    grant = names_grant(person)
    return {one: str(open_sealed(person, one, grant=grant) or "") for one in ("name", "email")}


def _join(request: HttpRequest, invitation: Invitation, form: EnrolForm) -> HttpResponse:
    told, credential = form.cleaned_data, form.told("credential")
    try:
        with transaction.atomic():
            colleague = join_clinic(
                invitation,
                name=told["name"],
                email=told["email"],
                password=None if credential else form.told("password"),
                account_id=account_being_made(request) if credential else None,
                language=(get_language() or "en").split("-")[0],
                by=invitation.person,
            ).subject
    except (PermissionDenied, IntegrityError):
        return gone(request)
    password = form.told("password")
    return enrol_and_let_in(
        request, colleague, credential=credential, password=password, then=AFTER
    )
