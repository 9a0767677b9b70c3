"""How mail leaves: through one SMTP server, a provider's own interface, or not at all."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from midweek.config.environment import Environment


def mail_settings(env: Environment) -> dict[str, Any]:
    """Django's EMAIL_* settings; without a mail server, mail is refused and never kept."""
    if not env.mail_url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    parts = urlsplit(env.mail_url)
    if parts.scheme == "anymail":
        return {
            "EMAIL_BACKEND": f"anymail.backends.{parts.hostname}.EmailBackend",
            "ANYMAIL": dict(parse_qsl(parts.query)),
            "DEFAULT_FROM_EMAIL": env.mail_from,
        }
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "",
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp"
        and parts.hostname not in ("localhost", "127.0.0.1"),
        "EMAIL_TIMEOUT": 10,
        "DEFAULT_FROM_EMAIL": env.mail_from,
    }
