"""Handing a client over, and ending care."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from midweek.people.queries.team import Colleague


class HandOverForm(forms.Form):
    """Which colleague goes on."""

    to = forms.ChoiceField(
        label=_("Colleague"), error_messages={"required": _("Choose a colleague.")}
    )

    def __init__(self, *args: Any, colleagues: Iterable[Colleague], **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {str(one.person.pk): one for one in colleagues}
        choices = [("", _("Choose"))] + [(pk, one.name) for pk, one in self.people.items()]
        self.fields["to"].choices = choices  # type: ignore[attr-defined]

    def clean_to(self) -> Any:
        """The person that was chosen."""
        return self.people[self.cleaned_data["to"]].person


class EndForm(forms.Form):
    """The one box: what ends here is not undone by a press."""

    sure = forms.BooleanField(
        label=_("I know that I will find nothing of this client any more"),
        error_messages={"required": _("Tick the box to go on.")},
    )
