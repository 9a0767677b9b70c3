"""How strongly somebody has shown who they are, in this session."""

from django.contrib.auth import logout
from django.http import HttpRequest


def is_strong(request: HttpRequest) -> bool:
    """Whether this session began with a passkey, or a password and a second factor."""
    methods = request.session.get("account_authentication_methods", [])
    return any(one.get("method") == "mfa" for one in methods)


def sign_out(request: HttpRequest) -> None:
    """End this session on the server."""
    logout(request)
