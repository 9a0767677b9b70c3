"""Asking a colleague in."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.people.forms.sign_in import EmailField
from midweek.people.models import Account
from midweek.people.roles import Role

SAYS = {
    Role.THERAPIST: _("Therapist: treats clients"),
    Role.SUPERVISOR: _("Supervisor: treats nobody, and opens no record yet"),
    Role.OWNER: _("Owner: treats clients, and runs the clinic"),
}


class ColleagueForm(forms.Form):
    """Whom to ask in, and what they will do."""

    name = forms.CharField(
        label=_("Name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
        error_messages={"required": _("Enter a name.")},
    )
    email = EmailField(attrs={"autocomplete": "off"})
    role = forms.ChoiceField(
        label=_("Role"),
        choices=list(SAYS.items()),
        initial=Role.THERAPIST,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a role.")},
    )

    def clean_email(self) -> str:
        """Refuse an address that signs in already."""
        email: str = self.cleaned_data["email"]
        if Account.objects.with_address(email):
            raise ValidationError(_("This e-mail cannot be used here."))
        return email

    def clean_role(self) -> Role:
        """The role that was chosen."""
        return Role(self.cleaned_data["role"])
