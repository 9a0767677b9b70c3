"""E-mail: one letter, the same Message-ID however often it is handed over."""

import smtplib
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage

from midweek.reminders.channels.door import Message, Outcome

LATER = 300


@dataclass(frozen=True)
class Email:
    """Hands letters to the operator's mail server."""

    host: str
    link: str

    def tell(self, message: Message) -> Outcome:
        """Hand one letter over. Its link opens the app, locked, and carries nothing."""
        letter = EmailMessage(
            subject=message.app,
            body=f"{message.text}\n\n{self.link}\n",
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[str(message.address)],
            headers={
                "Message-ID": f"<{message.id.hex}@{self.host}>",
                "Auto-Submitted": "auto-generated",
            },
        )
        try:
            letter.send()
        except smtplib.SMTPRecipientsRefused as refusal:
            return _refused([code for code, _words in refusal.recipients.values()])
        except Exception:
            # What a provider's own interface raises is its own, and a channel never raises.
            return Outcome(False, "unreachable")
        return Outcome(True)


def _refused(codes: list[int]) -> Outcome:
    if all(code >= 500 for code in codes):
        return Outcome(False, "refused", gone=True)
    # "Not now" (4xx), as servers say to whom they do not know yet.
    return Outcome(False, "busy", wait=LATER)
