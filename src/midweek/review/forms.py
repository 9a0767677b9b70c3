"""What a therapist fills in: what was agreed, the next session, what was done about a notice."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from midweek.plans.actions import LONGEST_LABEL, Agreed, Named
from midweek.plans.models import Rung
from midweek.plans.queries import Item
from midweek_rules.recurrence import WEEKDAYS, parse_rule

DAYS = (
    ("MO", _("Monday")),
    ("TU", _("Tuesday")),
    ("WE", _("Wednesday")),
    ("TH", _("Thursday")),
    ("FR", _("Friday")),
    ("SA", _("Saturday")),
    ("SU", _("Sunday")),
)


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


def rule_of(days: list[str]) -> str:
    """The repeat rule for these days of the week."""
    if len(days) == len(DAYS):
        return "FREQ=DAILY"
    return f"FREQ=WEEKLY;BYDAY={','.join(days)}" if days else ""


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


def rhythm_of(rrule: str) -> str:
    """The rule itself, where it repeats without naming days: no box can show it."""
    return "" if days_of(rrule) else rrule


def days_of(rrule: str) -> list[str]:
    """The days of the week of a rule."""
    rule = parse_rule(rrule)
    if rule.frequency == "DAILY" and not rule.weekdays:
        return [day for day, _label in DAYS]
    return [WEEKDAYS[weekday.day] for weekday in rule.weekdays]


def _words(label: Any, **more: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"})
    return forms.CharField(label=label, max_length=LONGEST_LABEL, widget=widget, **more)


class FollowForm(forms.Form):
    """What two people follow together, and what its ends mean."""

    label = _words(
        _("What to follow"),
        help_text=_("In words you both use, like “Pull to stay in bed”."),
        error_messages={"required": _("Say what to follow")},
    )
    low = _words(
        _("What 0 means"),
        help_text=_("Like “none”."),
        error_messages={"required": _("Say what 0 means")},
    )
    high = _words(
        _("What 10 means"),
        help_text=_("Like “as strong as it gets”."),
        error_messages={"required": _("Say what 10 means")},
    )

    def named(self) -> Named:
        """What was filled in, as the plan's deeds take it."""
        return Named(**self.cleaned_data)


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


class InviteForm(forms.Form):
    """Whom to invite, and what they start with."""

    name = forms.CharField(
        label=_("First name"),
        max_length=80,
        help_text=_("Or whatever you call each other. They can change it."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
        error_messages={"required": _("Enter a first name.")},
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        max_length=254,
        help_text=_("We send the link there. Leave it empty to hand the link over yourself."),
        error_messages={"invalid": _("Enter an e-mail, like name@example.com")},
    )

    def __init__(
        self, *args: Any, choices: list[tuple[str, str]], mail: bool, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["start_with"] = forms.MultipleChoiceField(
            label=_("Start with"),
            required=False,
            choices=choices,
            widget=forms.CheckboxSelectMultiple,
        )
        if not mail:
            del self.fields["email"]

    def clean_start_with(self) -> list[str]:
        """One of the two, never both: they ask the same."""
        slugs: list[str] = self.cleaned_data["start_with"]
        if {"phq-8", "phq-9"} <= set(slugs):
            raise forms.ValidationError(_("Choose PHQ-9 or PHQ-8, not both."))
        return slugs
