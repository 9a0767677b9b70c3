"""A template: its name, one more activity for it, and whom it is for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from midweek.plans.actions.templates import LONGEST_NAME


class KeepForm(forms.Form):
    """What a set of activities is called, and who sees it."""

    name = forms.CharField(
        label=_("Name"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
        error_messages={"required": _("Give it a name of at most 80 characters.")},
    )
    shared = forms.BooleanField(label=_("For the whole clinic"), required=False)


class StartForm(forms.Form):
    """Which of one's own clients start with it."""

    clients = forms.MultipleChoiceField(
        label=_("Whom it is for"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose whom it is for.")},
    )

    def __init__(self, *args: Any, clients: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["clients"].choices = clients  # type: ignore[attr-defined]
