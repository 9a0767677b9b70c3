"""Everything that is ever sent. A complete list: content-free, from fixed words."""

from collections.abc import Collection
from functools import lru_cache
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from midweek.plans.models import Reminding
from midweek.reminders.models import Reminder


def text_for(wording: str, own: str | None, kind: str, *, language: str, app: str) -> str:
    """What one message says: the client's own words, or the fixed ones they chose."""
    if wording == Reminding.Wording.OWN and own:
        return own
    return _text(wording == Reminding.Wording.PLAINER, kind, language, app)


@lru_cache(maxsize=1000)
def _text(plainer: bool, kind: str, language: str, app: str) -> str:
    with translation.override(language):
        return str(_("Hello from %(app)s") % {"app": app} if plainer else _fixed(kind))


def _fixed(kind: str) -> Any:
    if kind == Reminder.Kind.MEASURE:
        return _("A few questions are ready")
    if kind == Reminder.Kind.SESSION:
        return _("A reminder for tomorrow")
    if kind == Reminder.Kind.NEWS:
        return _("There's something new for you")
    return _("You have something planned")


def kind_of(kinds: Collection[str]) -> str:
    """What one message says about several things: tomorrow first, and else what fits them all."""
    if Reminder.Kind.SESSION in kinds:
        return Reminder.Kind.SESSION
    return next(iter(kinds)) if len(set(kinds)) == 1 else Reminder.Kind.PLANNED


def text_of_code(code: str, *, language: str) -> str:
    """What carries a code to an address that is still to be proven."""
    with translation.override(language):
        return _("Your code is %(code)s") % {"code": code}


def text_to_try(*, language: str) -> str:
    """What arrives when somebody asked for a message to try."""
    with translation.override(language):
        return _("Reminders arrive here")
