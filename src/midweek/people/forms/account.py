"""Changing how one signs in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from midweek.people.entering import factors, throttle
from midweek.people.forms.enrolling import NewPassword
from midweek.people.forms.sign_in import TOO_MANY, EmailField
from midweek.people.models import Account


class ConfirmPasswordForm(forms.Form):
    """One's own password, once more."""

    password = forms.CharField(
        label=_("Password"),
        max_length=1024,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Enter your password.")},
    )

    def __init__(self, *args: Any, request: HttpRequest, account: Account, **options: Any) -> None:
        super().__init__(*args, **options)
        self.request, self.account = request, account

    def clean_password(self) -> str:
        """Check it, as carefully as at the front door."""
        password: str = self.cleaned_data["password"]
        if not throttle.may_try(self.request, self.account.username):
            raise ValidationError(TOO_MANY)
        if not self.account.check_password(password):
            raise ValidationError(_("This is not your password."))
        throttle.give_back(self.request, self.account.username)
        return password


class NewPasswordForm(forms.Form):
    """A new password."""

    password = NewPassword()


class NewAddressForm(forms.Form):
    """A new e-mail address."""

    email = EmailField(attrs={"autocomplete": "email"})


class CodeAppForm(forms.Form):
    """The code that a new authenticator app shows."""

    code = forms.CharField(
        label=_("Code from the app"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={"required": _("Enter the code.")},
    )

    def __init__(self, *args: Any, account: Account, secret: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.account, self.secret = account, secret
        self.recovery_codes: list[str] = []

    def clean_code(self) -> str:
        """Keep the app if its code is right."""
        code = "".join(str(self.cleaned_data["code"]).split())
        kept = factors.add_code_app(self.account, secret=self.secret, code=code)
        if kept is None:
            raise ValidationError(_("This code is not right. Enter the newest one."))
        self.recovery_codes = kept
        return code
