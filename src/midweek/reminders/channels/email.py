"""E-mail: one letter, the same Message-ID however often it is handed over."""

import smtplib
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage

from midweek.reminders.channels.door import Message, Outcome


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
        except smtplib.SMTPRecipientsRefused:
            return Outcome(False, "refused", gone=True)
        except (OSError, smtplib.SMTPException):
            return Outcome(False, "unreachable")
        return Outcome(True)
