"""Are the settings safe for the place where this server stands?"""

from collections.abc import Iterator
from importlib.util import find_spec
from urllib.parse import urlsplit

from django.conf import settings

from midweek.config.doctor.findings import Finding, fine, refusal, warning
from midweek.config.environment import LOOPBACK
from midweek.reminders.channels.reporting import answers_path


def findings() -> Iterator[Finding]:
    """Yield what there is to say about DEBUG, hosts, TLS, the proxy, mail, push and texts."""
    yield _debug()
    yield _hosts()
    yield from _transport()
    yield _mail()
    yield _push()
    yield _texts()


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
    if not environment.mail_url.startswith("anymail:"):
        return fine("mail", f"through {settings.EMAIL_HOST}:{settings.EMAIL_PORT}")
    if find_spec("anymail") is None:
        return refusal("mail", "needs a package.", "pip install 'midweek[anymail]'")
    return fine("mail", f"through the interface of {urlsplit(environment.mail_url).hostname}")


def _push() -> Finding:
    environment = settings.ENVIRONMENT
    if not environment.push_hosts:
        return warning("push", "no push service may be called.", "Unset MIDWEEK_PUSH_HOSTS.")
    if not environment.encrypted_transport:
        return fine("push", "browsers take reminders from https alone, and from this machine")
    key = settings.VAPID_PUBLIC[:12]
    return fine("push", f"signed with key {key}..., {len(environment.push_hosts)} services")


def _texts() -> Finding:
    environment = settings.ENVIRONMENT
    if not environment.sms_url:
        return fine("texts", "none leave")
    if urlsplit(environment.sms_url).scheme != "https" and not _is_here(environment.sms_url):
        return warning(
            "texts", "numbers travel to the gateway without TLS.", "MIDWEEK_SMS_URL with https"
        )
    if not environment.sms_from:
        return warning("texts", "have no sender.", "Set MIDWEEK_SMS_FROM.")
    if not environment.sms_a_month:
        return warning("texts", "MIDWEEK_SMS_A_MONTH is 0: none leave.", "Set it above 0.")
    answers = f"{environment.public_url}{answers_path()}"
    says = f"{environment.sms_dialect}, at most {environment.sms_a_month} a clinic and month"
    return fine("texts", f"{says}; the gateway tells STOP and START at {answers}")


def _is_here(url: str) -> bool:
    return urlsplit(url).hostname in LOOPBACK
