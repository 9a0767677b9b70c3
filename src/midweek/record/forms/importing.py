"""A record from another Midweek, and a list of clients."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from midweek.record.forms.listing import rows_in
from midweek.record.whole.parsing import LARGEST

LONGEST_LIST = 100_000


class RecordForm(forms.Form):
    """The file that a colleague took as the whole record."""

    file = forms.FileField(
        label=gettext_lazy("The record, as JSON"),
        error_messages={
            "required": gettext_lazy("Choose a file"),
            "empty": gettext_lazy("This file is empty"),
        },
    )

    def clean_file(self) -> Any:
        """Refuse what is too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("This file is too large."))
        return file


class ListForm(forms.Form):
    """A table of clients, as a file or as the text that was looked at."""

    file = forms.FileField(
        label=gettext_lazy("The list, as CSV"),
        required=False,
        help_text=gettext_lazy("First line: name, email. The e-mail may be left empty."),
    )
    text = forms.CharField(required=False, widget=forms.HiddenInput, max_length=LONGEST_LIST)

    def clean(self) -> dict[str, Any]:
        """Take the file, or the text where there is none; the rows stand in `rows`."""
        told = dict(super().clean() or {})
        file = told.get("file")
        if file and file.size > LONGEST_LIST:
            raise forms.ValidationError(_("This file is too large."))
        try:
            text = file.read().decode("utf-8-sig") if file else told.get("text", "")
        except UnicodeDecodeError as problem:
            raise forms.ValidationError(_("Save the list as CSV in UTF-8.")) from problem
        if not text.strip():
            raise forms.ValidationError(_("Choose a file"))
        return told | {"text": text, "rows": list(rows_in(text))}
