"""The forms of the end of a therapy: a staying-well plan line by line, and sparse check-ins."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from uuid6 import uuid7

from midweek.plans.actions.assigning import Agreed

Step = Mapping[str, Any]
MORE_ROWS = 2
LONGEST = 500
OWN_WORDS = {"dir": "auto", "autocomplete": "off"}
LENGTHS = (
    (12, gettext_lazy("3 months")),
    (24, gettext_lazy("6 months")),
    (52, gettext_lazy("A year")),
)
"""Weeks, so that the last check-in falls into them."""
EVERY_SO_MANY_WEEKS = 4


class StayingWellForm(forms.Form):
    """A plan as its own questions: lists line by line, tables and people row by row."""

    entry = forms.UUIDField(widget=forms.HiddenInput, initial=uuid7)
    after = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, steps: Sequence[Step], said: Mapping[str, Any], after: str, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.steps, self.said, self.newest = steps, said, after
        self.fields["after"].initial = after
        for step in steps:
            FIELDS[step["type"]](self, step, said.get(step["id"]))

    def asked(self) -> Iterator[dict[str, Any]]:
        """The questions in their order: one field, or rows of a few."""
        for step in self.steps:
            if step["type"] in ("list", "date"):
                yield {"field": self[step["id"]]}
            else:
                rows = range(self.rows_of(step))
                names = [name for name, _field in columns_of(step)]
                yield {
                    "text": step["text"],
                    "rows": [[self[f"{step['id']}-{n}-{name}"] for name in names] for n in rows],
                }

    def clean_after(self) -> str:
        """Nobody writes over what was written since the page was opened."""
        if self.cleaned_data["after"] != self.newest:
            raise forms.ValidationError(_("Somebody wrote on it since. Open this page again."))
        return self.newest

    def rows_of(self, step: Step) -> int:
        """How many rows to show: those filled in, and a few more."""
        most = int(step["most"])
        shown = len(self.said.get(step["id"]) or ()) + MORE_ROWS
        return most if self.is_bound else min(most, shown)

    def clean(self) -> dict[str, Any]:
        """A number needs a name beside it."""
        said = super().clean() or self.cleaned_data
        for name, one in list(said.items()):
            if name.endswith("-number") and one and not said.get(f"{name[:-7]}-name"):
                self.add_error(f"{name[:-7]}-name", _("Say whose number this is"))
        return said

    def answers(self) -> dict[str, Any]:
        """What was filled in, as the activity takes it. What was emptied is left out."""
        found = {step["id"]: READ[step["type"]](self, step) for step in self.steps}
        return {step: answer for step, answer in found.items() if answer}


def columns_of(step: Step) -> list[tuple[str, forms.Field]]:
    """The fields of one row."""
    if step["type"] == "contacts":
        return [("name", words(_("Name"), most=LONGEST)), ("number", phone_number())]
    return [(one["id"], column(one)) for one in step["columns"]]


def column(one: Step) -> forms.Field:
    """One column of a table: chosen, or written."""
    if one["type"] != "choice":
        return words(one["text"], most=LONGEST)
    options = [("", "–"), *((each["value"], each["label"]) for each in one["options"])]
    return forms.ChoiceField(label=one["text"], choices=options, required=False)


def words(label: Any, *, most: int) -> forms.CharField:
    """A line in own words."""
    return forms.CharField(
        label=label, required=False, max_length=most, widget=forms.TextInput(attrs=OWN_WORDS)
    )


def phone_number() -> forms.RegexField:
    """A number to call, if there is one."""
    return forms.RegexField(
        r"^[0-9+()./ -]{0,40}$",
        label=_("Number"),
        required=False,
        widget=forms.TextInput(attrs=OWN_WORDS | {"inputmode": "tel"}),
        error_messages={"invalid": _("Enter a number, like 020 7946 0000")},
    )


class Lines(forms.CharField):
    """Lines of own words: so many at most, none of them endless."""

    def __init__(self, *, most: int, **more: Any) -> None:
        self.most = most
        rows = forms.Textarea(attrs={"rows": 4, "dir": "auto"})
        says = _("One on each line, at most %(most)d.") % {"most": most}
        super().__init__(required=False, widget=rows, help_text=says, **more)

    def clean(self, value: Any) -> list[str]:
        """Read the lines that say something."""
        lines = [one.strip() for one in super().clean(value).splitlines() if one.strip()]
        if len(lines) > self.most:
            raise forms.ValidationError(
                _("Write %(most)d lines at most.") % {"most": self.most}, code="too_many"
            )
        if any(len(one) > LONGEST for one in lines):
            raise forms.ValidationError(_("Make the long line shorter."), code="too_long")
        return lines


def _lines(form: StayingWellForm, step: Step, said: Any) -> None:
    form.fields[step["id"]] = Lines(
        label=step["text"], most=step["most"], initial="\n".join(said or ())
    )


def _day(form: StayingWellForm, step: Step, said: Any) -> None:
    form.fields[step["id"]] = forms.DateField(
        label=step["text"],
        required=False,
        initial=said,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": gettext_lazy("Enter a day, like 2026-11-30")},
    )


def _rows(form: StayingWellForm, step: Step, said: Any) -> None:
    for n in range(form.rows_of(step)):
        row = said[n] if said and n < len(said) else {}
        for name, field in columns_of(step):
            field.initial = row.get(name, "")
            form.fields[f"{step['id']}-{n}-{name}"] = field


def _lines_read(form: StayingWellForm, step: Step) -> list[str]:
    lines: list[str] = form.cleaned_data[step["id"]]
    return lines


def _day_read(form: StayingWellForm, step: Step) -> str:
    day: date | None = form.cleaned_data[step["id"]]
    return day.isoformat() if day else ""


def _rows_read(form: StayingWellForm, step: Step) -> list[dict[str, str]]:
    """The rows with words in them: a choice alone says nothing."""
    before = form.said.get(step["id"]) or ()
    columns = columns_of(step)
    written = [name for name, field in columns if not isinstance(field, forms.ChoiceField)]
    found = []
    for n in range(form.rows_of(step)):
        said = {name: form.cleaned_data[f"{step['id']}-{n}-{name}"] for name, _field in columns}
        kept = {**(before[n] if n < len(before) else {}), **said}
        if any(said[name] for name in written):
            found.append({name: words for name, words in kept.items() if words})
    return found


FIELDS = {"list": _lines, "date": _day, "table": _rows, "contacts": _rows}
READ = {"list": _lines_read, "date": _day_read, "table": _rows_read, "contacts": _rows_read}


class FollowUpForm(forms.Form):
    """For how long a check-in every four weeks is offered."""

    weeks = forms.TypedChoiceField(
        label=gettext_lazy("For how long?"),
        choices=LENGTHS,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose for how long.")},
    )
    why = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=300,
        widget=forms.TextInput(attrs=OWN_WORDS),
        error_messages={"required": gettext_lazy("Say why, in the client's own words")},
    )

    def agreed(self, *, today: date) -> Agreed:
        """A check-in every four weeks, the first in four weeks, on the same day of the week."""
        return Agreed(
            why=self.cleaned_data["why"],
            starts=today + timedelta(weeks=EVERY_SO_MANY_WEEKS),
            until=today + timedelta(weeks=self.cleaned_data["weeks"]),
            rrule=f"FREQ=WEEKLY;INTERVAL={EVERY_SO_MANY_WEEKS}",
        )
