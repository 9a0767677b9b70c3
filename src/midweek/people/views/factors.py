"""A second factor for staff who have none yet, and showing once more who one is."""

from typing import Any

import segno
from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.totp.internal.auth import generate_totp_secret
from allauth.usersessions.models import UserSession
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from midweek.people.actions.accounts import note_factor_added
from midweek.people.entering import factors, links, notices
from midweek.people.entering.letting_in import safe_path
from midweek.people.entering.own import own_account
from midweek.people.entering.sealing import hide, reveal
from midweek.people.forms.account import CodeAppForm, ConfirmPasswordForm
from midweek.people.forms.sign_in import CodeForm, PasskeyForm
from midweek.people.requests import PersonRequest
from midweek.people.sessions import confirmed_lately, is_strong
from midweek.people.vault.blobs import NotAuthentic
from midweek.people.views.account import shell_for

SECRET, ABOUT = "code app being added", "code app being added"


@require_http_methods(["GET", "POST"])
def second_factor(request: PersonRequest) -> HttpResponse:
    """Add a passkey or a code app. Whoever has one already shows it first."""
    mine = own_account(request.person)
    if factors.factors_of(mine) and not confirmed_lately(request, strongly=True):
        return HttpResponseRedirect(f"/account/confirm/?next={request.path}")
    if request.POST.get("credential"):
        return _add_passkey(request)
    form = CodeAppForm(request.POST or None, account=mine, secret=_secret(request))
    if request.method == "POST" and form.is_valid():
        return _added_app(request, form)
    return _show(request, form)


def _secret(request: PersonRequest) -> str:
    kept = request.session.get(SECRET, "")
    try:
        return reveal(kept, about=ABOUT)
    except NotAuthentic:
        secret = str(generate_totp_secret())
        request.session[SECRET] = hide(secret, about=ABOUT)
        return secret


def _show(request: PersonRequest, form: CodeAppForm, *, failed: bool = False) -> HttpResponse:
    url = get_adapter().build_totp_url(own_account(request.person), form.secret)
    page = {
        "form": form,
        "qr": segno.make(url, error="m").svg_data_uri(scale=5, border=2),
        "secret": " ".join(form.secret[i : i + 4] for i in range(0, len(form.secret), 4)),
        "then": _then(request),
        "has_app": any(f.type == factors.TOTP_CODE for f in factors.factors_of(form.account)),
        "passkey_failed": failed,
        "first": not is_strong(request),
    }
    status = 400 if failed or form.is_bound else 200
    return render(request, "people/second_factor.html", page, status=status)


def _then(request: PersonRequest) -> str:
    return safe_path(request.POST.get("next") or request.GET.get("next"))


def _add_passkey(request: PersonRequest) -> HttpResponse:
    mine, form = own_account(request.person), PasskeyForm(request.POST)
    try:
        if not form.is_valid():
            raise ValidationError("no credential")
        factors.finish_passkey(form.cleaned_data["credential"])
    except ValidationError:
        empty = CodeAppForm(account=mine, secret=_secret(request))
        return _show(request, empty, failed=True)
    passkey = factors.keep_passkey(mine, form.cleaned_data["credential"])
    _added(request, passkey, "passkey")
    return HttpResponseRedirect(_then(request))


def _added_app(request: PersonRequest, form: CodeAppForm) -> HttpResponse:
    app = next(f for f in factors.factors_of(form.account) if f.type == factors.TOTP_CODE)
    request.session.pop(SECRET, None)
    _added(request, app, "totp")
    page = {"codes": form.recovery_codes, "then": _then(request)}
    return render(request, "people/recovery_codes.html", page)


def _added(request: PersonRequest, factor: Any, kind: str) -> None:
    had_other = len(factors.factors_of(own_account(request.person))) > 1
    post_authentication(request, factor, reauthenticated=True)
    rotate_session(request)
    note_factor_added(request.person, factor=kind, by=request.person)
    if had_other:
        notices.factor_changed(request.person)


def rotate_session(request: PersonRequest) -> None:
    """Give the session a new id whenever it becomes worth more."""
    before = request.session.session_key
    request.session.cycle_key()
    UserSession.objects.filter(session_key=before).update(session_key=request.session.session_key)


@require_http_methods(["GET", "POST"])
def confirm(request: PersonRequest) -> HttpResponse:
    """Have somebody show once more who they are, before something that matters."""
    mine = own_account(request.person)
    kinds = {one.type for one in factors.factors_of(mine)}
    by_link = not kinds and links.may_use_links(request.person)
    if by_link and request.POST.get("how") == "link":
        return _send_link(request)
    code = CodeForm(_posted(request, "code"), request=request, account=mine)
    password = ConfirmPasswordForm(_posted(request, "password"), request=request, account=mine)
    factor = _shown(request, code)
    by_password = not kinds and password.is_bound and password.is_valid()
    if factor or by_password:
        _write(request, factor)
        return HttpResponseRedirect(_then(request))
    page = {
        "form": code if factors.TOTP_CODE in kinds else password,
        "has_passkey": factors.PASSKEY in kinds,
        "has_form": factors.TOTP_CODE in kinds or (not kinds and mine.has_usable_password()),
        "by_link": by_link,
        "passkey_failed": "credential" in request.POST,
        "then": _then(request),
        "shell": shell_for(request.person),
        "here": "account",
    }
    return render(request, "people/confirm.html", page, status=400 if request.POST else 200)


def _send_link(request: PersonRequest) -> HttpResponse:
    """Send a fresh link to one's own address: whoever opens it has shown it once more."""
    links.ask_for_link(links.address_of(request.person), then=_then(request))
    return render(request, "people/link_sent.html")


def _posted(request: PersonRequest, name: str) -> Any:
    return request.POST if name in request.POST else None


def _shown(request: PersonRequest, code: CodeForm) -> Any:
    if request.POST.get("credential"):
        form = PasskeyForm(request.POST)
        return form.is_valid() and factors.passkey_used(
            code.account, form.cleaned_data["credential"]
        )
    return code.factor if code.is_bound and code.is_valid() else None


def _write(request: PersonRequest, factor: Any) -> None:
    if factor:
        post_authentication(request, factor, reauthenticated=True)
    else:
        reauthenticate_by_password(request)
    rotate_session(request)
