"""Whom to invite, and what they start with."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


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
