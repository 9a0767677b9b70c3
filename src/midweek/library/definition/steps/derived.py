"""Steps whose value follows from other answers, and a measure inside another activity."""

from typing import Annotated, Literal

from pydantic import Field

from midweek.library.definition.formulas import Formula
from midweek.library.definition.scoring import Risk, Scoring
from midweek.library.definition.steps.questions import Choice
from midweek.library.definition.steps.shown import Asking, Shown
from midweek.library.definition.texts import Slug, Text


class Computed(Shown):
    """A number worked out from earlier answers. Nobody answers it; both sides work it out."""

    type: Literal["computed"]
    text: Text
    formula: Formula
    decimals: Annotated[int, Field(ge=0, le=3)] = 0
    unit: Text | None = None


class MeasureBlock(Asking):
    """A published measure inside another activity, copied in whole with its version.

    Answered as {item id: value}; scored and watched for risk as the measure by itself is.
    """

    type: Literal["measure"]
    slug: Slug
    stem: Text | None = None
    steps: Annotated[list[Choice], Field(min_length=1, max_length=60)]
    scoring: Scoring
    risk: list[Risk] = []
    credit: Text
    licence: str
