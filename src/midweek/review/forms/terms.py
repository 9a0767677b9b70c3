"""What two people agree about one activity."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from midweek.plans.actions.assigning import Agreed
from midweek.plans.models import Rung
from midweek.plans.queries import Item
from midweek.review.forms.schedule import DAYS, days_of, rhythm_of, rule_of


class TermsForm(forms.Form):
    """What two people agree about one activity."""

    why = forms.CharField(
        label=_("Why"),
        help_text=_("The client's own goal, in their words. It stands beside the task."),
        max_length=300,
        widget=forms.Textarea(attrs={"dir": "auto", "rows": 2}),
        error_messages={"required": _("Say why, in the client's own words")},
    )
    days = forms.MultipleChoiceField(
        label=_("Days"),
        help_text=_("None means: whenever it is needed."),
        choices=DAYS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    times = forms.CharField(
        label=_("Times"),
        help_text=_("Like 21:30, 08:00. None: any time."),
        required=False,
        max_length=60,
    )
    until = forms.DateField(
        label=_("Until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Enter a day, like 2026-11-30")},
    )
    rung = forms.ChoiceField(
        label=_("Size"), choices=Rung.choices, initial=Rung.AGREED, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, today: date, rungs: Mapping[str, Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.today = today
        self.rhythm: str = self.initial.get("rhythm", "")
        if self.rhythm:
            self.fields["days"].help_text = _("None means: it repeats as it does now.")
        if rungs:
            self.fields["rung"].choices = [  # type: ignore[attr-defined]
                (rung, f"{label}: {rungs[rung]['label']}") for rung, label in Rung.choices
            ]
        else:
            self.fields["rung"].widget = forms.HiddenInput()

    def clean_times(self) -> tuple[str, ...]:
        """Read the times, each once, in the order of the day."""
        written = self.cleaned_data["times"].replace(";", ",").split(",")
        try:
            times = {time.fromisoformat(one.strip().zfill(5)) for one in written if one.strip()}
        except ValueError as problem:
            raise forms.ValidationError(_("Enter a time, like 21:30")) from problem
        return tuple(f"{one:%H:%M}" for one in sorted(times))

    def clean_until(self) -> date | None:
        """Refuse a last day that has passed."""
        until: date | None = self.cleaned_data["until"]
        if until and until < self.today:
            raise forms.ValidationError(_("Choose a day that has not passed"))
        return until

    def agreed(self, *, starts: date) -> Agreed:
        """What was filled in, as the plan's deeds take it."""
        chosen = [day for day, _label in DAYS if day in self.cleaned_data["days"]]
        return Agreed(
            why=self.cleaned_data["why"],
            starts=starts,
            rrule=rule_of(chosen) or self.rhythm,
            times=self.cleaned_data["times"] if chosen or self.rhythm else (),
            until=self.cleaned_data["until"],
            rung=self.cleaned_data["rung"],
        )


def terms_as_filled_in(item: Item) -> dict[str, Any]:
    """What is agreed now, as the form shows it."""
    schedule = item.schedule
    return {
        "why": item.why,
        "days": days_of(schedule.rrule) if schedule.rrule else [],
        "rhythm": rhythm_of(schedule.rrule) if schedule.rrule else "",
        "times": ", ".join(f"{one:%H:%M}" for one in schedule.times),
        "until": schedule.until,
        "rung": item.rung,
    }
