"""At the end of a session: how each thing was looked at, and what is agreed about it next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from midweek.review.models import Review
from midweek_rules.stepping import bigger_of, smaller_of

KEEP, SMALLER, BIGGER, END = "keep", "smaller", "bigger", "end"
WAYS = {KEEP: _("Keep"), SMALLER: _("Smaller"), BIGGER: _("Bigger"), END: _("End")}
MARKS = (("", _("How did it go?")), *Review.Mark.choices)
SERVED = (
    ("", _("Served its purpose?")),
    ("0", _("0 not at all")),
    ("1", "1"),
    ("2", _("2 in part")),
    ("3", "3"),
    ("4", _("4 very well")),
)


@dataclass(frozen=True)
class Thing:
    """One thing of the plan, with the sizes beside the one that is agreed."""

    id: UUID
    rung: str
    sizes: tuple[str, ...]

    def next_size(self, way: str) -> str | None:
        """The size that a way leads to."""
        ways = {SMALLER: smaller_of, BIGGER: bigger_of}
        return ways[way](self.rung, self.sizes) if way in ways else None

    def ways(self) -> list[tuple[str, Any]]:
        """What can be done about it: there may be no smaller size, or no bigger one."""
        sized = (SMALLER, BIGGER)
        return [pair for pair in WAYS.items() if pair[0] not in sized or self.next_size(pair[0])]


@dataclass(frozen=True)
class Decision:
    """What was decided about one thing, and how it was looked at."""

    thing: Thing
    way: str
    mark: str
    rating: int | None


class NextPlanForm(forms.Form):
    """One row for each thing. What nobody touched is kept, and was not reached today."""

    def __init__(self, *args: Any, things: Sequence[Thing], **more: Any) -> None:
        super().__init__(*args, **more)
        self.things = things
        for one in things:
            self.fields[f"do-{one.id}"] = forms.ChoiceField(
                choices=one.ways(), initial=KEEP, required=False
            )
            self.fields[f"mark-{one.id}"] = forms.ChoiceField(choices=MARKS, required=False)
            self.fields[f"rating-{one.id}"] = forms.ChoiceField(choices=SERVED, required=False)

    def decisions(self) -> list[Decision]:
        """What was decided about each thing."""
        return [self._decision(one) for one in self.things]

    def _decision(self, thing: Thing) -> Decision:
        way, mark, rating = (
            self.cleaned_data[f"{name}-{thing.id}"] for name in ("do", "mark", "rating")
        )
        way = way or KEEP
        if not mark and way == KEEP:
            mark = Review.Mark.NOT_REACHED
        return Decision(thing, way, mark, int(rating) if rating else None)
