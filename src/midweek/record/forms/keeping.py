"""How long, why it must stay, and who goes on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from midweek.record.models import YEARS

NEVER = 0


class YearsForm(forms.Form):
    """For how many years."""

    years = forms.TypedChoiceField(label=_("Erase a record"), coerce=int)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        after = [
            (n, ngettext("%(n)d year after", "%(n)d years after", n) % {"n": n}) for n in YEARS
        ]
        self.fields["years"].choices = [(NEVER, _("Never by itself")), *after]  # type: ignore[attr-defined]


class HoldForm(forms.Form):
    """Why a record must stay."""

    reason = forms.CharField(
        label=_("Why it must stay"),
        max_length=500,
        error_messages={"required": _("Say why the record must stay.")},
    )
