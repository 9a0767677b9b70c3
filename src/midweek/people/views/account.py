"""One's own account: where one is signed in, and the ways to sign in."""

from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from midweek.people.actions.accounts import (
    change_password,
    note_factor_added,
    note_factor_removed,
    sign_out_everywhere,
)
from midweek.people.entering import factors, notices
from midweek.people.entering.browsers import browser_name
from midweek.people.entering.links import address_of
from midweek.people.entering.own import own_account
from midweek.people.forms.account import NewPasswordForm
from midweek.people.forms.sign_in import PasskeyForm
from midweek.people.models import Account, Person
from midweek.people.requests import PersonRequest
from midweek.people.sessions import sign_out

HERE = "/account/"


def account(request: PersonRequest) -> HttpResponse:
    """Show open sessions, passkeys and the code app."""
    mine = own_account(request.person)
    found = factors.factors_of(mine)
    page = {
        "here": "account",
        "shell": shell_for(request.person),
        "sessions": _sessions(request),
        "passkeys": [one for one in found if one.type == factors.PASSKEY],
        "code_app": next((one for one in found if one.type == factors.TOTP_CODE), None),
        "address": address_of(request.person),
        "has_password": mine.has_usable_password(),
        "form": NewPasswordForm(),
        "may_remove": len(found) > 1 or (request.person.is_client and mine.has_usable_password()),
        "passkey_failed": "passkey-failed" in request.GET,
    }
    return render(request, "people/account.html", page)


def shell_for(person: Person) -> str:
    """The frame of the page: the desk for staff, the door for clients."""
    return "design/door.html" if person.is_client else "design/base.html"


def _sessions(request: PersonRequest) -> list[dict[str, Any]]:
    rows = UserSession.objects.filter(user_id=request.person.account_id).order_by("-created_at")
    return [
        {
            "id": row.pk,
            "browser": browser_name(row.user_agent),
            "since": row.created_at,
            "current": row.session_key == request.session.session_key,
        }
        for row in rows
        if row.exists()
    ]


@require_POST
def end_session(request: PersonRequest, session_id: int) -> HttpResponse:
    """Sign one other browser out."""
    row = UserSession.objects.filter(user_id=request.person.account_id, pk=session_id).first()
    if row:
        row.end()
    return HttpResponseRedirect(HERE)


@require_POST
def end_sessions(request: PersonRequest) -> HttpResponse:
    """Sign every other browser out."""
    mine = request.session.session_key
    sign_out_everywhere(request.person, but=mine, by=request.person)
    return HttpResponseRedirect(HERE)


@require_POST
def add_passkey(request: PersonRequest) -> HttpResponse:
    """Keep one more passkey."""
    form = PasskeyForm(request.POST)
    try:
        if not form.is_valid():
            raise ValidationError("no credential")
        factors.finish_passkey(form.cleaned_data["credential"])
    except ValidationError:
        return HttpResponseRedirect(f"{HERE}?passkey-failed")
    factors.keep_passkey(own_account(request.person), form.cleaned_data["credential"])
    note_factor_added(request.person, factor="passkey", by=request.person)
    notices.factor_changed(request.person)
    return HttpResponseRedirect(HERE)


@require_POST
def remove_factor(request: PersonRequest, factor_id: int) -> HttpResponse:
    """Take a passkey or the code app away; staff always keep one."""
    mine, person = own_account(request.person), request.person
    keep_one = not person.is_client or not mine.has_usable_password()
    removed = factors.remove(mine, factor_id, keep_one=keep_one)
    if removed:
        note_factor_removed(person, factor=str(removed.type), by=person)
        notices.factor_changed(person)
    return HttpResponseRedirect(HERE)


@require_http_methods(["GET", "POST"])
def new_password(request: PersonRequest) -> HttpResponse:
    """Set a new password; every other session of the account ends."""
    form = NewPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = request.person
        change_password(person, password=form.cleaned_data["password"], by=person)
        _stay_signed_in(request)
        sign_out_everywhere(person, but=request.session.session_key, by=person)
        notices.factor_changed(person)
        return HttpResponseRedirect(HERE)
    page = {"form": form, "here": "account", "shell": shell_for(request.person)}
    return render(request, "people/password.html", page, status=400 if form.is_bound else 200)


def _stay_signed_in(request: PersonRequest) -> None:
    before = request.session.session_key
    fresh = Account.objects.get(pk=own_account(request.person).pk)
    update_session_auth_hash(request, fresh)
    UserSession.objects.filter(session_key=before).update(session_key=request.session.session_key)


@require_GET
def awake(request: PersonRequest) -> HttpResponse:
    """Say that a session is alive, and with what its forms are sent from now on."""
    return JsonResponse({"csrf": get_token(request)})


@require_POST
def leave(request: PersonRequest) -> HttpResponse:
    """Sign out here, and have the browser forget this site."""
    UserSession.objects.filter(session_key=request.session.session_key).delete()
    sign_out(request)
    answer = HttpResponseRedirect("/sign-in/")
    answer.headers["Clear-Site-Data"] = '"cookies", "storage", "cache"'
    return answer
