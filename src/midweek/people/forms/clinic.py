"""What a clinic says about itself: its name, its crisis numbers, who looks and when."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from midweek.people.models import Clinic, HelpLine
from midweek.people.models.clinics import HOURS_TO_TAKE_UP
from midweek.people.regions import NAMES
from midweek.people.words import in_hours

NO_NAME = _("Enter the name of the clinic.")


class NameForm(forms.Form):
    """The clinic's name, and the app's on home screens."""

    name = forms.CharField(
        label=_("Name of the clinic"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "organization", "dir": "auto"}),
        error_messages={"required": NO_NAME},
    )
    app_name = forms.CharField(
        label=_("Name of the app on home screens"),
        max_length=12,
        help_text=_("At most 12 letters. Choose one that gives nothing away."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages={"required": _("Enter a name for the app.")},
    )


class LooksForm(forms.Form):
    """Who looks at entries, and on which days. Clients read it wherever they write."""

    looks_by = forms.CharField(
        label=_("Who looks at entries"),
        max_length=80,
        help_text=_("Clients read this name. A first name is enough."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages={"required": _("Enter who looks at entries.")},
    )
    looks_on = forms.TypedMultipleChoiceField(
        label=_("On which days"),
        choices=list(WEEKDAYS.items()),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one day.")},
    )


class WithinForm(forms.Form):
    """By when somebody responds to an answer that speaks of harm."""

    within = forms.TypedChoiceField(
        label=_("An answer about harm is taken up"),
        choices=[(hours, in_hours(hours)) for hours in HOURS_TO_TAKE_UP],
        coerce=int,
        initial=24,
        help_text=_("Until this is set, PHQ-9 and CORE-10 cannot be given. PHQ-8 can."),
    )


class AnswersForm(WithinForm):
    """Who responds when an answer speaks of harm, and by when."""

    deputy = forms.TypedChoiceField(
        label=_("If nobody has by then, this person hears of it"),
        coerce=UUID,
        help_text=_("Who treats the client hears at once. Both hear again until it is taken up."),
        error_messages={"required": _("Choose who hears of it.")},
    )
    own_rules = forms.CharField(
        label=_("Your own rules for such an answer"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_(
            "Staff read this beside each notice: whom to call, and what is done here about "
            "children, abuse, or harm to others. Write about nobody in it."
        ),
    )
    field_order = ["within", "deputy", "own_rules"]

    def __init__(self, *args: Any, deputies: list[tuple[UUID, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["deputy"].choices = deputies  # type: ignore[attr-defined]


class FirstClinicForm(WithinForm, LooksForm):
    """Everything a clinic must say before its first client comes.

    Until a colleague joins, who opens it is the deputy too.
    """

    name = forms.CharField(
        label=_("Name of the clinic"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "organization", "dir": "auto"}),
        error_messages={"required": NO_NAME},
    )
    region = forms.ChoiceField(
        label=_("Region"),
        choices=list(NAMES.items()),
        help_text=_("Sets the crisis numbers your clients see."),
    )
    shown_region = forms.CharField(widget=forms.HiddenInput, required=False)
    field_order = ["name", "region", "looks_by", "looks_on", "within"]

    def clean(self) -> dict[str, Any]:
        """Numbers that nobody was shown are numbers that nobody has checked."""
        told: dict[str, Any] = super().clean() or {}
        if not self.errors and told["region"] != told.get("shown_region"):
            raise ValidationError(_("Check the crisis numbers of this region below."))
        return told


class LineForm(forms.Form):
    """One crisis number."""

    # The initial value is what an empty row sends: only so does a row left empty count as one.
    channel = forms.ChoiceField(
        label=_("Kind"), choices=HelpLine.Channel.choices, initial=HelpLine.Channel.CALL
    )
    label = forms.CharField(
        label=_("Name"),
        max_length=60,
        error_messages={"required": _("Enter the name of this line.")},
    )
    number = forms.CharField(
        label=_("Number or address"),
        max_length=120,
        error_messages={"required": _("Enter a number or an address.")},
    )
    shown = forms.CharField(label=_("As it is shown"), max_length=120, required=False)
    text_body = forms.CharField(label=_("Text to send"), max_length=40, required=False)

    def clean(self) -> dict[str, Any]:
        """A website must be one; a number must have digits to dial."""
        told: dict[str, Any] = super().clean() or {}
        number = told.get("number", "")
        if told.get("channel") == HelpLine.Channel.WEB:
            if not number.startswith("https://"):
                self.add_error("number", _("Enter an address that starts with https://"))
        elif number and not number.strip().lstrip("+").replace(" ", "").isdigit():
            self.add_error("number", _("Enter a number to dial, like 116 123"))
        return told


class LinesForm(forms.BaseFormSet):  # type: ignore[type-arg]  # no subscript at run time
    """The crisis numbers in their order; a row left empty is left out."""

    def lines(self) -> list[dict[str, Any]]:
        """The numbers to keep."""
        return [
            {name: form.cleaned_data[name] for name in LineForm.base_fields}
            for form in self.forms
            if form.cleaned_data and not form.cleaned_data.get("DELETE")
        ]


LineFormSet = forms.formset_factory(
    LineForm, formset=LinesForm, extra=2, max_num=12, can_delete=True
)


class RegionForm(forms.Form):
    """The region of a clinic."""

    region = forms.ChoiceField(label=_("Region"), choices=list(NAMES.items()))


def line_values(line: HelpLine) -> dict[str, Any]:
    """A kept number, as the form shows it."""
    return {name: getattr(line, name) for name in LineForm.base_fields}


def stale(checked_on: date | None, *, today: date) -> bool:
    """Whether numbers were last checked more than six months ago."""
    return checked_on is None or (today - checked_on).days > 182


def clinic_values(clinic: Clinic) -> dict[str, Any]:
    """What a clinic says now, as its forms show it."""
    return {
        "name": clinic.name,
        "app_name": clinic.app_name,
        "region": clinic.region,
        "looks_by": clinic.looks_by,
        "looks_on": clinic.looks_on,
        "within": clinic.taken_up_within or 24,
        "deputy": clinic.deputy_id,
        "own_rules": clinic.own_rules,
    }
