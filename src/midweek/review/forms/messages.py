"""What is written at the desk: messages, things to talk about, short answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from midweek.people.words import BEFORE_THE_SESSION
from midweek.practice.actions.phrases import LONGEST_PHRASE
from midweek.practice.models.messages import LONGEST_MESSAGE
from midweek.practice.models.topics import LONGEST_TOPIC


def _words(label: Any, longest: int, *, rows: int, **more: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"dir": "auto", "autocomplete": "off", "rows": rows})
    errors = {"required": _("Write a few words first.")}
    return forms.CharField(
        label=label, max_length=longest, widget=widget, error_messages=errors, **more
    )


class MessageForm(forms.Form):
    """A message about one thing of the plan."""

    words = _words(_("Your message"), LONGEST_MESSAGE, rows=4)


class TopicForm(forms.Form):
    """Something to talk about."""

    words = _words(_("Add something to talk about"), LONGEST_TOPIC, rows=2)


class PhraseForm(forms.Form):
    """A short answer."""

    words = _words(_("A short answer"), LONGEST_PHRASE, rows=2)


class AnsweringForm(forms.Form):
    """How soon messages are answered."""

    answers_in = forms.ChoiceField(
        label=_("How soon you answer"),
        required=False,
        choices=[
            ("", _("On the days the clinic looks")),
            ("1", _("Within 1 working day")),
            ("2", _("Within 2 working days")),
            ("3", _("Within 3 working days")),
            ("5", _("Within 5 working days")),
            (BEFORE_THE_SESSION, _("Before the next session")),
        ],
        help_text=_("Your clients read this wherever they write to you."),
        widget=forms.Select(attrs={"autocomplete": "off"}),
    )
