"""What a phone may say: the operations, each a fact that is kept or refused whole."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from midweek.practice.agreeing import (
    AnswerTold,
    DropTold,
    OwnTold,
    PauseTold,
    ProposeTold,
    ResumeTold,
    RetractTold,
)
from midweek.practice.models.messages import LONGEST_MESSAGE
from midweek.practice.models.topics import LONGEST_TOPIC
from midweek.practice.told import Day, Moment, Slot, Told, When

LONGEST_LEARNT = 280
ObstacleCode = Literal[
    "forgot", "no_time", "too_hard", "no_point", "felt_worse", "ashamed", "symptoms", "nobody",
    "app", "life", "other",
]  # fmt: skip
"""The codes of `plans.models.planning.Obstacle`."""


class EntryTold(Told):
    """The client practised."""

    kind: Literal["entry"]
    activity: UUID
    assignment: UUID | None = None
    occasion: When | None = None
    happened_at: Moment
    started_at: Moment | None = None
    answers: dict[str, Any]
    finished: bool = True
    replaces: UUID | None = None
    terms: int | None = Field(default=None, ge=1, le=2**31 - 1)


class SkipTold(Told):
    """ "Not today", or "too hard"."""

    kind: Literal["skip"]
    assignment: UUID
    occasion: When
    skip: Literal["not_today", "too_hard"]


class WishTold(Told):
    """What would make it possible, said after a skip."""

    kind: Literal["wish"]
    of: UUID
    wants: Literal["smaller", "swap", "talk"]


class FeltTold(Told):
    """How hard something was, said after an entry."""

    kind: Literal["felt"]
    of: UUID
    felt: Literal["easy", "right", "hard"]


class QualityTold(Told):
    """How useful something was, and what the client learnt, said after an entry."""

    kind: Literal["quality"]
    of: UUID
    useful: Literal["no", "some", "much"] | None = None
    learnt: str | None = Field(default=None, max_length=LONGEST_LEARNT)


class ObstaclesTold(Told):
    """What got in the way, said after a skip. An empty list takes it back."""

    kind: Literal["obstacles"]
    of: UUID
    obstacles: list[ObstacleCode] = Field(max_length=11)


class SureTold(Told):
    """How sure the client is of new terms, 0 to 100 or rather not said, and what would help."""

    kind: Literal["sure"]
    assignment: UUID
    terms: int = Field(ge=1, le=2**31 - 1)
    confidence: int | None = Field(ge=0, le=100)
    wants: Literal["", "smaller", "time", "minute"] = ""


class UndoTold(Told):
    """Take back an own entry, skip, message or thing to talk about."""

    kind: Literal["undo"]
    of: UUID


class ShareTold(Told):
    """Hide an own entry from the therapist, or show it again."""

    kind: Literal["share", "unshare"]
    entry: UUID


class ConsentTold(Told):
    """An answer about sharing, given in the settings."""

    kind: Literal["consent"]
    purpose: Literal["check_ins", "journal", "measures", "pooled"]
    granted: bool
    text_version: int = Field(ge=1, le=1000)


class LanguageTold(Told):
    """The language that the client chose to be spoken to in."""

    kind: Literal["language"]
    language: Literal["en", "de"]


class RemindersTold(Told):
    """Every choice about reminders, in place of those before."""

    kind: Literal["reminders"]
    wanted: bool
    at: Slot | None = None
    days: list[Annotated[int, Field(ge=0, le=6)]] = Field(min_length=1, max_length=7)
    quiet_from: Slot = "21:45"
    quiet_until: Slot = "08:00"
    most_a_day: int = Field(default=1, ge=1, le=6)
    most_a_week: int = Field(default=5, ge=1, le=42)
    channels: list[Literal["push", "email", "sms", "calendar"]] = Field(max_length=4)
    wording: Literal["standard", "plainer", "own"] = "standard"
    words: str = Field(default="", max_length=60)
    session_tomorrow: bool = False
    paused_until: Day | None = None


class Subscription(BaseModel):
    """What a browser gives out so that it can be reached (PushSubscription.toJSON)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    endpoint: str = Field(min_length=12, max_length=2048)
    p256dh: str = Field(pattern=r"^[A-Za-z0-9_-]{87}=?$")
    auth: str = Field(pattern=r"^[A-Za-z0-9_-]{22}(==)?$")


class CalendarTold(Told):
    """Whether there is a calendar of one's reminders. `token` is made by the phone: 32 bytes
    of chance, base64url without padding. A new one closes the address before it.
    """

    kind: Literal["calendar"]
    token: str | None = Field(pattern=r"^[A-Za-z0-9_-]{43}$")


class PushTold(Told):
    """Whether this phone takes reminders, and through which push service."""

    kind: Literal["push"]
    permission: Literal["granted", "denied", "prompt"]
    subscription: Subscription | None = None


class AddressTold(Told):
    """An address or number that reminders may go to, or that it is to be forgotten."""

    kind: Literal["address"]
    channel: Literal["email", "sms"]
    address: str | None = Field(max_length=254)


class CodeTold(Told):
    """The code that came there."""

    kind: Literal["address_code"]
    channel: Literal["email", "sms"]
    code: str = Field(pattern=r"^[0-9]{6}$")


class TryTold(Told):
    """Send one message, to see that it arrives."""

    kind: Literal["try_reminder"]
    channel: Literal["push", "email", "sms"]


class LaterTold(Told):
    """ "Later", tapped on a notification. `message` is the id that came with it."""

    kind: Literal["later"]
    message: UUID
    minutes: int = Field(default=60, ge=10, le=720)


class StillUsefulTold(Told):
    """The answer to "are these reminders still useful?"."""

    kind: Literal["still_useful"]
    says: Literal["yes", "less", "no"]


class ZoneTold(Told):
    """Whether times follow the phone from now on. Where it is, every operation says."""

    kind: Literal["zone"]
    follows: bool


class MessageTold(Told):
    """Something said about one assignment."""

    kind: Literal["message"]
    assignment: UUID
    words: str = Field(max_length=LONGEST_MESSAGE)


class ReadTold(Told):
    """The client saw these messages."""

    kind: Literal["read"]
    messages: list[UUID] = Field(min_length=1, max_length=100)


class TopicTold(Told):
    """Something to talk about in the next session."""

    kind: Literal["topic"]
    words: str = Field(max_length=LONGEST_TOPIC)
    assignment: UUID | None = None


class TalkedTold(Told):
    """Something on the list was talked about, or was not after all."""

    kind: Literal["talked"]
    of: UUID
    talked: bool


Agreeing = AnswerTold | ProposeTold | RetractTold | OwnTold | DropTold | PauseTold | ResumeTold
Operation = Annotated[
    EntryTold
    | SkipTold
    | WishTold
    | FeltTold
    | QualityTold
    | ObstaclesTold
    | SureTold
    | UndoTold
    | ShareTold
    | ConsentTold
    | LanguageTold
    | MessageTold
    | ReadTold
    | TopicTold
    | TalkedTold
    | RemindersTold
    | CalendarTold
    | PushTold
    | AddressTold
    | CodeTold
    | TryTold
    | LaterTold
    | StillUsefulTold
    | Agreeing
    | ZoneTold,
    Field(discriminator="kind"),
]
OPERATION: TypeAdapter[Operation] = TypeAdapter(Operation)
