"""The rules of the caseload, as a form: which apply, and with which numbers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from midweek.review.actions.attention import MOST
from midweek.review.queries.attention import ALWAYS, Rule
from midweek.review.queries.limits import NUMBERS, Limits

NUMBERS_OF = {
    Rule.QUIET: ("quiet_times", "quiet_days"),
    Rule.TOO_HARD: ("hard_days",),
    Rule.QUESTION: ("question_hours",),
    Rule.UNREAD: ("session_hours",),
    Rule.IMPROVED: ("better_days",),
}
LABELS = {
    "quiet_times": _("Times their usual gap"),
    "quiet_days": _("At least so many days"),
    "hard_days": _("In the last days"),
    "question_hours": _("After so many hours"),
    "session_hours": _("Hours before a session"),
    "better_days": _("In the last days"),
}


class RulesForm(forms.Form):
    """For each rule whether it applies, and its numbers."""

    def __init__(self, *args: Any, limits: Limits, **more: Any) -> None:
        super().__init__(*args, **more)
        for rule in Rule:
            if rule not in ALWAYS:
                self.fields[f"on-{rule.name}"] = forms.BooleanField(
                    label=_("Applies"), required=False, initial=rule.name not in limits.left_out
                )
        for name in NUMBERS:
            self.fields[name] = forms.IntegerField(
                label=LABELS[name],
                min_value=1,
                max_value=MOST,
                initial=getattr(limits, name),
                error_messages=dict.fromkeys(
                    ["required", "invalid", "min_value", "max_value"],
                    _("Enter a number from 1 to 90"),
                ),
            )

    def numbers(self) -> dict[str, int]:
        """The numbers as they were entered."""
        return {name: self.cleaned_data[name] for name in NUMBERS}

    def left_out(self) -> list[str]:
        """The rules that do not apply."""
        names = [rule.name for rule in Rule if rule not in ALWAYS]
        return [name for name in names if not self.cleaned_data[f"on-{name}"]]
