"""What allauth asks us: where its secrets are sealed, which stages a sign-in has."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest, HttpResponse

from midweek import NAME
from midweek.people.entering import arriving
from midweek.people.entering.networks import network_of
from midweek.people.entering.sealing import hide, reveal
from midweek.people.models import Account


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """One stage after the first proof: the second factor, where the account has one."""

    def get_login_stages(self) -> list[str]:
        """The stages between a password or a link and an open session."""
        return ["allauth.mfa.stages.AuthenticateStage"]

    def post_login(self, request: HttpRequest, user: Account, **more: Any) -> HttpResponse:
        """Write the sign-in down and let the device be known."""
        response: HttpResponse = super().post_login(request, user, **more)
        arriving.arrived(request, response, user, is_new=bool(more.get("signup")))
        return response

    def get_client_ip(self, request: HttpRequest) -> str:
        """The network a session was opened from; a whole address is more than we need."""
        return network_of(request)

    def add_message(self, *args: Any, **more: Any) -> None:
        """Say nothing: the pages say what happened."""

    def send_notification_mail(self, *args: Any, **more: Any) -> None:
        """Send nothing: accounts hold no address. `notices` writes to the sealed one."""


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Seals the secrets of second factors, and says little to the device that keeps a passkey."""

    def encrypt(self, text: str) -> str:
        """Seal a factor's secret."""
        return hide(text, about="second factor")

    def decrypt(self, encrypted_text: str) -> str:
        """Open a factor's secret."""
        return reveal(encrypted_text, about="second factor")

    def get_totp_issuer(self) -> str:
        """The name an authenticator app shows."""
        return NAME

    def _get_site_name(self) -> str:
        return NAME

    def get_public_key_credential_user_entity(self, user: Account) -> dict[str, Any]:
        """What a passkey knows about its owner: an opaque id. The page puts the name in."""
        return {"id": str(user.pk).encode(), "display_name": NAME, "name": NAME}
