"""When client and therapist meet."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


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

    def __init__(self, *args: Any, zone: ZoneInfo, **more: Any) -> None:
        super().__init__(*args, **more)
        self.zone = zone

    def clean(self) -> dict[str, Any]:
        """Refuse a moment that has passed."""
        if not self.errors and self.starts_at() <= timezone.now():
            self.add_error("day", _("Choose a moment that has not passed"))
        return self.cleaned_data

    def starts_at(self) -> datetime:
        """The moment that was chosen."""
        chosen = datetime.combine(self.cleaned_data["day"], self.cleaned_data["at"])
        return chosen.replace(tzinfo=self.zone)
