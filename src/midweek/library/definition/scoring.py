"""How a measure adds up. What it means is said in `midweek_rules.scoring`."""

from typing import Annotated, Literal

from pydantic import Field

from midweek.library.definition.conditions import Condition
from midweek.library.definition.texts import Code, Part, StepId, Text

Items = Annotated[list[StepId], Field(min_length=1)]


class Band(Part):
    """A published severity band; `name` is kept, `label` is shown."""

    min: int | float
    max: int | float
    name: str
    label: Text


class Subscale(Part):
    """Some of the items, added by themselves."""

    name: str
    items: Items
    label: Text | None = None
    bands: list[Band] = []


class Skip(Part):
    """Items that count as 0 where a condition holds, such as how much for one who never drinks."""

    when: Condition
    items: Items


class Count(Part):
    """So many of the items were answered `at_least` so high; `sooner` names items with less."""

    items: Items
    at_least: int
    sooner: dict[StepId, int] = {}
    from_: Annotated[int, Field(ge=0, alias="from")]
    to: int | None = None


class Pattern(Part):
    """A published rule on single answers: each count holds.

    It is shown as "answers follow the pattern" and never as a diagnosis.
    """

    name: str
    label: Text
    counts: Annotated[list[Count], Field(min_length=1)]
    source: str


class Scoring(Part):
    """How the answers add up; `low` and `high` are the ends of one answer.

    `subscales` as type means that the parts have scores and the whole has none. `code` is
    what a coding system calls the total.
    """

    type: Literal["sum", "mean", "subscales"]
    items: Items
    low: int
    high: int
    range: Annotated[list[int], Field(min_length=2, max_length=2)]
    higher_is: Literal["worse", "better"] = "worse"
    reversed: list[StepId] = []
    factor: int = 1
    max_missing: Annotated[int, Field(ge=0)] = 0
    skips: list[Skip] = []
    bands: list[Band] = []
    band_source: str
    subscales: list[Subscale] = []
    patterns: list[Pattern] = []
    code: Code | None = None

    def named(self) -> set[str]:
        """Every item that some part of the rule looks at."""
        lists = [self.items, self.reversed, *(each.items for each in self.subscales)]
        lists += [skip.items for skip in self.skips]
        lists += [count.items for each in self.patterns for count in each.counts]
        return {item for items in lists for item in items}


class Risk(Part):
    """An answer that a person must look at."""

    step: StepId
    at_least: int
    high: int | None = None
    source: str
