"""How gateways for texts want to be spoken to: data, so that another is a few lines more."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Dialect:
    """The names a gateway uses. What it tells later comes as a form or as JSON, read alike.

    `report` is where a message says at which address to tell what became of it. `number` and
    `words` stand in an answer that somebody sent, `status` in what became of a text. `codes`
    are errors that say that this number takes no texts, or no more.
    """

    form: bool
    to: str
    sender: str
    text: str
    report: str
    status: str
    number: str
    words: str
    id: str = ""
    codes: tuple[int, ...] = ()


DIALECTS = {
    "generic": Dialect(
        form=False,
        to="to",
        sender="from",
        text="text",
        report="report_to",
        status="status",
        number="from",
        words="text",
        id="id",
    ),
    # https://www.twilio.com/docs/messaging/api/message-resource
    "twilio": Dialect(
        form=True,
        to="To",
        sender="From",
        text="Body",
        report="StatusCallback",
        status="MessageStatus",
        number="From",
        words="Body",
        codes=(21610, 21614),
    ),
    # https://www.plivo.com/docs/messaging/api/messages/
    "plivo": Dialect(
        form=False,
        to="dst",
        sender="src",
        text="text",
        report="url",
        status="Status",
        number="From",
        words="Text",
    ),
}
ARRIVED = frozenset({"delivered"})
LOST = frozenset({"failed", "undelivered", "rejected"})
"""What these gateways say at the end. Whatever else they say comes before it."""
