"""Steps that collect several things."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from midweek.library.definition.steps.questions import Question
from midweek.library.definition.steps.shown import Asking
from midweek.library.definition.texts import Text

Rows = Annotated[int, Field(ge=1, le=50)]


class List(Asking):
    """Lines of their own words, at most 500 characters each. Answered as a list of texts."""

    type: Literal["list"]
    most: Rows = 10


class _Rows(Asking):
    most: Rows = 10
    add: Text | None = None

    def questions(self) -> list[Question]:
        """The questions that each row asks."""
        raise NotImplementedError

    @model_validator(mode="after")
    def _tells_apart(self) -> "_Rows":
        ids = [each.id for each in self.questions()]
        if len(set(ids)) < len(ids):
            raise ValueError("two questions of a row share an id")
        return self


class Table(_Rows):
    """Rows of a few columns. Answered as a list of rows, each {column id: answer}."""

    type: Literal["table"]
    columns: Annotated[list[Question], Field(min_length=1, max_length=6)]

    def questions(self) -> list[Question]:
        """The columns."""
        return self.columns


class Repeat(_Rows):
    """The same few questions, as often as they fit. Answered as a table is.

    A condition inside looks at answers of the same round.
    """

    type: Literal["repeat"]
    steps: Annotated[list[Question], Field(min_length=1, max_length=20)]

    def questions(self) -> list[Question]:
        """The steps of one round."""
        return self.steps


class Ladder(Asking):
    """Feared situations from easy to hard, and each time one was tried.

    Answered as a list of {"text": "...", "distress": 0..100, "trials": [{"before": 0..100,
    "peak": 0..100, "after": 0..100}]}; everything but the text may be left out.
    """

    type: Literal["ladder"]
    most: Rows = 10
    trials: bool = True


class Contacts(Asking):
    """People to turn to. Answered as a list of {"name": "...", "number": "...", "note": "..."}."""

    type: Literal["contacts"]
    most: Annotated[int, Field(ge=1, le=20)] = 5
