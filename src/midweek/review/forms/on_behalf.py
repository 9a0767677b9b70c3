"""A questionnaire as a form: its own questions, in its own words, each of which may stay open."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from uuid6 import uuid7

from midweek.practice.models import EnteredHow

ASKED = "asked-"
NOON = time(12)


class OnBehalfForm(forms.Form):
    """What a client answered in the session or on paper."""

    entry = forms.UUIDField(widget=forms.HiddenInput, initial=uuid7)
    how = forms.ChoiceField(
        label=gettext_lazy("Where was it answered?"),
        choices=EnteredHow.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say where it was answered.")},
    )
    day = forms.DateField(
        label=gettext_lazy("On which day?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("Choose a day"),
            "invalid": gettext_lazy("Enter a day, like 2026-11-30"),
        },
    )

    def __init__(self, *args: Any, definition: Mapping[str, Any], today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.today = today
        self.fields["day"].initial = today
        for step in definition["steps"]:
            if step["type"] in READ_AS:
                self.fields[f"{ASKED}{step['id']}"] = field_for(step)

    def clean_day(self) -> date:
        """Nobody has answered tomorrow."""
        day: date = self.cleaned_data["day"]
        if day > self.today:
            raise forms.ValidationError(_("Choose a day that is not ahead."))
        return day

    def questions(self) -> Iterator[BoundField]:
        """The questions, in their order."""
        return (self[name] for name in self.fields if name.startswith(ASKED))

    def answers(self) -> dict[str, Any]:
        """What was answered. What was left open is left out, and never taken for nothing."""
        said = {name: self.cleaned_data[name] for name in self.fields if name.startswith(ASKED)}
        return {name.removeprefix(ASKED): one for name, one in said.items() if one != ""}

    def happened_at(self, now: datetime, zone: ZoneInfo) -> datetime:
        """The moment: now, or noon of an earlier day."""
        day = self.cleaned_data["day"]
        return now if day == self.today else datetime.combine(day, NOON, tzinfo=zone)


def field_for(step: Mapping[str, Any]) -> forms.TypedChoiceField:
    """One question."""
    read, options = READ_AS[step["type"]](step)
    return forms.TypedChoiceField(
        label=step["text"],
        choices=options,
        coerce=read,
        required=False,
        empty_value="",
        widget=forms.RadioSelect,
    )


def choice(step: Mapping[str, Any]) -> tuple[Any, list[tuple[str, str]]]:
    """One of several; the value is given back as it stands in the questionnaire."""
    values = {str(one["value"]): one["value"] for one in step["options"]}
    return values.__getitem__, [(str(one["value"]), one["label"]) for one in step["options"]]


def yes_no(step: Mapping[str, Any]) -> tuple[Any, list[tuple[str, str]]]:
    """Yes or no."""
    return {"yes": True, "no": False}.__getitem__, [("yes", _("Yes")), ("no", _("No"))]


READ_AS = {"choice": choice, "yes_no": yes_no}
