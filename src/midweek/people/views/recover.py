"""The way back in that an operator made for an owner."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from midweek.audit.scope import in_clinic
from midweek.people.actions.recovery import finish_recovery, may_recover
from midweek.people.entering import notices
from midweek.people.entering.enrolling import enrol_and_let_in
from midweek.people.forms.enrolling import WayForm
from midweek.people.models import Person, SignInLink
from midweek.people.models.links import clinic_of_token, token_hash
from midweek.people.views.join import gone
from midweek.people.views.passkeys import RECOVERING


@require_http_methods(["GET", "POST"])
def recover(request: HttpRequest, token: str) -> HttpResponse:
    """Have an owner choose a new way to sign in; anybody without the link learns nothing."""
    clinic_id = clinic_of_token(token)
    if clinic_id is None:
        return gone(request)
    with in_clinic(clinic_id):
        link = _link(token)
        if link is None:
            return gone(request)
        form = WayForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            return _recover(request, link, form)
        request.session[RECOVERING] = str(link.person.account_id)
        status = 400 if form.is_bound else 200
        return render(request, "people/recover.html", {"form": form}, status=status)


def _link(token: str) -> SignInLink | None:
    usable = SignInLink.objects.usable().filter(token_hash=token_hash(token))
    found: SignInLink | None = usable.select_related("person__account").first()
    return found if found and may_recover(found.person) else None


def _recover(request: HttpRequest, link: SignInLink, form: WayForm) -> HttpResponse:
    credential, password = form.told("credential"), form.told("password")
    try:
        with transaction.atomic():
            chosen = None if credential else password
            finish_recovery(link, password=chosen, by=link.person)
    except PermissionDenied:
        return gone(request)
    owner = Person.objects.select_related("account").get(pk=link.person_id)
    notices.factor_changed(owner)
    return enrol_and_let_in(
        request, owner, credential=credential, password=password, then="/caseload/"
    )
