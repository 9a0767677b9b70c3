"""One row of a data dictionary, whoever wrote it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """One field as its file says it, and where that stands."""

    where: str
    name: str
    form: str
    kind: str
    label: str
    choices: tuple[tuple[str, str], ...] = ()
    calculation: str = ""
    heading: str = ""
    note: str = ""
    validation: str = ""
    low: str = ""
    high: str = ""
    branching: str = ""
    required: bool = False
    extra: Mapping[str, Any] = field(default_factory=dict)
    ends: tuple[str, str] | None = None
    seconds: int | None = None
