"""How a measure adds up. What it means is said in `midweek_rules.scoring`."""

from typing import Annotated, Literal

from pydantic import Field

from midweek.library.definition.texts import Part, StepId, Text


class Band(Part):
    """A published severity band; `name` is kept, `label` is shown."""

    min: int
    max: int
    name: str
    label: Text


class Subscale(Part):
    """Some of the items, added by themselves."""

    name: str
    items: Annotated[list[StepId], Field(min_length=1)]


class Scoring(Part):
    """How the answers add up; `low` and `high` are the ends of one answer."""

    type: Literal["sum", "mean"]
    items: Annotated[list[StepId], Field(min_length=1)]
    low: int
    high: int
    range: Annotated[list[int], Field(min_length=2, max_length=2)]
    reversed: list[StepId] = []
    factor: int = 1
    max_missing: Annotated[int, Field(ge=0)] = 0
    bands: list[Band] = []
    band_source: str
    subscales: list[Subscale] = []


class Risk(Part):
    """An answer that a person must look at."""

    step: StepId
    at_least: int
    high: int | None = None
    source: str
