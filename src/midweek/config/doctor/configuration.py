"""Are the settings safe for the place where this server stands?"""

from collections.abc import Iterator

from django.conf import settings

from midweek.config.doctor.findings import Finding, fine, refusal, warning


def findings() -> Iterator[Finding]:
    """Yield what there is to say about DEBUG, hosts, TLS, the proxy and mail."""
    yield _debug()
    yield _hosts()
    yield from _transport()
    yield _mail()


def _debug() -> Finding:
    if settings.DEBUG:
        return refusal("DEBUG", "is on, and error pages would show people's words.", "Turn it off.")
    return fine("DEBUG", "is off")


def _hosts() -> Finding:
    if "*" in settings.ALLOWED_HOSTS:
        return refusal("hosts", "any host name is answered.", "Set MIDWEEK_PUBLIC_URL.")
    return fine("hosts", ", ".join(settings.ALLOWED_HOSTS))


def _transport() -> Iterator[Finding]:
    environment = settings.ENVIRONMENT
    if not environment.encrypted_transport:
        yield fine("TLS", "none, which is right for this machine alone and for nothing else")
        return
    if not (settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE):
        yield refusal("cookies", "would travel without TLS.", "Unset whatever turned that on.")
    if not environment.behind_proxy:
        yield warning(
            "proxy",
            "the address is https, but no proxy is trusted to say so, and Midweek speaks no TLS.",
            "Set MIDWEEK_BEHIND_PROXY=true once one proxy alone can reach this port.",
        )
    else:
        yield fine("TLS", f"at the proxy, for {environment.public_url}")


def _mail() -> Finding:
    environment = settings.ENVIRONMENT
    if not environment.mail_url and not environment.encrypted_transport:
        return fine("mail", "none leaves, as on a machine that is only tried out")
    if not environment.mail_url:
        return warning(
            "mail",
            "no mail leaves, so invitations are handed over as link or QR code only.",
            "Set MIDWEEK_MAIL_URL to change that.",
        )
    if environment.mail_from.endswith("@localhost>"):
        return warning(
            "mail", "the sender is at localhost, and most mailboxes refuse it.", "MIDWEEK_MAIL_FROM"
        )
    return fine("mail", f"through {settings.EMAIL_HOST}:{settings.EMAIL_PORT}")
