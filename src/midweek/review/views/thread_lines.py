"""The messages of one thread, with what became of each."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from midweek.people.models import Person
from midweek.practice.models import Message
from midweek.review.charts.wording import full_day
from midweek.review.queries.one_thread import Said
from midweek.review.views.viewer import Now
from midweek.review.words import clock


def line(one: Said, by: Person, client: str, now: Now) -> dict[str, Any]:
    """One message, with what became of it."""
    return {
        "id": one.id,
        "by": one.by,
        "theirs": one.from_client,
        "at": moment(one.at, now),
        "words": one.words,
        "taken_back": one.taken_back,
        "state": state(one, client, now),
        "may_take_back": one.by_id == by.pk and not one.taken_back and one.read_at is None,
    }


def state(one: Said, client: str, now: Now) -> str:
    """Say whether it was read, and whether it waits."""
    if one.taken_back:
        return ""
    if one.from_client:
        if one.settled:
            return str(Message.Settled(one.settled).label)
        return _("Not answered yet") if one.waits else _("Answered")
    if one.read_at is None:
        return _("%(name)s has not read this yet") % {"name": client}
    said = {"name": client, "moment": moment(one.read_at, now)}
    return _("%(name)s read this on %(moment)s") % said


def moment(at: datetime, now: Now) -> str:
    """A moment on the viewer's clock: Tue 10 Nov, 10:12."""
    there = at.astimezone(now.zone)
    return f"{full_day(there.date())}, {clock(there)}"
