"""How was the week? One screen: a plain summary, the measures, four weeks."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from midweek.people.access import given_name, name_of
from midweek.people.models import Person
from midweek.people.requests import PersonRequest
from midweek.plans.queries import followed, items
from midweek.review.charts.timeline import timeline
from midweek.review.charts.wording import day_of_week, full_day, mood_word
from midweek.review.queries.client_months import marks_of
from midweek.review.queries.courses import courses
from midweek.review.queries.days import WEEK, day_by_day, last_days
from midweek.review.queries.months import Marks, Sharing, sharing
from midweek.review.queries.overview import Doing, doings
from midweek.review.queries.plan_changes import unanswered
from midweek.review.queries.session_list import Listed, to_talk_about
from midweek.review.queries.sessions import meetings
from midweek.review.queries.shelf import Shelf, shelf
from midweek.review.queries.unseen import unseen_of
from midweek.review.views.four_weeks import done_in_words, four_weeks, shown_items
from midweek.review.views.head import show_client_page
from midweek.review.views.measures import say_measure, with_definitions
from midweek.review.views.mending import with_whole_months
from midweek.review.views.rows import wish_in_words
from midweek.review.views.session_list import said_of
from midweek.review.views.viewer import Now, client_in_care, grant_for, now_for
from midweek.review.words import entries_in_words

MEASURES_SHOWN = 2
LISTED_SHOWN = 60


@dataclass(frozen=True)
class Bit:
    """A piece of a fact, with the entries it comes from."""

    words: str
    href: str = ""


@dataclass(frozen=True)
class Fact:
    """One line of the summary."""

    about: str
    bits: list[Bit]
    between: str = ", "


def show_overview(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Show how the last weeks were."""
    client, now = client_in_care(request, client_id), now_for(request.person)
    grant = grant_for(request, client, "overview")
    shared = sharing({client.pk: grant})
    marks = with_whole_months(partial(marks_of, client.pk, shared))
    if not marks:
        nothing = nothing_yet(client, request.person, now)
        return show_client_page(request, client, "review/overview.html", "client", nothing=nothing)
    plan = items(client, grant=grant)
    slugs = {item.slug for item in plan} | {mark.slug for mark in marks if mark.slug}
    books = shelf(slugs, language=request.person.language)
    found = with_definitions(courses(marks).values(), request.person.language)
    days, met = last_days(now.today), meetings(client)
    done = list(doings(shown_items(plan, books), marks, days))
    facts = [
        *plan_facts(done, books, client),
        *written_facts(marks, days[-WEEK], client),
        *new_facts(client, shared),
        *talk_facts(to_talk_about(client, by=request.person, grant=grant), books, client),
    ]
    return show_client_page(
        request,
        client,
        "review/overview.html",
        "client",
        grant=grant,
        week={**week_in_words(met, marks, now), "facts": facts},
        adjust=adjustable(client, {client.pk: marks}, books, now),
        measures=[say_measure(*one) for one in found[:MEASURES_SHOWN]],
        timeline=timeline(
            four_weeks(met, done, marks, books, now, follows=followed(client, grant=grant))
        ),
    )


def adjustable(
    client: Person, marks: Mapping[UUID, Marks], books: Shelf, now: Now
) -> list[dict[str, str]]:
    """What is too hard and unchanged, with the way to a smaller size."""
    found = unanswered(marks, since=last_days(now.today, WEEK)[0]).get(client.pk)
    if found is None:
        return []
    change = reverse("review:change", args=[client.pk, found.assignment_id])
    offer = reverse("review:offer", args=[client.pk])
    return [
        {
            "title": books.title(found.slug),
            "wish": wish_in_words(found.wants),
            "change": change,
            "smaller": f"{offer}?{urlencode({'of': found.assignment_id, 'rung': 'smaller'})}",
        }
    ]


