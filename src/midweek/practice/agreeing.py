"""What a phone may say about the plan: answers to ideas, ideas of one's own, pauses."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from midweek.practice.told import Day, Slot, Told

Rung = Literal["smaller", "agreed", "bigger"]
Rule = Annotated[str, Field(max_length=200)]
Times = Annotated[list[Slot], Field(max_length=12)]


class AnswerTold(Told):
    """Yes or no to an idea of the therapist's; "open" takes the own answer back."""

    kind: Literal["answer"]
    proposal: UUID
    says: Literal["yes", "no", "open"]
    reason: Literal[
        "", "not_useful", "too_hard", "too_much", "wrong_time", "feels_bad", "other"
    ] = ""


class ProposeTold(Told):
    """An idea of the client's: another size, another time, another thing, or an end.

    What is not said stays as it is agreed, or as it was proposed in what this `answers`.
    """

    kind: Literal["propose"]
    assignment: UUID | None = None
    answers: UUID | None = None
    activity: UUID | None = None
    rung: Rung | None = None
    rrule: Rule | None = None
    times: Times | None = None
    ends: bool = False


class RetractTold(Told):
    """Take an own idea back."""

    kind: Literal["retract"]
    of: UUID


class OwnTold(Told):
    """Something the client adds without asking, from the library or in own words."""

    kind: Literal["own"]
    activity: UUID
    called: str = Field(default="", max_length=200)
    rrule: Rule = ""
    times: Times = []


class DropTold(Told):
    """End what the client added."""

    kind: Literal["drop"]
    assignment: UUID


class PauseTold(Told):
    """Put one thing, or everything, on hold from a day on."""

    kind: Literal["pause"]
    assignment: UUID | None = None
    starts: Day
    until: Day | None = None


class ResumeTold(Told):
    """Go on from a day: the pause is over."""

    kind: Literal["resume"]
    of: UUID
    on: Day
