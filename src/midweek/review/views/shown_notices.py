"""How a notice is shown: what was asked and answered, when, and the form that takes it up."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from midweek.people.models import Person
from midweek.people.words import in_hours
from midweek.practice.actions.noticing import see_all
from midweek.practice.models import Notice
from midweek.review.queries.notices import Found
from midweek.review.views.viewer import Now
from midweek.review.words import moment_near


def shown_notices(found: Sequence[Found], *, by: Person, now: Now) -> list[dict[str, Any]]:
    """These notices, and a note that they were seen."""
    see_all([one.notice for one in found], by=by)
    return [shown_notice(one, by=by, now=now) for one in found]


def shown_notice(one: Found, *, by: Person, now: Now) -> dict[str, Any]:
    """One notice with the form that takes it up."""
    notice = one.notice
    moment = moment_near(one.at, today=now.today, zone=now.zone)
    readable = one.readable and not one.as_deputy
    return {
        "id": one.id,
        "says": one.says,
        "high": one.high,
        "when": _("Answered: %(moment)s.") % {"moment": moment},
        "passed": passed_in_words(by) if one.as_deputy else "",
        "own_rules": by.clinic.own_rules,
        "url": reverse("review:notice", args=[notice.client_id, one.id]),
        "entry_url": reverse("review:entry", args=[notice.client_id, one.entry_id])
        if readable
        else "",
        "responses": Notice.Response.choices,
    }


def passed_in_words(by: Person) -> str:
    """Say why it comes to somebody who does not treat the client."""
    hours = in_hours(by.clinic.taken_up_within or 24)
    return _("Nobody took it up %(within)s, so it comes to you as deputy.") % {"within": hours}
