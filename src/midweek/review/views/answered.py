"""What became of an idea, in words, for the plan's page and the caseload."""

from typing import Any

from django.utils.translation import gettext as _

from midweek.plans.models import Proposal
from midweek.plans.queries.offers import state_of
from midweek.review.charts.wording import full_day
from midweek.review.views.viewer import Now

STATES = {
    "yes": lambda: _("agreed"),
    "no": lambda: _("said no thanks"),
    "other": lambda: _("answered with another idea"),
    "overtaken": lambda: _("put away: something newer came"),
    "withdrawn": lambda: _("taken back"),
    "draft": lambda: _("not sent yet"),
}


def status_of(proposal: Proposal, now: Now) -> str:
    """Say what became of an idea, and since when."""
    state = state_of(proposal)
    if state == "open":
        sent: Any = proposal.offer.sent_at
        day = full_day(sent.astimezone(now.zone).date())
        return _("waiting for an answer since %(day)s") % {"day": day}
    said = STATES[state]()
    if state == "no" and proposal.reason:
        return f"{said}: {reason_in_words(proposal.reason)}"
    return said


def slug_of(proposal: Proposal) -> str:
    """The activity that an idea is about."""
    about = proposal.activity or (proposal.assignment and proposal.assignment.activity)
    return about.slug if about else ""


def reason_in_words(reason: str) -> str:
    """Say a reason within a sentence."""
    label = str(Proposal.Reason(reason).label)
    return label[:1].lower() + label[1:]
