"""What is to stand on a sheet of paper."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

USUALLY = timedelta(weeks=12)
A_DAY = {"invalid": gettext_lazy("Enter a day, like 2026-11-30")}


def day_field(label: Any) -> forms.DateField:
    """A field for a day."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label,
        widget=widget,
        error_messages={**A_DAY, "required": gettext_lazy("Choose a day")},
    )


class PaperForm(forms.Form):
    """A sheet, of which more can be said."""

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.today = today


class WeekForm(PaperForm):
    """The week for the session."""

    in_room = forms.BooleanField(
        label=gettext_lazy("Only what you can look at together"), required=False
    )


class CardForm(PaperForm):
    """The card to pin up."""

    named = forms.BooleanField(label=gettext_lazy("Names on it: theirs and yours"), required=False)


class ProgressForm(PaperForm):
    """The report on a period."""

    first = day_field(gettext_lazy("From this day"))
    last = day_field(gettext_lazy("Up to this day"))

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, today=today, **more)
        self.fields["first"].initial = today - USUALLY
        self.fields["last"].initial = today

    def clean(self) -> dict[str, Any]:
        """A period has a beginning, then an end, and neither lies ahead."""
        found = super().clean() or self.cleaned_data
        first, last = found.get("first"), found.get("last")
        if last and last > self.today:
            self.add_error("last", _("Choose a day that is not ahead."))
        elif first and last and first > last:
            self.add_error("last", _("Choose a day after the first one."))
        return found
