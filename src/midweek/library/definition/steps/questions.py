"""Plain questions. Each of them can also stand in a table or in a group that repeats."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from midweek.library.definition.steps.shown import Asking
from midweek.library.definition.texts import Code, Part, Text


class ShortText(Asking):
    """A line of words, at most 500 characters."""

    type: Literal["text"]


class LongText(Asking):
    """As many words as they need, at most 20,000 characters."""

    type: Literal["text_long"]


class YesNo(Asking):
    """Yes or no. Answered by true or false."""

    type: Literal["yes_no"]


class Number(Asking):
    """A number, with its unit; whole unless it has decimals."""

    type: Literal["number"]
    min: int | float | None = None
    max: int | float | None = None
    decimals: Annotated[int, Field(ge=0, le=3)] = 0
    unit: Text | None = None

    @model_validator(mode="after")
    def _goes_up(self) -> "Number":
        if self.min is not None and self.max is not None and self.min >= self.max:
            raise ValueError("a number lies between a smaller and a larger one")
        return self


class Scale(Asking):
    """A whole number between two ends that are named; a slider where there are many."""

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
    code: Code | None = None


class _Choosing(Asking):
    """Something chosen. With `other`, an answer may also be {"other": own words}."""

    options: Annotated[list[Option], Field(min_length=2, max_length=60)]
    other: bool = False

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


class Date(Asking):
    """A day. Answered as 2026-11-23."""

    type: Literal["date"]


class Time(Asking):
    """A time of day where the person is. Answered as 21:30."""

    type: Literal["time"]


class Moment(Asking):
    """A day and a time where the person is. Answered as 2026-11-23T21:30."""

    type: Literal["moment"]


class Duration(Asking):
    """How long something took. Answered in whole minutes."""

    type: Literal["duration"]
    most: Annotated[int, Field(ge=1, le=10_080)] = 1_440


Question = Annotated[
    ShortText
    | LongText
    | YesNo
    | Number
    | Scale
    | Choice
    | ChoiceMany
    | Date
    | Time
    | Moment
    | Duration,
    Field(discriminator="type"),
]
