"""The channels this server has, as it is set up."""

from functools import cache

from django.conf import settings

from midweek.reminders.channels.door import Channel
from midweek.reminders.channels.email import Email
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
        found["sms"] = Sms(env.sms_url, env.sms_from)
    return found
