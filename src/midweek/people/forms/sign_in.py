"""Signing in: an address and a password, a code, a passkey."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from midweek.people.entering import factors, throttle
from midweek.people.models import Account
from midweek.people.models.accounts import address_index

TOO_MANY = _("Too many tries. Wait 15 minutes, then try again.")


class EmailField(forms.EmailField):
    """An e-mail address, asked for the same way on every page."""

    def __init__(self, **options: Any) -> None:
        attrs = {"autocomplete": "username", "inputmode": "email", "spellcheck": "false"}
        super().__init__(
            label=_("E-mail"),
            max_length=254,
            widget=forms.EmailInput(attrs={**attrs, **options.pop("attrs", {})}),
            error_messages=dict.fromkeys(
                ("required", "invalid"), _("Enter an e-mail, like name@example.com")
            ),
            **options,
        )


class PasskeyForm(forms.Form):
    """What the browser answered to a passkey's challenge."""

    credential = forms.JSONField(widget=forms.HiddenInput)


class SignInForm(forms.Form):
    """An e-mail address and a password."""

    email = EmailField()
    password = forms.CharField(
        label=_("Password"),
        max_length=1024,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Enter your password.")},
    )

    def __init__(self, *args: Any, request: HttpRequest, **options: Any) -> None:
        super().__init__(*args, **options)
        self.request = request
        self.account: Account | None = None

    def clean(self) -> dict[str, Any]:
        """Find the account, the same way and in the same time whether it exists or not."""
        told: dict[str, Any] = super().clean() or {}
        if self.errors:
            return told
        username = address_index(told["email"])
        # Counted before any hash is made: hashing is what makes a flood of guesses costly.
        if not throttle.may_try(self.request, username):
            raise ValidationError(TOO_MANY)
        found = authenticate(self.request, username=username, password=told["password"])
        if not isinstance(found, Account):
            raise ValidationError(_("This e-mail and password do not go together."))
        throttle.give_back(self.request, username)
        self.account = found
        return told


class LinkForm(forms.Form):
    """An e-mail address to send a link to."""

    email = EmailField()


class CodeForm(forms.Form):
    """A code from an authenticator app, or a recovery code."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        help_text=_("From your authenticator app, or a recovery code."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={"required": _("Enter the code.")},
    )

    def __init__(self, *args: Any, request: HttpRequest, account: Account, **options: Any) -> None:
        super().__init__(*args, **options)
        self.request, self.account = request, account
        self.factor: Any = None

    def clean_code(self) -> str:
        """Use the code up."""
        code: str = self.cleaned_data["code"]
        if not throttle.may_try(self.request, self.account.username):
            raise ValidationError(TOO_MANY)
        self.factor = factors.code_used(self.account, code)
        if self.factor is None:
            raise ValidationError(_("This code is not right, or was used before."))
        throttle.give_back(self.request, self.account.username)
        return code
