"""The one box before somebody is gone for good."""

from django import forms
from django.utils.translation import gettext_lazy as _


class EraseForm(forms.Form):
    """What nobody can undo is confirmed by hand."""

    sure = forms.BooleanField(
        label=_("I know that nobody can bring this client back"),
        error_messages={"required": _("Tick the box to go on.")},
    )
