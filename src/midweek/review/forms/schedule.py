"""When something is due: days and times first, and more ways for who needs them."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from midweek_rules.recurrence import LARGEST_NUMBER
from midweek_rules.schedule import Beyond, Schedule

DAYS = (
    ("MO", _("Monday")),
    ("TU", _("Tuesday")),
    ("WE", _("Wednesday")),
    ("TH", _("Thursday")),
    ("FR", _("Friday")),
    ("SA", _("Saturday")),
    ("SU", _("Sunday")),
)
WAYS = (
    ("", _("On the days above")),
    ("weeks", _("On the days above, every so many weeks")),
    ("every", _("Every so many days")),
    ("monthly", _("Each month, on the day of the first time")),
    ("a_week", _("So many times a week, whenever it fits")),
    ("before", _("So many days before each session")),
    ("after", _("So many days after each session")),
    ("once", _("Once, on the first day")),
)
PARTS = (
    ("06:00-12:00", _("Morning, 6 to 12")),
    ("12:00-17:00", _("Afternoon, 12 to 17")),
    ("17:00-22:00", _("Evening, 17 to 22")),
)
COUNTED = ("weeks", "every", "a_week", "before", "after")
WAKING = ["09:00", "21:00"]
GAP = 60


def _day(label: Any, **more: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    wrong = {"invalid": _("Enter a day, like 2026-11-30")}
    return forms.DateField(label=label, required=False, widget=widget, error_messages=wrong, **more)


def _number(label: Any, most: int, **more: Any) -> forms.IntegerField:
    wrong = dict.fromkeys(("invalid", "min_value", "max_value"), _("Enter a whole number, like 3"))
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=most, error_messages=wrong, **more
    )


class ScheduleForm(forms.Form):
    """When something is due."""

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
    until = _day(_("Until"))
    way = forms.ChoiceField(label=_("How often"), choices=WAYS, required=False)
    number = _number(_("How many"), LARGEST_NUMBER, help_text=_("Weeks, days or times."))
    begins = _day(_("First day"))
    parts = forms.MultipleChoiceField(
        label=_("Any time in the"),
        choices=PARTS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    moments = _number(
        _("At moments nobody foresees"),
        8,
        help_text=_("How many a day, between 9 and 21, an hour apart."),
    )
    count = _number(_("Ends after so many days"), LARGEST_NUMBER)
    until_session = forms.BooleanField(label=_("Ends with the next session"), required=False)
    left_out = forms.CharField(
        label=_("Not on"),
        help_text=_("Days, like 2026-12-24, 2026-12-31."),
        required=False,
        max_length=400,
    )

    MORE = (
        "way", "number", "begins", "parts", "moments", "count", "until_session", "left_out",
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.today = today
        self.rhythm: str = self.initial.get("rhythm", "")
        self.kept: dict[str, Any] = self.initial.get("kept", {})
        if self.rhythm:
            self.fields["days"].help_text = _("None means: it repeats as it does now.")

    def more(self) -> Iterator[forms.BoundField]:
        """The fields of more ways."""
        return (self[name] for name in self.MORE)

    def has_more(self) -> bool:
        """Whether anything but days and times was chosen, or is wrong."""
        return any(self.initial.get(name) or self[name].errors for name in self.MORE) or any(
            self.data.get(self.add_prefix(name)) for name in self.MORE
        )

    def clean_times(self) -> tuple[str, ...]:
        """Read the times, each once, in the order of the day."""
        try:
            times = {
                time.fromisoformat(one.zfill(5)) for one in _listed(self.cleaned_data["times"])
            }
        except ValueError as problem:
            raise forms.ValidationError(_("Enter a time, like 21:30")) from problem
        return tuple(f"{one:%H:%M}" for one in sorted(times))

    def clean_left_out(self) -> list[str]:
        """Read the days, each once, in order."""
        try:
            days = {date.fromisoformat(one) for one in _listed(self.cleaned_data["left_out"])}
        except ValueError as problem:
            raise forms.ValidationError(_("Enter a day, like 2026-11-30")) from problem
        return [day.isoformat() for day in sorted(days)]

    def clean_until(self) -> date | None:
        """Refuse a last day that has passed."""
        until: date | None = self.cleaned_data["until"]
        if until and until < self.today:
            raise forms.ValidationError(_("Choose a day that has not passed"))
        return until

    def clean(self) -> dict[str, Any]:
        """Refuse ways that do not go together."""
        said = self.cleaned_data
        if self.errors:
            return said
        if said["way"] in COUNTED and said["number"] is None:
            self.add_error("number", _("Enter a whole number, like 3"))
        elif sum(bool(said[name]) for name in ("times", "parts", "moments")) > 1:
            self.add_error("times", _("Choose times, parts of the day, or moments"))
        else:
            try:
                self.when(starts=self.today)
            except ValueError:
                self.add_error("way", _("These do not go together"))
        return said

    def when(self, *, starts: date) -> dict[str, Any]:
        """What was filled in, as the plan's deeds take it; ValueError where it makes no sense."""
        said, rrule = self.cleaned_data, self._rule()
        beyond = self._beyond(rrule)
        due = bool(rrule or beyond.get("a_week") or beyond.get("session"))
        when = {
            "rrule": rrule,
            "times": said["times"] if due else (),
            "starts": said["begins"] or starts,
            "until": said["until"],
            "beyond": beyond,
        }
        Schedule.read(
            {**when, "rrule": rrule or None, "starts": str(when["starts"]), "until": None}
        )
        return when

    def _rule(self) -> str:
        said = self.cleaned_data
        chosen = [day for day, _label in DAYS if day in said["days"]]
        number, way = said["number"], said["way"]
        if way in ("a_week", "before", "after"):
            return ""
        rule = {
            "weeks": f"FREQ=WEEKLY;INTERVAL={number}"
            + (f";BYDAY={','.join(chosen)}" if chosen else ""),
            "every": f"FREQ=DAILY;INTERVAL={number}",
            "monthly": "FREQ=MONTHLY",
            "once": "FREQ=DAILY;COUNT=1",
        }.get(way, rule_of(chosen) or self.rhythm)
        counted = said["count"] and rule and "COUNT" not in rule
        return f"{rule};COUNT={said['count']}" if counted else rule

    def _beyond(self, rrule: str) -> dict[str, Any]:
        said, chance = self.cleaned_data, self.kept.get("at_random", {"within": WAKING, "gap": GAP})
        way, number = said["way"], said["number"]
        beyond = {
            "windows": [part.split("-") for part in said["parts"]],
            "at_random": said["moments"] and {**chance, "count": said["moments"]},
            "a_week": number if way == "a_week" else None,
            "session": {"side": way, "days": number} if way in ("before", "after") else None,
            "until_session": said["until_session"],
            "left_out": said["left_out"],
            "moved": self.kept.get("moved"),
        }
        if not rrule:
            beyond["windows"] = beyond["at_random"] = None
        return Beyond.read({name: value for name, value in beyond.items() if value}).written()


def _listed(text: str) -> list[str]:
    return [one.strip() for one in text.replace(";", ",").split(",") if one.strip()]


def rule_of(days: list[str]) -> str:
    """The repeat rule for these days of the week."""
    if len(days) == len(DAYS):
        return "FREQ=DAILY"
    return f"FREQ=WEEKLY;BYDAY={','.join(days)}" if days else ""
