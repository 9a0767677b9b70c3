"""A proposed step in a sentence, with its reason, the entries behind it, and where to agree it."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from midweek.review.charts.wording import full_day
from midweek.review.queries.steps import Proposed
from midweek_rules.stepping import Step

QUESTIONS = {
    "up": lambda: _("A step up?"),
    "down": lambda: _("A smaller step?"),
    "rest": lambda: _("A rest?"),
}


def step_in_words(
    proposed: Proposed | None, client_id: UUID, assignment_id: UUID
) -> dict[str, Any] | None:
    """Say one step; None where there is nothing to propose."""
    if proposed is None:
        return None
    found = proposed.step
    change = reverse("review:change", args=[client_id, assignment_id])
    return {
        "reason": reason_in_words(found),
        "question": QUESTIONS[found.way](),
        "href": f"{change}?rung={found.to}" if found.to else change,
        "entries": [
            {"href": reverse("review:entry", args=[client_id, one.id]), "day": full_day(one.on)}
            for one in proposed.entries
            if one.kind == "done"
        ],
    }


def reason_in_words(found: Step) -> str:
    """Say why, with its counts."""
    return REASONS[found.reason](found.count) % {"count": found.count, "sure": found.confidence}


REASONS = {
    "done_and_sure": lambda n: ngettext(
        "%(count)d done, %(sure)s of 100 sure, and it did not feel hard.",
        "%(count)d done, %(sure)s of 100 sure, and none felt hard.",
        n,
    ),
    "too_hard": lambda n: ngettext(
        "Said to be too hard.", "Said to be too hard %(count)d times in a row.", n
    ),
    "felt_hard": lambda n: ngettext(
        "It was done and felt hard.", "%(count)d in a row were done and felt hard.", n
    ),
    "ignored": lambda n: ngettext(
        "%(count)d without an answer.", "%(count)d in a row without an answer.", n
    ),
}
