"""The channels this server has, as it is set up."""

from functools import cache

from django.conf import settings

from midweek.reminders.channels.dialects import DIALECTS
from midweek.reminders.channels.door import Channel, Message
from midweek.reminders.channels.email import Email
from midweek.reminders.channels.reporting import report_path
from midweek.reminders.channels.sms import Sms
from midweek.reminders.channels.web_push import WebPush


@cache
def channels() -> dict[str, Channel]:
    """Each channel by its name."""
    env = settings.ENVIRONMENT
    found: dict[str, Channel] = {
        "push": WebPush(settings.VAPID_KEY, env.public_url, env.push_hosts)
    }
    if env.mail_url:
        found["email"] = Email(env.host, env.public_url)
    if env.sms_url:
        # A gateway cannot call a server that only this machine reaches.
        report_to = _report_to if env.encrypted_transport else None
        found["sms"] = Sms(env.sms_url, env.sms_from, DIALECTS[env.sms_dialect], report_to)
    return found


def _report_to(message: Message) -> str:
    path = report_path(message.clinic, message.id)
    return f"{settings.ENVIRONMENT.public_url}{path}"
