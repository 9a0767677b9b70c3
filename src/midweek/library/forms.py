"""What is filled in about the library: what one looks for, a file to read."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from midweek.library.approaches import APPROACHES, CONCERNS
from midweek.library.exchange.texts import BIGGEST
from midweek.library.shelves import Wish

TIMES = (
    ("", _("Any time")),
    ("short", _("Up to 5 minutes")),
    ("middle", _("Up to 15 minutes")),
    ("long", _("Longer")),
)


class WishForm(forms.Form):
    """Look for an activity."""

    find = forms.CharField(label=_("Find"), required=False, max_length=100)
    approach = forms.ChoiceField(
        label=_("Approach"), required=False, choices=[("", _("Any approach")), *APPROACHES.items()]
    )
    concern = forms.ChoiceField(
        label=_("For"), required=False, choices=[("", _("Anything")), *CONCERNS.items()]
    )
    time = forms.ChoiceField(label=_("Time"), required=False, choices=TIMES)

    def wish(self) -> Wish:
        """What is looked for; what cannot be read asks for nothing."""
        self.full_clean()
        said = getattr(self, "cleaned_data", {})
        return Wish(
            words=said.get("find", ""),
            approach=said.get("approach", ""),
            concern=said.get("concern", ""),
            time=said.get("time", ""),
        )


class FileForm(forms.Form):
    """A file with somebody's questionnaire."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("FHIR, REDCap, ReproSchema (a zip), aRMT or our own JSON. At most 5 MB."),
        error_messages={"required": _("Choose a file"), "empty": _("This file is empty")},
    )
    language = forms.CharField(
        label=_("Language"),
        help_text=_("Counts where the file does not say its own, like en, de or da."),
        initial="en",
        max_length=20,
    )

    def clean_file(self) -> Any:
        """Refuse what is too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > BIGGEST:
            raise forms.ValidationError(_("This file is larger than 5 MB"))
        return file

    def clean_language(self) -> str:
        """A language tag, in small letters."""
        return str(self.cleaned_data["language"]).strip().lower() or "en"
