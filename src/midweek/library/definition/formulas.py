"""A value worked out from the answers: a small tree of numbers, answers and sums.

What each word means is said once, in `midweek_rules.computing`.
"""

from typing import Annotated, Literal

from pydantic import Field

from midweek.library.definition.conditions import Condition
from midweek.library.definition.texts import Part, StepId

Word = Literal[
    "add",
    "add_answered",
    "subtract",
    "multiply",
    "divide",
    "mean",
    "least",
    "most",
    "count",
    "minutes_between",
]


class Answer(Part):
    """The number that was answered to a step."""

    step: StepId


class Column(Part):
    """The numbers in one column of a table."""

    column: Annotated[list[StepId], Field(min_length=2, max_length=2)]


class Sum(Part):
    """One word applied to several values, in their order."""

    word: Word
    of: Annotated[list["Formula"], Field(min_length=1, max_length=60)]


class Either(Part):
    """One value where a condition holds, another where it does not."""

    if_: Annotated[Condition, Field(alias="if")]
    then: "Formula"
    else_: Annotated["Formula", Field(alias="else")]


Formula = int | float | Answer | Column | Sum | Either

for combination in (Sum, Either):
    combination.model_rebuild()
