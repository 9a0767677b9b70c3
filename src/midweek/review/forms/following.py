"""What two people follow together, from 0 to 10."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from midweek.plans.actions.following import LONGEST_LABEL, Named


def _words(label: Any, **more: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"})
    return forms.CharField(label=label, max_length=LONGEST_LABEL, widget=widget, **more)


class FollowForm(forms.Form):
    """What two people follow together, and what its ends mean."""

    label = _words(
        _("What to follow"),
        help_text=_("In words you both use, like “Pull to stay in bed”."),
        error_messages={"required": _("Say what to follow")},
    )
    low = _words(
        _("What 0 means"),
        help_text=_("Like “none”."),
        error_messages={"required": _("Say what 0 means")},
    )
    high = _words(
        _("What 10 means"),
        help_text=_("Like “as strong as it gets”."),
        error_messages={"required": _("Say what 10 means")},
    )

    def named(self) -> Named:
        """What was filled in, as the plan's deeds take it."""
        return Named(**self.cleaned_data)
