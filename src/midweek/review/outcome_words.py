"""How the desk says how a course of therapy went, by the rule of NHS Talking Therapies."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from midweek.review.queries.courses import Course
from midweek_rules.outcomes import Outcome, outcome


def outcome_in_words(found: Mapping[str, Course]) -> str:
    """Say it from the first and the last PHQ-9 and GAD-7; nothing unless both came twice."""
    told = {slug: course.totals for slug, course in found.items() if len(course.totals) > 1}
    ended = outcome(
        {slug: totals[0] for slug, totals in told.items()},
        {slug: totals[-1] for slug, totals in told.items()},
    )
    if ended is None:
        return ""
    said = {"verdict": ", ".join(verdict(ended))}
    return (
        _(
            "From first to last PHQ-9 and GAD-7, by the rule of NHS Talking Therapies: "
            "%(verdict)s. Time alone moves scores, so this is no proof that anything worked."
        )
        % said
    )


def verdict(ended: Outcome) -> Iterator[str]:
    """Say where it began, and each thing that may be said of its end."""
    if not ended.case_at_start:
        yield _("below both cut-offs at the start")
    elif ended.recovered:
        yield _("recovered")
    else:
        yield _("not recovered")
    if ended.reliably_improved:
        yield _("reliably better")
    elif ended.reliably_deteriorated:
        yield _("reliably worse")
    else:
        yield _("no reliable change")
