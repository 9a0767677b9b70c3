"""How the desk speaks of practice and change: a link, never a cause, and how little is known."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from midweek.review.charts.wording import signed
from midweek_rules.linking import ENOUGH_FOR_A_SLOPE, FEWEST_PAIRS, Link, Slope
from midweek_rules.proportions import Interval

OFTEN = 0.8
"""The level of the narrower of two intervals."""


def too_few(have: int) -> str:
    """Say how many weeks there are, and how many it takes."""
    said = ngettext(
        "%(have)d week to look at; it takes %(need)d before anything is said.",
        "%(have)d weeks to look at; it takes %(need)d before anything is said.",
        have,
    )
    return said % {"have": have, "need": FEWEST_PAIRS}


def link_in_words(found: Link, measure: str) -> Iterator[str]:
    """Say what went together, sentence by sentence, and no more than the weeks allow."""
    if found.weeks:
        said = {
            "measure": measure,
            "more": points(found.weeks.high),
            "less": points(found.weeks.low),
            "difference": points(found.weeks.difference),
            "interval": span(found.weeks.interval),
        }
        yield (
            _(
                "In weeks with more practice than this client’s usual, %(measure)s moved by "
                "%(more)s on average; in the other weeks by %(less)s. The difference is "
                "%(difference)s, and may be anything from %(interval)s."
            )
            % said
        )
    elif found.r is None:
        yield _("Practice or measure stayed the same throughout, so there is nothing to compare.")
    if found.slope and found.enough_for_a_slope:
        yield from slope_in_words(found.slope)
    else:
        yield _("%(weeks)d weeks are too few to tell. From %(enough)d on more is said.") % {
            "weeks": len(found.pairs),
            "enough": ENOUGH_FOR_A_SLOPE,
        }


def slope_in_words(slope: Slope) -> Iterator[str]:
    """Say how far all of it and none of it lie apart, as a sober reader takes it."""
    said = {
        "estimate": points(slope.shrunken.mean),
        "often": span(slope.shrunken.interval(level=OFTEN)),
        "interval": span(slope.shrunken.interval()),
    }
    yield (
        _(
            "Read soberly, all that was agreed and none of it lie %(estimate)s points apart in the "
            "next answer: likely %(often)s, almost surely %(interval)s."
        )
        % said
    )
    if slope.with_time:
        yield _("The score before and the passing of time are taken out.")
    if slope.shrunken.interval().holds(0):
        yield _("No link at all is still possible.")


def points(value: float) -> str:
    """Write points with their sign, to a tenth."""
    return signed(round(value, 1))


def span(found: Interval) -> str:
    """Write an interval in points."""
    return _("%(low)s to %(high)s") % {"low": points(found.low), "high": points(found.high)}
