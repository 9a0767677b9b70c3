"""How somebody new will sign in: a passkey, or a password."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.people.entering.factors import finish_passkey
from midweek.people.forms.sign_in import EmailField
from midweek.people.models import Account


class NewPassword(forms.CharField):
    """A new password: long, not a common one, pasted or typed as people like."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            label=_("Password"),
            max_length=1024,
            strip=False,
            help_text=_("At least 12 characters. Four words you like work well."),
            widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
            error_messages={"required": _("Enter a password.")},
            **options,
        )

    def clean(self, value: Any) -> str:
        """Refuse what is short or common."""
        password: str = super().clean(value)
        if password:
            validate_password(password)
        return password


class WayForm(forms.Form):
    """One of two ways to sign in."""

    password = NewPassword(required=False)
    credential = forms.JSONField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """One of the two ways must be there, and a passkey must hold."""
        told: dict[str, Any] = super().clean() or {}
        if self.errors:
            return told
        if told.get("credential"):
            finish_passkey(told["credential"])
        elif not told.get("password"):
            raise ValidationError(_("Choose a passkey, or a password."))
        return told

    def told(self, name: str) -> Any:
        """What was given for one field, or None."""
        return self.cleaned_data.get(name) or None


class EnrolForm(WayForm):
    """A name, an address, and a way to sign in."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
        error_messages={"required": _("Enter your name.")},
    )
    email = EmailField()
    field_order = ["name", "email"]

    def clean_email(self) -> str:
        """Refuse an address that signs in already."""
        email: str = self.cleaned_data["email"]
        if email and Account.objects.with_address(email):
            raise ValidationError(_("This e-mail cannot be used here."))
        return email
