"""Does it help here? One client: practice against change, how the plan was done, how mood moved."""

from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from midweek.people.requests import PersonRequest
from midweek.plans.queries import Item, followed, items
from midweek.review.charts.practice_and_change import practice_and_change
from midweek.review.compliance_words import (
    client_in_words,
    log_in_words,
    share_in_words,
    therapist_in_words,
)
from midweek.review.helping_words import link_in_words, too_few
from midweek.review.moving_words import level_and_swing, more_of
from midweek.review.quality_words import quality_in_words
from midweek.review.queries.client_months import marks_of
from midweek.review.queries.compliance import Done, compliance
from midweek.review.queries.days import last_days
from midweek.review.queries.months import Marks, sharing
from midweek.review.queries.moving import Moved, moved
from midweek.review.queries.practice_weeks import Compared, compared
from midweek.review.queries.quality import Quality, quality
from midweek.review.queries.shelf import Shelf, shelf
from midweek.review.views.four_weeks import shown_items
from midweek.review.views.head import show_client_page
from midweek.review.views.mending import with_whole_months
from midweek.review.views.viewer import client_in_care, grant_for, now_for
from midweek_rules.linking import link

A_DAY = timedelta(days=1)
"""Today is not over, and what is still open is not left."""


def show_helping(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Show whether practice and change went together, and how the plan was done."""
    client, now = client_in_care(request, client_id), now_for(request.person)
    grant = grant_for(request, client, "helping")
    marks = with_whole_months(partial(marks_of, client.pk, sharing({client.pk: grant})))
    plan = items(client, grant=grant)
    books = books_of(plan, marks, request.person.language)
    things, days = shown_items(plan, books), last_days(now.today - A_DAY)
    done = compliance(client, things, marks, days, by=request.person, grant=grant)
    added, _obstacles = quality(client, by=request.person, grant=grant, since=days[0])
    return show_client_page(
        request,
        client,
        "review/helping.html",
        "helping",
        grant=grant,
        helping=say_link(compared(things, marks), books),
        done=[say_done(one, books, added.get(one.item.id)) for one in done],
        moved=[say_moved(one) for one in moved(marks, followed(client, grant=grant))],
    )


def books_of(plan: list[Item], marks: Marks, language: str) -> Shelf:
    """What the plan and the measures are called."""
    return shelf(
        {item.slug for item in plan} | {m.slug for m in marks if m.slug}, language=language
    )


def say_link(found: Compared | None, books: Shelf) -> dict[str, Any]:
    """Draw and say practice against change, or how many weeks that takes."""
    if found is None:
        return {"says": [_("It takes a questionnaire with a total, answered again and again.")]}
    how = books.yardstick(found.course.slug)
    together = link(found.pairs, top=how.top)
    heading = _("Practice and %(measure)s") % {"measure": how.name}
    if together is None:
        return {"heading": heading, "says": [too_few(len(found.pairs))]}
    return {
        "heading": heading,
        "direction": _("higher is worse") if how.higher_is_worse else _("higher is better"),
        "says": list(link_in_words(together, how.name)),
        "picture": practice_and_change(how, together.pairs, usual=together.usual),
    }


def say_done(one: Done, books: Shelf, added: Quality | None) -> dict[str, Any]:
    """Say one thing of the plan on its three tracks."""
    return {
        "title": one.item.called or books.title(one.item.slug),
        "log": list(log_in_words(one.tracks.log)),
        "share": share_in_words(one.tracks.log),
        "client": [*client_in_words(one.tracks.client), *quality_in_words(added)],
        "therapist": therapist_in_words(one.tracks.therapist),
    }


def say_moved(one: Moved) -> dict[str, Any]:
    """Say how one thing moved."""
    return {
        "label": one.label or _("Mood"),
        "says": list(level_and_swing(one.dynamics, top=one.high)),
        "more": list(more_of(one.dynamics)),
    }
