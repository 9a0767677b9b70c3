"""The first line of a brief: what was answered about harm, and whether anybody asked."""

from collections.abc import Callable, Iterator, Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from midweek.review.charts.wording import day_of_week, full_day
from midweek.review.queries.brief import Known
from midweek.review.queries.harm import last_asked
from midweek.review.views.brief_sources import page
from midweek_rules.brief import Bit


def safety(known: Known) -> Iterator[Bit]:
    """What was answered about harm, or whether anybody asked: missing is unknown."""
    for one in known.harm:
        done = RESPONSES[one.response]() if one.response else _("not taken up yet")
        said = f"{one.says}, {day_of_week(one.at.astimezone(known.when.zone).date())}, {done}"
        source = page(known, "entry", one.entry_id) if one.readable else page(known, "client")
        yield Bit(said, source)
    if known.harm:
        return
    if "measures" not in known.shares:
        yield Bit(_("Questionnaires are not shared"), page(known, "access"))
        return
    asked = last_asked(known.marks, known.books)
    if asked is None:
        yield Bit(_("Harm was not asked about"), page(known, "measures"))
    elif asked.at < known.when.since:
        said = _("Harm not asked about since %(day)s") % {"day": full_day(asked.on)}
        yield Bit(said, page(known, "entry", UUID(asked.id)))
    else:
        said = _("Nothing about harm, asked %(day)s") % {"day": day_of_week(asked.on)}
        yield Bit(said, page(known, "entry", UUID(asked.id)))


RESPONSES: Mapping[str, Callable[[], str]] = {
    "spoke": lambda: _("you spoke about it"),
    "called": lambda: _("called, no answer yet"),
    "reviewed": lambda: _("looked at together"),
    "passed_on": lambda: _("passed on"),
}
