"""What a therapist promised, and what waits for their answer."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from midweek.practice.queries import answering_between
from midweek.review.charts.wording import day_of_week
from midweek.review.queries.attention import by_client
from midweek.review.queries.brief import Known
from midweek.review.queries.threads import Waits
from midweek.review.views.answered import slug_of
from midweek.review.views.brief_sources import page
from midweek.review.views.session_list import said_of
from midweek_rules.brief import Bit


def promised(known: Known) -> Iterator[Bit]:
    """What the therapist put on the list, and what waits for their answer."""
    for one in known.listed:
        if one.by_id == known.by.pk:
            yield Bit(said_of(one, known.books), page(known, "messages"), quoted=bool(one.words))
    if known.asked:
        yield waiting_message(known, known.asked)
    for idea in known.ideas:
        if by_client(idea) and not idea.answer:
            title = known.books.title(slug_of(idea))
            words = _("an answer to their idea about “%(activity)s”") % {"activity": title}
            yield Bit(words, page(known, "plan"))


def waiting_message(known: Known, asked: Waits) -> Bit:
    """A message that waits, with the day by which an answer was promised."""
    title = known.books.title(asked.slug)
    source = page(known, "thread", asked.assignment_id)
    due = answering_between(known.by, known.client).by(
        asked.since.astimezone(known.when.zone).date()
    )
    if due is None:
        return Bit(_("an answer about “%(activity)s”") % {"activity": title}, source)
    said = {"activity": title, "day": day_of_week(due)}
    return Bit(_("an answer about “%(activity)s” by %(day)s") % said, source)
