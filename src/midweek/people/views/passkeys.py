"""The two halves of a passkey's ceremony that the server speaks: make one, show one."""

from typing import Any
from uuid import UUID

from allauth.account.stages import LoginStageController
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.webauthn.internal import auth as webauthn
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST
from uuid6 import uuid7

from midweek.people.models import Account

BEING_MADE, RECOVERING = "account being made", "account on its way back"


@require_POST
def to_make(request: HttpRequest) -> HttpResponse:
    """The challenge for a new passkey: for one's own account, or one about to be made.

    An owner on the way back in says so, and has an account already.
    """
    account: Any = request.user
    if "recovering" in request.GET:
        account = get_object_or_404(Account, pk=request.session.get(RECOVERING))
    elif not isinstance(account, Account):
        account = Account(id=uuid7())
        request.session[BEING_MADE] = str(account.pk)
    return JsonResponse(webauthn.begin_registration(account, True))


@require_POST
def to_show(request: HttpRequest) -> HttpResponse:
    """The challenge for a passkey one has: anybody's at the front door, else one's own."""
    return JsonResponse(webauthn.begin_authentication(_who(request)))


def _who(request: HttpRequest) -> Account | None:
    if isinstance(request.user, Account):
        return request.user
    stage = LoginStageController.enter(request, AuthenticateStage.key)
    return stage.login.user if stage else None


def account_being_made(request: HttpRequest) -> UUID | None:
    """The id that the passkey of this browser was made for."""
    found = request.session.pop(BEING_MADE, None)
    return UUID(found) if found else None
