"""What two people agree about one activity."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from midweek.plans.actions.assigning import Agreed
from midweek.plans.models import Rung
from midweek.plans.queries import Item
from midweek.review.forms.filled_in import schedule_as_filled_in
from midweek.review.forms.planning import SUGGESTED_WHY, PlanningFields, planning_as_filled_in
from midweek.review.forms.schedule import ScheduleForm


class TermsForm(PlanningFields, ScheduleForm):
    """What two people agree about one activity."""

    field_order = ("why",)

    why = forms.CharField(
        label=_("Why"),
        help_text=_("What it is good for, in the client's words. It stands beside the task."),
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off", "list": SUGGESTED_WHY}),
        error_messages={"required": _("Say why, in the client's own words")},
    )
    rung = forms.ChoiceField(
        label=_("Size"), choices=Rung.choices, initial=Rung.AGREED, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, rungs: Mapping[str, Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["why"].required = not self.data.get("why_later")
        self.sizes = tuple(rungs)
        if rungs:
            self.fields["rung"].choices = [  # type: ignore[attr-defined]
                (rung, f"{label}: {rungs[rung]['label']}") for rung, label in Rung.choices
            ]
        else:
            self.fields["rung"].widget = forms.HiddenInput()

    def agreed(self, *, starts: date) -> Agreed:
        """What was filled in, as the plan's deeds take it."""
        return Agreed(
            why=self.cleaned_data["why"],
            rung=self.rung_agreed(),
            planning=self.planning(),
            **self.when(starts=starts),
        )


def terms_as_filled_in(item: Item) -> dict[str, Any]:
    """What is agreed now, as the form shows it."""
    return {
        "why": item.why,
        "rung": item.rung,
        **schedule_as_filled_in(item.schedule),
        **planning_as_filled_in(item.planning),
    }