def nothing_yet(client: Person, by: Person, now: Now) -> dict[str, str]:
    """What a page says before the first entry."""
    name = given_name(name_of(client, by=by))
    if client.joined_at is None:
        return {
            "heading": _("%(name)s has not joined yet.") % {"name": name},
            "words": _("What you agree now is there when they open the invitation."),
        }
    day = full_day(client.joined_at.astimezone(now.zone).date())
    return {
        "heading": _("%(name)s joined on %(day)s.") % {"name": name, "day": day},
        "words": _("First entries will show here."),
    }


def week_in_words(met: Sequence[datetime], marks: Marks, now: Now) -> dict[str, Any]:
    """Say how the last seven days were."""
    held = [moment for moment in met if moment < now.moment]
    day = full_day(held[-1].astimezone(now.zone).date()) if held else ""
    days = last_days(now.today, WEEK)
    return {
        "heading": _("The last 7 days"),
        "since": _("last session %(day)s") % {"day": day} if day else "",
        "lead": lead(day_by_day(marks, "mood", days), days),
    }


def lead(moods: Sequence[float | None], days: Sequence[date]) -> str:
    """Say on how many days there was a mood, which was usual, and the lowest."""
    told = [(mood, day) for mood, day in zip(moods, days, strict=True) if mood is not None]
    checked = _("Mood on %(count)d of %(days)d days.") % {"count": len(told), "days": len(days)}
    if not told:
        return checked
    mostly = mood_word(Counter(round(mood) for mood, _day in told).most_common(1)[0][0])
    low, low_day = min(told)
    said = {"mood": mostly, "low": mood_word(low), "day": day_of_week(low_day)}
    if mood_word(low) == mostly:
        return f"{checked} " + _("Mostly “%(mood)s”.") % said
    return f"{checked} " + _("Mostly “%(mood)s”, lowest “%(low)s” on %(day)s.") % said


def plan_facts(done: Sequence[Doing], books: Shelf, client: Person) -> Iterator[Fact]:
    """Say what was done of the plan, and what was too hard."""
    here = reverse("review:plan", args=[client.pk])
    said = [
        Bit(f"{books.title(one.item.slug)} {done_in_words(one)}", here)
        for one in done
        if not one.was_hard and (one.week.planned or one.entries)
    ]
    hard = [Bit(books.title(one.item.slug), here) for one in done if one.was_hard]
    if said:
        yield Fact(_("Done"), said)
    if hard:
        yield Fact(_("Too hard"), hard)


def written_facts(marks: Marks, since: date, client: Person) -> Iterator[Fact]:
    """Say how much the client wrote that they share."""
    pages = sum(mark.words and mark.on >= since for mark in marks)
    if pages:
        said = ngettext("%(count)d entry with words", "%(count)d entries with words", pages)
        entries = reverse("review:entries", args=[client.pk])
        yield Fact(_("Words"), [Bit(said % {"count": pages}, entries)])


def talk_facts(listed: Sequence[Listed], books: Shelf, client: Person) -> Iterator[Fact]:
    """Say what is on the list for the session, the first of it in its own words."""
    if listed:
        here = reverse("review:messages", args=[client.pk])
        first = Bit(f"“{Truncator(said_of(listed[0], books)).chars(LISTED_SHOWN)}”", here)
        more = ngettext("%(count)d more", "%(count)d more", len(listed) - 1)
        rest = [Bit(more % {"count": len(listed) - 1}, here)] if len(listed) > 1 else []
        yield Fact(_("To talk about"), [first, *rest])


def new_facts(client: Person, shared: Sharing) -> Iterator[Fact]:
    """Say what nobody has opened yet, with the way to the newest of it."""
    unseen = unseen_of(client.pk, shared)
    if not unseen:
        yield Fact(_("New"), [Bit(_("Everything is opened"))])
        return
    href = reverse("review:entry", args=[client.pk, unseen[0]])
    said = _("%(entries)s not opened yet") % {"entries": entries_in_words(len(unseen))}
    yield Fact(_("New"), [Bit(said, href)])
