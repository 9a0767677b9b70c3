"""When a step is shown: a condition over the answers of earlier steps.

What a condition means is said once, in `midweek_rules.branching`.
"""

from typing import Annotated

from pydantic import Field

from midweek.library.definition.texts import Part, StepId

Kept = bool | int | float | str


class Is(Part):
    """The answer is this value."""

    step: StepId
    value: Annotated[Kept, Field(alias="is")]


class Has(Part):
    """This value is among the answers of a step that takes several."""

    step: StepId
    has: Kept


class AtLeast(Part):
    """The answer is this number or more."""

    step: StepId
    at_least: int | float


class AtMost(Part):
    """The answer is this number or less."""

    step: StepId
    at_most: int | float


class Answered(Part):
    """The step has an answer, or has none."""

    step: StepId
    answered: bool


class All(Part):
    """Each of these holds."""

    all: Annotated[list["Condition"], Field(min_length=1, max_length=20)]


class Any(Part):
    """One of these holds, or more."""

    any: Annotated[list["Condition"], Field(min_length=1, max_length=20)]


class Not(Part):
    """This does not hold."""

    not_: Annotated["Condition", Field(alias="not")]


Condition = Is | Has | AtLeast | AtMost | Answered | All | Any | Not

for combination in (All, Any, Not):
    combination.model_rebuild()
