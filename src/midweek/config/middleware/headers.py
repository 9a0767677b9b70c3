"""The same strict headers on every response, errors included."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from midweek.phone.first_view import inline_style_hash

# The microphone is asked for where a client chooses to say something aloud, and nowhere else.
PERMISSIONS = (
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), "
    "magnetometer=(), microphone=(self), midi=(), payment=(), serial=(), usb=(), "
    "publickey-credentials-get=(self), publickey-credentials-create=(self)"
)


def content_security_policy() -> str:
    """What a page may load and do: our own files, and nothing that turns text into script."""
    rules = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": f"'self' '{inline_style_hash()}'",
        "img-src": "'self' data: blob:",
        # Sounds: the client's own from the phone (blob), what was shared from here.
        "media-src": "'self' blob:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "worker-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "midweek",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


class SafeHeaders:
    """Outermost of all, so that not even an error page leaves without them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.policy = content_security_policy()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        headers = response.headers
        # Only a view that gives out a file asks for more strictness; none can ask for less.
        asked = headers.get("Content-Security-Policy")
        headers["Content-Security-Policy"] = self.policy + ("; sandbox" if asked else "")
        headers["X-Content-Type-Options"] = "nosniff"
        # Nothing to other sites. With "no-referrer" a browser hides the origin of our own forms
        # from ourselves as well ("Origin: null"), and no form could be told from a foreign one.
        headers["Referrer-Policy"] = "same-origin"
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        headers["Cross-Origin-Resource-Policy"] = "same-origin"
        headers["Permissions-Policy"] = PERMISSIONS
        headers["X-Frame-Options"] = "DENY"
        if settings.ENVIRONMENT.encrypted_transport:
            headers["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains"
        headers.setdefault("Cache-Control", "no-store")
        return response
