"""When client and therapist meet."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from midweek.plans.actions.appointments import MOST_AT_ONCE
from midweek.plans.calendars import LARGEST_CALENDAR, Found, read_calendar

REPEATS = (
    ("", _("Not")),
    ("1", _("Each week")),
    ("2", _("Every other week")),
    ("4", _("Every four weeks")),
)


class AppointmentForm(forms.Form):
    """When client and therapist meet next, on the therapist's clock."""

    day = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choose a day"),
            "invalid": _("Enter a day, like 2026-11-30"),
        },
    )
    at = forms.TimeField(
        label=_("Time"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": _("Enter a time, like 16:00"),
            "invalid": _("Enter a time, like 16:00"),
        },
    )

    every_weeks = forms.ChoiceField(label=_("Repeats"), choices=REPEATS, required=False)
    sessions = forms.IntegerField(
        label=_("How many sessions"), required=False, min_value=2, max_value=MOST_AT_ONCE
    )

    def __init__(self, *args: Any, zone: ZoneInfo, **more: Any) -> None:
        super().__init__(*args, **more)
        self.zone = zone

    def clean(self) -> dict[str, Any]:
        """Refuse a moment that has passed."""
        if not self.errors and self.starts_at() <= timezone.now():
            self.add_error("day", _("Choose a moment that has not passed"))
        if self.cleaned_data.get("every_weeks") and not self.cleaned_data.get("sessions"):
            self.add_error("sessions", _("Enter a whole number, like 3"))
        return self.cleaned_data

    def starts_at(self) -> datetime:
        """The moment that was chosen."""
        chosen = datetime.combine(self.cleaned_data["day"], self.cleaned_data["at"])
        return chosen.replace(tzinfo=self.zone)


class MoveForm(AppointmentForm):
    """Where a session is moved to, alone or with those after it."""

    following = forms.BooleanField(
        label=_("Move the later ones of this series as far"), required=False
    )

    def __init__(self, *args: Any, in_series: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        del self.fields["every_weeks"], self.fields["sessions"]
        if not in_series:
            del self.fields["following"]


class CalendarForm(forms.Form):
    """A calendar file, and what its events of this client are called."""

    file = forms.FileField(
        label=_("Calendar file"),
        required=False,
        help_text=_("A file that ends in .ics. It is not kept."),
    )
    text = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)
    called = forms.CharField(
        label=_("Only events that say"),
        required=False,
        max_length=80,
        help_text=_("A word in their title. None: all of them."),
    )

    def clean(self) -> dict[str, Any]:
        """Read the text of the file, if it is one."""
        file = self.cleaned_data.get("file")
        if file and file.size > LARGEST_CALENDAR:
            self.add_error("file", _("This calendar is too large."))
        elif file:
            self.cleaned_data["text"] = file.read().decode("utf-8", errors="replace")
        elif not self.cleaned_data.get("text"):
            self.add_error("file", _("Choose a calendar file"))
        return self.cleaned_data

    def found(self, *, zone: ZoneInfo) -> list[Found]:
        """Every event of the calendar that says so."""
        word = self.cleaned_data["called"].casefold()
        read = read_calendar(self.cleaned_data["text"], zone=zone, now=timezone.now())
        return [one for one in read if word in one.called.casefold()]
