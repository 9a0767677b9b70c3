"""How the desk speaks of many clients together: a link, with what may follow for the next one."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from midweek.review.charts.forest_rows import Together, written
from midweek.review.helping_words import points, span
from midweek_rules.lagging import FEWEST_CLIENTS
from midweek_rules.proportions import Interval


def too_few_clients(have: int) -> str:
    """Say how many clients it takes."""
    said = ngettext(
        "It takes %(need)d clients who agreed to be counted and have four weeks to look at; "
        "so far there is %(have)d.",
        "It takes %(need)d clients who agreed to be counted and have four weeks to look at; "
        "so far there are %(have)d.",
        have,
    )
    return said % {"need": FEWEST_CLIENTS, "have": have}


def whole_in_words(together: Together, *, i2: float) -> Iterator[str]:
    """Say what went together, what may be expected of the next client, and how they differ."""
    said = {
        "clients": together.clients,
        "link": written(together.link),
        "low": written(together.interval.low),
        "high": written(together.interval.high),
    }
    yield (
        _(
            "For %(clients)d clients the link between more practice than their own usual and the "
            "next answer is %(link)s (%(low)s to %(high)s), where 0 is none and −1 means always "
            "better after more."
        )
        % said
    )
    if together.interval.holds(0):
        yield _("No link at all is still possible.")
    yield (
        _("The link of the next client like these may lie anywhere from %(low)s to %(high)s.")
        % {"low": written(together.prediction.low), "high": written(together.prediction.high)}
    )
    if i2:
        share = {"share": round(100 * i2)}
        yield _("About %(share)d %% of how clients differ is more than chance.") % share
    else:
        yield _("There is no sign that clients differ by more than chance.")


def points_in_words(found: Mapping[str, Any]) -> str:
    """Say the same in points of the measure that most of them answer."""
    inside = Interval(*found["interval"])
    said = {
        "measure": str(found["measure"]).upper(),
        "estimate": points(found["estimate"]),
        "interval": span(inside),
        "clients": found["clients"],
        "weeks": found["weeks"],
    }
    return (
        _(
            "In points: all that was agreed, against none of it, measured from their own usual "
            "week, lay %(estimate)s apart in the next %(measure)s (%(interval)s), with the score "
            "before and the week taken out; %(clients)d clients, %(weeks)d weeks."
        )
        % said
    )
