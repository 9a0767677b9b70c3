"""Steps that are done rather than answered."""

from typing import Annotated, Literal

from pydantic import Field

from midweek.library.definition.steps.shown import Asking, Shown
from midweek.library.definition.texts import Minutes, Part, StepId, Text

Seconds = Annotated[int, Field(ge=0, le=20)]


class Read(Shown):
    """Something to read. It has no answer."""

    type: Literal["read"]
    text: Text


class Pacer(Asking):
    """Breathing in time: seconds for each part of a breath. Answered in whole seconds.

    `sip` is a second, short breath in on top of the first.
    """

    type: Literal["pacer"]
    in_: Annotated[int, Field(ge=1, le=20, alias="in")]
    sip: Seconds = 0
    hold: Seconds = 0
    out: Annotated[int, Field(ge=1, le=20)]
    rest: Seconds = 0
    minutes: Minutes


class Timer(Asking):
    """Time to practise. It ends gently, or earlier if they like. Answered in whole seconds."""

    type: Literal["timer"]
    minutes: Minutes


class Stage(Part):
    """One part of a practice: what to do, for so many seconds, or so many taps."""

    text: Text
    seconds: Annotated[int, Field(ge=5, le=600)] | None = None
    taps: Annotated[int, Field(ge=1, le=20)] | None = None


class Stages(Asking):
    """A practice in parts, one after the other: a body scan, or five things you can see.

    Answered by how many of the parts were gone through.
    """

    type: Literal["stages"]
    stages: Annotated[list[Stage], Field(min_length=1, max_length=40)]


class Done(Shown):
    """A closing page. It has no answer."""

    type: Literal["done"]
    id: StepId = "done"
    text: Text | None = None
