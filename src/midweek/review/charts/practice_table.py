"""Weeks of practice in words, and as a table."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from midweek.review.charts.picture import Table
from midweek.review.charts.wording import full_day, plain, short_day, signed
from midweek.review.charts.yardstick import Yardstick
from midweek_rules.pairing import Pair


def say(how: Yardstick, pairs: Sequence[Pair]) -> str:
    """Say every week."""
    told = ", ".join(
        _("%(done)d of %(planned)d done, then %(change)s")
        % {"done": one.done, "planned": one.planned, "change": signed(one.change)}
        for one in pairs
    )
    return f"{how.name}: {told}."


def table(how: Yardstick, pairs: Sequence[Pair]) -> Table:
    """List the weeks, the newest first."""
    return Table(
        _("Weeks of practice and %(measure)s") % {"measure": how.name},
        (_("From"), _("Until"), _("Done"), _("Planned"), _("Before"), _("After"), _("Change")),
        tuple(
            (
                full_day(one.since),
                short_day(one.until),
                str(one.done),
                str(one.planned),
                plain(one.before),
                plain(one.after),
                signed(one.change),
            )
            for one in reversed(pairs)
        ),
    )
