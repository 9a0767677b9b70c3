"""The week for the session: the brief, on one page."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from midweek_rules.brief import Line, fit


def week(lines: Iterable[Line], *, who: str, since: str, in_room: bool) -> dict[str, Any]:
    """What stands on the sheet. What it is called says nothing of anyone: files keep that."""
    return {
        "title": _("How was the week?") if in_room else _("Before the session"),
        "who": who,
        "since": since,
        "lines": [_line(one) for one in fit(list(lines))],
    }


def _line(line: Line) -> dict[str, Any]:
    more = ngettext("+%(count)s more", "+%(count)s more", line.left_out)
    return {
        "about": line.about,
        "bits": [
            {"words": one.words, "quoted": one.quoted, "after": one.after} for one in line.bits
        ],
        "more": more % {"count": line.left_out} if line.left_out else "",
    }
