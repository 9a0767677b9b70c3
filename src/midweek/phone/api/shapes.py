"""What the API takes and gives, as it stands in OpenAPI."""

from typing import Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field


class Problem(Schema):
    """Why something was refused, in plain words."""

    why: str
    field: str | None = None


class Receipt(Schema):
    """Proof that an operation is kept: written in the same transaction, sent after it."""

    id: UUID
    sha256: str
    seq: int
    received_at: str
    epoch: UUID


class FileKept(Schema):
    """Proof that a picture or a sound is kept."""

    id: UUID


class OneOperation(Schema):
    """An operation: `body` is its JSON text, exactly as it is hashed."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    body: str = Field(max_length=262_144)


class Operations(Schema):
    """Up to a hundred operations, each kept or refused on its own."""

    model_config = ConfigDict(extra="forbid")

    operations: list[OneOperation] = Field(max_length=100)


class Result(Schema):
    """What became of one operation."""

    id: UUID
    status: Literal["kept", "conflict", "refused"]
    receipt: Receipt | None = None
    why: str | None = None
    field: str | None = None


class Results(Schema):
    """What became of each operation, in the order they were sent."""

    epoch: UUID
    results: list[Result]


class Manifest(Schema):
    """Every operation the server holds of this client, by id, with its hash."""

    epoch: UUID
    ids: dict[str, str]


class LookTold(Schema):
    """Somebody opened an entry."""

    by: str
    what: str
    entry: UUID
    at: str


class Looks(Schema):
    """Who looked, newest first."""

    looks: list[LookTold]


class Ideas(Schema):
    """What a client may add, or take instead of something else."""

    ideas: list[dict[str, Any]]


class Totals(Schema):
    """First and last total of each questionnaire, and how they differ."""

    totals: list[dict[str, Any]]


class HelpLines(Schema):
    """Whom to call or text, by region."""

    region: str
    emergency: str
    lines: list[dict[str, Any]]
    checked_on: str | None


class Pulled(Schema):
    """The client's own entries that changed since, and the plan where it changed.

    `activities` is added to what a phone knows. `me` to `dimensions` come together, and
    only when one of them changed: what is not there stays as the phone has it. `messages`
    and `topics` come when something was said.
    """

    epoch: UUID
    counter: int
    more: bool
    whose: UUID
    entries: list[dict[str, Any]]
    skips: list[dict[str, Any]]
    messages: list[dict[str, Any]] | None = None
    topics: list[dict[str, Any]] | None = None
    activities: dict[str, Any]
    me: dict[str, Any] | None = None
    reminders: dict[str, Any] | None = None
    consents: list[dict[str, Any]] | None = None
    help: HelpLines | None = None
    appointments: list[dict[str, Any]] | None = None
    assignments: list[dict[str, Any]] | None = None
    dimensions: list[dict[str, Any]] | None = None
    offers: list[dict[str, Any]] | None = None
    versions: list[dict[str, Any]] | None = None
    past: list[dict[str, Any]] | None = None
    pauses: list[dict[str, Any]] | None = None
