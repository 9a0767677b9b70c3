"""The invented people, as their data files tell of them. Days are counted back from today."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, field_validator

from midweek.plans.models.planning import NOTHING_SAID, Planning

HERE = Path(__file__).parent


class Part(BaseModel):
    """A piece of a sheet; a word nobody knows is an error in the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Change(Part):
    """Terms that were agreed anew."""

    ago: int
    why: str
    rung: Literal["smaller", "agreed", "bigger"] = "agreed"


class Planned(Part):
    """One thing agreed: `days` counts back from today, each naming its weekday.

    `done` has one letter a day, today's last: x once, 2 twice, n not today, h too hard.
    """

    activity: str
    why: str
    days: Literal["daily", "as needed"] | list[int]
    at: str | None = None
    since: int | None = None
    ended: int | None = None
    rung: Literal["smaller", "agreed", "bigger"] = "agreed"
    changed: list[Change] = []
    wants: Literal["smaller", "swap", "talk"] | None = None
    planning: Planning = NOTHING_SAID
    done: str = ""
    words: dict[int, str] = {}

    @field_validator("done", mode="before")
    @classmethod
    def _one_row(cls, rows: list[str]) -> str:
        return "".join(rows)


class Idea(Part):
    """Something the therapist offered, `ago` days back, and what became of it.

    Without `why` it is another size of what is planned. `answered` is yes, no, or the
    time of day that the client would rather have.
    """

    ago: int
    activity: str
    why: str = ""
    rung: Literal["smaller", "agreed", "bigger"] = "agreed"
    answered: str = ""
    reason: str = ""


class Held(Part):
    """A week's pause of one thing, or of everything, from some days ago on."""

    ago: int
    activity: str = ""


class Said(Part):
    """A message about one thing of the plan; `read_at` is the clock when it was read that day."""

    about: str
    ago: int
    at: str
    words: str
    by: Literal["client", "therapist"] = "client"
    read_at: str | None = None


class Sheet(Part):
    """One client. `mood` and `worry` have one letter a day, today's last; a dot is nothing."""

    name: str
    email: str
    session: int
    next_in: int
    next_at: str
    checks_in_at: str
    mood: str
    worry: str = ""
    topics: list[str] = []
    looked: int | None = None
    invited: int | None = None
    words: dict[int, str] = {}
    pages: dict[int, str] = {}
    notes: dict[int, str] = {}
    note_at: str = "20:15"
    talk: list[Said] = []
    measures: dict[str, dict[int, str]] = {}
    measured_at: str = "20:40"
    plan: list[Planned] = []
    idea: list[Idea] = []
    held: list[Held] = []

    @field_validator("mood", "worry", mode="before")
    @classmethod
    def _one_row(cls, rows: list[str]) -> str:
        return "".join(rows)


class Place(Part):
    """One clinic: who treats there, and whose sheets belong to it."""

    name: str
    region: str
    zone: str
    therapist: str
    email: str
    looks_by: str
    looks_on: list[int]
    clients: list[str]


@cache
def places() -> list[Place]:
    """Every clinic of the demo."""
    return [Place.model_validate(one) for one in _read("clinics.toml")["clinic"]]


@cache
def sheet(name: str) -> Sheet:
    """One client's sheet."""
    return Sheet.model_validate(_read(f"people/{name}.toml"))


def _read(path: str) -> dict[str, Any]:
    return tomllib.loads((HERE / path).read_text(encoding="utf-8"))
