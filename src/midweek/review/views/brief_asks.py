"""What to ask in a session: fixed sentences with a reason that stands in the same brief."""

from collections.abc import Callable, Iterator
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from midweek.review.charts.wording import day_of_week
from midweek.review.queries.brief import Known
from midweek.review.queries.courses import courses
from midweek.review.queries.shelf import short_name
from midweek_rules.brief import LOW, Ask, Bit, to_ask


def asks(known: Known) -> Iterator[Bit]:
    """At most two questions, each with where its reason stands."""
    plan = reverse("review:plan", args=[known.client.pk])
    for one in to_ask(_reasons(known)):
        yield Bit(SENTENCES[one.what]() % {"about": one.about}, one.source or plan)


def _reasons(known: Known) -> Iterator[Ask]:
    here = reverse("review:client", args=[known.client.pk])
    entries = reverse("review:entries", args=[known.client.pk])
    if known.harm:
        yield Ask("harm", source=here)
    for one in known.things:
        of = f"{entries}?of={one.item.id}"
        if one.hard:
            yield Ask("too_hard", known.title(one.item), of)
        elif one.tally.planned and one.tally.not_logged == one.tally.planned and not one.entries:
            yield Ask("not_logged", known.title(one.item), of)
    yield from _low_without_words(known)
    for course in courses(known.marks).values():
        if course.verdict == "worsened" and course.last.day >= known.when.first:
            name = short_name(known.books.definitions[course.slug])
            yield Ask("worse", name, reverse("review:measures", args=[known.client.pk]))


def _low_without_words(known: Known) -> Iterator[Ask]:
    """The lowest day, where nothing was written about it."""
    told = [mark for mark in known.lately if (mark.numbers.get("mood") or LOW + 1) <= LOW]
    if told and not any(mark.words for mark in told):
        lowest = min(told, key=lambda mark: mark.numbers["mood"])
        source = reverse("review:entry", args=[known.client.pk, UUID(lowest.id)])
        yield Ask("low", day_of_week(lowest.on), source)


SENTENCES: dict[str, Callable[[], str]] = {
    "harm": lambda: _("How is it now, with the answer about harm?"),
    "too_hard": lambda: _("What made “%(about)s” too hard?"),
    "not_logged": lambda: _("How did “%(about)s” go? Nothing was written down."),
    "low": lambda: _("What was %(about)s like?"),
    "worse": lambda: _("What stands behind the change in %(about)s?"),
    "useful": lambda: _("What was useful since the last time?"),
}
