"""Joining, one question a page. What was answered travels along; nothing is kept before the end."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.people.entering.factors import finish_passkey
from midweek.people.forms.enrolling import NewPassword
from midweek.people.forms.sign_in import EmailField
from midweek.people.models import SHARED_WITH_THERAPIST, Account


class CalledForm(forms.Form):
    """What to call somebody."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "given-name", "dir": "auto"}),
        error_messages={"required": _("Enter a name. A first name is enough.")},
    )


class SharingForm(forms.Form):
    """What may be shared: a switch for each purpose."""

    check_ins = forms.BooleanField(required=False)
    journal = forms.BooleanField(required=False)
    measures = forms.BooleanField(required=False)

    def consents(self) -> dict[str, bool]:
        """The answer to each question."""
        return {purpose: bool(self.cleaned_data[purpose]) for purpose in SHARED_WITH_THERAPIST}


class AgreeForm(forms.Form):
    """The one box."""

    agreed = forms.BooleanField(
        label=_("I agree"), error_messages={"required": _("Tick the box to go on.")}
    )


class KeepForm(forms.Form):
    """How the client will get in again: a passkey, a password, or a link each time."""

    how = forms.ChoiceField(choices=[("passkey", ""), ("password", ""), ("link", "")])
    email = EmailField(required=False)
    password = NewPassword(required=False)
    credential = forms.JSONField(required=False, widget=forms.HiddenInput)
    zone = forms.CharField(required=False, max_length=64)

    def __init__(self, *args: Any, links: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.links = links

    def clean(self) -> dict[str, Any]:
        """Each way needs something else."""
        told: dict[str, Any] = super().clean() or {}
        how = told.get("how")
        if how == "password" and not self.errors:
            self._check_password_way(told)
        elif how == "link" and not self.links:
            raise ValidationError(_("Choose a passkey or a password."))
        elif how == "passkey":
            finish_passkey(told.get("credential"))
        return told

    def _check_password_way(self, told: dict[str, Any]) -> None:
        if not told.get("email"):
            self.add_error("email", _("Enter an e-mail, like name@example.com"))
        elif Account.objects.with_address(told["email"]):
            self.add_error("email", _("This e-mail cannot be used here."))
        if not told.get("password"):
            self.add_error("password", _("Enter a password."))

    def chosen(self) -> tuple[str, ...]:
        """The fields that the chosen way uses; what else was typed is not kept."""
        return {"password": ("email", "password"), "passkey": ("credential",)}.get(
            self.cleaned_data["how"], ()
        )

    def chosen_zone(self, *, otherwise: str) -> str:
        """The time zone that the browser told, if there is one of that name."""
        told: str = self.cleaned_data.get("zone") or ""
        return told if told in available_timezones() else otherwise
