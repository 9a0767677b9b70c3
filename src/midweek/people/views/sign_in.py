"""Signing in: password, passkey, link; then the second factor of accounts that have one."""

from typing import Any

from allauth.account.stages import LoginStage, LoginStageController
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from midweek.people.entering import factors, links, notices
from midweek.people.entering.letting_in import let_in, let_in_by_passkey, safe_path
from midweek.people.forms.sign_in import CodeForm, LinkForm, PasskeyForm, SignInForm
from midweek.people.models import Account


@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for an address and a password; a passkey or a link needs neither."""
    if request.method == "POST" and request.POST.get("how") == "link":
        return _send_link(request)
    form = SignInForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid() and form.account:
        return let_in(request, form.account, proof="password", then=_then(request))
    return _door(request, form)


def _then(request: HttpRequest) -> str:
    return safe_path(request.POST.get("next") or request.GET.get("next"))


def _door(request: HttpRequest, form: Any, *, passkey_failed: bool = False) -> HttpResponse:
    page = {
        "form": form,
        "then": _then(request),
        "links": notices.mail_is_set_up(),
        "passkey_failed": passkey_failed,
    }
    return render(request, "people/sign_in.html", page, status=400 if form.is_bound else 200)


def _send_link(request: HttpRequest) -> HttpResponse:
    form = LinkForm(request.POST)
    if not form.is_valid() or not notices.mail_is_set_up():
        return _door(request, form)
    links.ask_for_link(form.cleaned_data["email"])
    return render(request, "people/link_sent.html")


@require_POST
def by_passkey(request: HttpRequest) -> HttpResponse:
    """Let in whose device answered the challenge."""
    form = PasskeyForm(request.POST)
    passkey = form.is_valid() and factors.passkey_used(None, form.cleaned_data["credential"])
    if not passkey or not passkey.user.is_active:
        return _door(request, SignInForm(request=request), passkey_failed=True)
    return let_in_by_passkey(request, passkey, then=_then(request))


@require_http_methods(["GET", "POST"])
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Let in who opens a sign-in link. Only the button uses it up: mail scanners open links."""
    if request.method == "GET":
        return render(request, "people/link.html")
    account = links.open_link(token)
    if account is None:
        return render(request, "people/link_used.html", status=410)
    return let_in(request, account, proof="link", then=_then(request))


@require_http_methods(["GET", "POST"])
def second_factor_asked(request: HttpRequest) -> HttpResponse:
    """Ask for the second factor of whoever has shown a password or a link."""
    stage = LoginStageController.enter(request, AuthenticateStage.key)
    if stage is None:
        return HttpResponseRedirect("/sign-in/")
    account: Account = stage.login.user
    if request.method == "POST" and request.POST.get("credential"):
        passkey = _passkey_of(account, request)
        if passkey:
            return _go_on(request, stage, passkey)
    form = CodeForm(request.POST or None, request=request, account=account)
    if "credential" not in request.POST and form.is_bound and form.is_valid():
        return _go_on(request, stage, form.factor)
    return _ask(request, form, account)


def _passkey_of(account: Account, request: HttpRequest) -> Any:
    form = PasskeyForm(request.POST)
    return form.is_valid() and factors.passkey_used(account, form.cleaned_data["credential"])


def _go_on(request: HttpRequest, stage: LoginStage, factor: Any) -> HttpResponse:
    post_authentication(request, factor)
    response: HttpResponse = stage.exit()
    return response


def _ask(request: HttpRequest, form: CodeForm, account: Account) -> HttpResponse:
    kinds = {one.type for one in factors.factors_of(account)}
    page = {
        "form": form,
        "has_app": factors.TOTP_CODE in kinds,
        "has_passkey": factors.PASSKEY in kinds,
    }
    status = 400 if form.is_bound else 200
    return render(request, "people/second_factor_asked.html", page, status=status)
