"""The steps of an activity: what is shown, and what may be answered."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from midweek.library.definition.texts import Minutes, Part, StepId, Text

Seconds = Annotated[int, Field(ge=0, le=20)]


class Asking(Part):
    """A step that can be answered."""

    id: StepId
    text: Text
    required: bool = False


class Read(Part):
    """Something to read. It has no answer."""

    type: Literal["read"]
    id: StepId
    text: Text


class Mood(Asking):
    """Five steps of mood, 1 to 5, on the path of the sun."""

    type: Literal["mood"]


class Scale(Asking):
    """A whole number between two ends that are named."""

    type: Literal["scale"]
    min: Annotated[int, Field(ge=-100, le=100)]
    max: Annotated[int, Field(ge=-100, le=100)]
    ends: Annotated[list[Text], Field(min_length=2, max_length=2)]

    @model_validator(mode="after")
    def _goes_up(self) -> "Scale":
        if self.min >= self.max:
            raise ValueError("a scale goes from a smaller to a larger number")
        return self


class Option(Part):
    """One choice: the value that is kept, and the words that are shown."""

    value: int | str
    label: Text


class _Choosing(Asking):
    options: Annotated[list[Option], Field(min_length=2, max_length=40)]

    @model_validator(mode="after")
    def _tells_apart(self) -> "_Choosing":
        if len({(type(each.value), each.value) for each in self.options}) < len(self.options):
            raise ValueError("two options share a value")
        return self


class Choice(_Choosing):
    """One of several."""

    type: Literal["choice"]


class ChoiceMany(_Choosing):
    """Any of several."""

    type: Literal["choice_many"]


class ShortText(Asking):
    """A line of words, at most 500 characters."""

    type: Literal["text"]
    hint: Text | None = None


class LongText(Asking):
    """As many words as they need, at most 20,000 characters."""

    type: Literal["text_long"]
    hint: Text | None = None


class Pacer(Asking):
    """Breathing in time: seconds for each part of a breath. Answered in whole seconds."""

    type: Literal["pacer"]
    in_: Annotated[int, Field(ge=1, le=20, alias="in")]
    hold: Seconds = 0
    out: Annotated[int, Field(ge=1, le=20)]
    rest: Seconds = 0
    minutes: Minutes


class Timer(Asking):
    """Time to practise. Answered in whole seconds."""

    type: Literal["timer"]
    minutes: Minutes


class Done(Part):
    """A closing page. It has no answer."""

    type: Literal["done"]
    id: StepId = "done"
    text: Text | None = None


Step = Annotated[
    Read | Mood | Scale | Choice | ChoiceMany | ShortText | LongText | Pacer | Timer | Done,
    Field(discriminator="type"),
]
