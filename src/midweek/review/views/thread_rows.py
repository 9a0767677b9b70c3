"""Threads in a list: what waits, how much there is, and never a word of it."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from midweek.review.queries.threads import Thread
from midweek.review.views.viewer import Now
from midweek.review.words import moment_near


def thread_row(
    client_id: UUID, assignment_id: UUID, title: str, thread: Thread | None, now: Now
) -> dict[str, Any]:
    """One thread of a list, without a word of what it says."""
    return {
        "title": title,
        "url": reverse("review:thread", args=[client_id, assignment_id]),
        "waits": waits_in_words(thread, now) if thread else "",
        "unread": thread.unread if thread else 0,
        "detail": thread_detail(thread, now) if thread else _("Nothing written yet"),
    }


def waits_in_words(thread: Thread, now: Now) -> str:
    """Say since when something waits."""
    if thread.waits_since is None:
        return ""
    since = moment_near(thread.waits_since, today=now.today, zone=now.zone)
    return _("Waits since %(moment)s") % {"moment": since}


def thread_detail(thread: Thread, now: Now) -> str:
    """Say how much there is, and when the last of it came."""
    said = ngettext("%(count)d message", "%(count)d messages", thread.count)
    last = moment_near(thread.last_at, today=now.today, zone=now.zone)
    return said % {"count": thread.count} + ", " + _("last %(moment)s") % {"moment": last}
