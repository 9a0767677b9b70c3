"""What every step has, and what every question has."""

from midweek.library.definition.conditions import Condition
from midweek.library.definition.texts import Code, Part, StepId, Text


class Shown(Part):
    """A step. It is shown unless its condition says otherwise."""

    id: StepId
    when: Condition | None = None
    code: Code | None = None


class Asking(Shown):
    """A step that can be answered."""

    text: Text
    hint: Text | None = None
    required: bool = False
