"""When a part of a template is offered, in words and to choose from."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from midweek_rules.releasing import Release

CHOICES = (
    "", "weeks:1", "weeks:2", "weeks:3", "weeks:4", "weeks:6", "weeks:8",
    "sessions:1", "sessions:2", "sessions:3", "sessions:4", "done:1", "done:3", "done:5",
)  # fmt: skip


def release_in_words(after: str) -> str:
    """Say when a part is offered."""
    release = Release.read(after)
    if release is None:
        return _("at once")
    n = release.number
    if release.way == "weeks":
        return ngettext("after a week", "after %(n)d weeks", n) % {"n": n}
    if release.way == "sessions":
        return ngettext("after a session", "after %(n)d sessions", n) % {"n": n}
    before = ngettext("once the one before was done", "once the one before was done %(n)d times", n)
    return before % {"n": n}


def releases(chosen: str) -> list[dict[str, Any]]:
    """What can be chosen, with what is chosen now."""
    known = CHOICES if chosen in CHOICES else (*CHOICES, chosen)
    return [{"value": one, "says": release_in_words(one), "chosen": one == chosen} for one in known]
