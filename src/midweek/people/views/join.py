"""Joining by invitation: five short pages, one question each, and nothing kept before the last.

What was typed waits in the browser alone, so that a link opened again asks nothing twice.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from midweek.audit.scope import in_clinic
from midweek.people.actions.care import join as join_clinic
from midweek.people.consents import CURRENT, consent_text
from midweek.people.entering import notices
from midweek.people.entering.enrolling import enrol_and_let_in
from midweek.people.forms.join import AgreeForm, CalledForm, KeepForm, SharingForm
from midweek.people.models import SHARED_WITH_THERAPIST, Account, Invitation, Person
from midweek.people.models.links import clinic_of_token
from midweek.people.queries.invitations import Welcome, usable_invitation, welcome_to
from midweek.people.views.passkeys import account_being_made

AFTER = "/app/check-in"
TYPED = "typed-name"
AN_HOUR = 3600
NAME, SHARING, AGREED = ("name",), tuple(map(str, SHARED_WITH_THERAPIST)), ("agreed",)
CARRIED: dict[str, tuple[str, ...]] = {
    "sharing": NAME,
    "agree": NAME + SHARING,
    "keep": NAME + SHARING + AGREED,
}


@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Lead somebody with a good link through the pages; anybody else learns nothing."""
    clinic_id = clinic_of_token(token)
    if clinic_id is None:
        return gone(request)
    with in_clinic(clinic_id):
        invitation = usable_invitation(token)
        if invitation is None:
            return gone(request)
        step = request.POST.get("step", "") if request.method == "POST" else ""
        take = TAKING.get(step)
        if take is None:
            return _page(request, "welcome", invitation)
        return take(request, invitation)


def gone(request: HttpRequest) -> HttpResponse:
    """Say that a link opens nothing, in the same words whatever the reason."""
    return render(request, "people/join_gone.html", status=410)


def _page(
    request: HttpRequest, step: str, invitation: Invitation, form: Any = None
) -> HttpResponse:
    welcome = welcome_to(invitation.person)
    page = {
        "step": step,
        "form": form or _fresh(request, step, welcome),
        "welcome": welcome,
        "carried": {
            name: request.POST[name] for name in CARRIED.get(step, ()) if name in request.POST
        },
        "links": _may_use_links(welcome),
        **_words(welcome),
    }
    status = 400 if form is not None and form.errors else 200
    return render(request, f"people/join_{step}.html", page, status=status)


def _words(welcome: Welcome) -> dict[str, Any]:
    text = consent_text(get_language() or "en")
    return {
        "consent": text,
        "sentences": text.for_client(therapist=welcome.given, looks=welcome.looks),
        "app_name": welcome.clinic.app_name,
    }


def _fresh(request: HttpRequest, step: str, welcome: Welcome) -> Any:
    if step == "called":
        return CalledForm(initial={"name": _typed_name(request) or welcome.name})
    if step == "keep":
        return KeepForm(initial={"email": welcome.email}, links=_may_use_links(welcome))
    return None


def _typed_name(request: HttpRequest) -> str | None:
    try:
        typed: str = signing.loads(
            request.COOKIES.get(TYPED, ""), salt=request.path, max_age=AN_HOUR
        )
    except signing.BadSignature:
        return None
    return typed


def _may_use_links(welcome: Welcome) -> bool:
    return bool(_free_address(welcome)) and notices.mail_is_set_up()


def _free_address(welcome: Welcome) -> str | None:
    # Somebody treated in two clinics of one server has one address and two accounts: the
    # second must not turn its owner away at the last page, as if the invitation had ended.
    taken = not welcome.email or Account.objects.with_address(welcome.email)
    return None if taken else welcome.email


def _begun(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    return _page(request, "called", invitation)


def _called(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    form = CalledForm(request.POST)
    answer = _page(request, "sharing" if form.is_valid() else "called", invitation, _kept(form))
    if form.is_valid():
        answer.set_cookie(
            TYPED,
            signing.dumps(form.cleaned_data["name"], salt=request.path),
            max_age=AN_HOUR,
            path=request.path,
            secure=settings.ENVIRONMENT.encrypted_transport,
            httponly=True,
            samesite="Lax",
        )
    return answer


def _shared(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    return _page(request, "agree", invitation)


def _agreed(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    form = AgreeForm(request.POST)
    return _page(request, "keep" if form.is_valid() else "agree", invitation, _kept(form))


def _kept(form: Any) -> Any:
    return None if form.is_valid() else form


def _finish(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """Check everything once more, for a page can be sent without the pages before it."""
    welcome = welcome_to(invitation.person)
    called, sharing, agree = _earlier(request)
    if not (called.is_valid() and sharing.is_valid() and agree.is_valid()):
        return _page(request, "welcome", invitation)
    form = KeepForm(request.POST, links=_may_use_links(welcome))
    if not form.is_valid():
        return _page(request, "keep", invitation, form)
    told = {"name": called.cleaned_data["name"], "consents": sharing.consents()}
    try:
        client = _join(request, invitation, welcome, form, **told)
    except (PermissionDenied, IntegrityError):
        return gone(request)
    way = {one: form.cleaned_data[one] for one in form.chosen()}
    answer = enrol_and_let_in(
        request,
        client,
        credential=way.get("credential"),
        password=way.get("password"),
        then=AFTER,
    )
    answer.delete_cookie(TYPED, path=request.path)
    return answer


def _earlier(request: HttpRequest) -> tuple[CalledForm, SharingForm, AgreeForm]:
    return CalledForm(request.POST), SharingForm(request.POST), AgreeForm(request.POST)


def _join(
    request: HttpRequest, invitation: Invitation, welcome: Welcome, form: KeepForm, **told: Any
) -> Person:
    way = {one: form.cleaned_data[one] for one in form.chosen()}
    with transaction.atomic():
        return join_clinic(
            invitation,
            **told,
            text_version=CURRENT,
            email=way.get("email") or _free_address(welcome),
            password=way.get("password"),
            account_id=account_being_made(request) if "credential" in way else None,
            language=(get_language() or "en").split("-")[0],
            zone=form.chosen_zone(otherwise=welcome.clinic.zone),
            by=invitation.person,
        ).subject


TAKING: dict[str, Callable[[HttpRequest, Invitation], HttpResponse]] = {
    "welcome": _begun,
    "called": _called,
    "sharing": _shared,
    "agree": _agreed,
    "keep": _finish,
}
