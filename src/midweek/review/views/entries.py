"""Everything a client shares, and one entry with its answers."""

from datetime import datetime
from itertools import groupby
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from midweek.library.queries import definitions
from midweek.people.access import name_of
from midweek.people.models import Person
from midweek.people.requests import PersonRequest
from midweek.people.vault import open_sealed
from midweek.plans.queries import followed
from midweek.practice.actions.reading import open_entries
from midweek.practice.models import Entry, Skip
from midweek.review.charts.wording import full_day
from midweek.review.quality_words import added_in_words
from midweek.review.queries.answers import answers, attached, naming, parts_in_words, total_in_words
from midweek.review.queries.entries import Told, neighbours, told_before
from midweek.review.queries.shelf import Shelf, shelf
from midweek.review.views.files import files_shown
from midweek.review.views.head import show_client_page
from midweek.review.views.rows import wish_in_words
from midweek.review.views.viewer import Now, client_in_care, grant_for, now_for
from midweek.review.words import clock, moment_near, on_both_clocks


def show_entries(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Show what the client shares, by day, the newest first; answers stay closed."""
    client, now = client_in_care(request, client_id), now_for(request.person)
    before = moment_in(request.GET.get("before", ""))
    of = thing_in(request.GET.get("of", ""))
    page = told_before(client, by=request.person, before=before, of=of)
    titles = titles_of(page.told, language=request.person.language)
    days = [
        {
            "iso": day.isoformat(),
            "name": full_day(day),
            "entries": [line(one, titles, client, now) for one in told],
        }
        for day, told in groupby(page.told, key=lambda one: one.at.astimezone(now.zone).date())
    ]
    everything = reverse("review:entries", args=[client_id])
    only = {"of": str(of)} if of else {}
    here = f"{everything}?{urlencode(only)}" if only else everything
    older = (
        f"{everything}?{urlencode(only | {'before': page.older.isoformat()})}" if page.older else ""
    )
    return show_client_page(
        request,
        client,
        "review/entries.html",
        "entries",
        days=days,
        older=older,
        newer=here if before else "",
        everything=everything if of else "",
    )


def thing_in(written: str) -> UUID | None:
    """The thing of the plan that an address names; none for anything that is not an id."""
    try:
        return UUID(written)
    except ValueError:
        return None


def moment_in(written: str) -> datetime | None:
    """The moment in an address; none for anything that is not one."""
    try:
        found = parse_datetime(written)
    except ValueError:
        return None
    return found if found and found.tzinfo else None


def titles_of(told: list[Told], *, language: str) -> dict[UUID, str]:
    """What each thing is called: entries by what was really asked, skips by what it is now."""
    versions = {one.entry.version_id for one in told if one.entry}
    texts = definitions(versions, language=language)
    slugs = dict(
        Skip.objects.filter(pk__in=[one.id for one in told if one.skip]).values_list(
            "pk", "assignment__activity__slug"
        )
    )
    books: Shelf = shelf(slugs.values(), language=language)
    return {
        one.id: str(texts[str(one.entry.version_id)]["title"])
        if one.entry
        else books.title(slugs[one.id])
        for one in told
    }


def line(told: Told, titles: dict[UUID, str], client: Person, now: Now) -> dict[str, Any]:
    """Say one thing in the timeline."""
    local = told.at.astimezone(now.zone)
    said = {"time": clock(local), "iso": local.isoformat()}
    if told.skip:
        title = skip_in_words(told.skip, titles[told.id])
        return {**said, "title": title, "detail": wish_in_words(told.skip.wants)}
    return {**said, "title": titles[told.id], **entry_line(told.entry, client, now)}


def entry_line(entry: Entry | None, client: Person, now: Now) -> dict[str, Any]:
    """Say what is known of an entry that stays closed."""
    if entry is None:
        return {}
    return {
        "url": reverse("review:entry", args=[client.pk, entry.pk]),
        "new": entry.seen_at is None,
        "seen": seen_in_words(entry, now),
        "detail": ", ".join(how_told(entry)),
    }


def skip_in_words(skip: Skip, title: str) -> str:
    """Say what a skip said."""
    if skip.kind == Skip.Kind.TOO_HARD:
        return _("Said “%(activity)s” is too hard") % {"activity": title}
    return _("“%(activity)s”: not today") % {"activity": title}


def seen_in_words(entry: Entry, now: Now) -> str:
    """Say since when the client sees it as opened."""
    if entry.seen_at is None:
        return ""
    moment = moment_near(entry.seen_at, today=now.today, zone=now.zone)
    return _("opened %(moment)s") % {"moment": moment}


def how_told(entry: Entry) -> list[str]:
    """Say what else there is to know about how an entry came to be."""
    said = []
    if not entry.finished:
        said.append(_("in part"))
    if entry.entered_by_id:
        said.append(_("written down for the client"))
    elif (entry.recorded_at - entry.happened_at).total_seconds() > 3600:
        said.append(_("written down later"))
    if entry.replaces_id:
        said.append(_("follows an earlier version"))
    return said


def entered_in_words(entry: Entry, by: Person) -> list[str]:
    """Say who wrote an entry down, where that was not the client."""
    if entry.entered_by is None:
        return []
    said = {"name": name_of(entry.entered_by, by=by), "how": entry.get_entered_how_display()}
    return [_("Written down by %(name)s: %(how)s.") % said]


def first_up(text: str) -> str:
    """Begin a sentence with what stands elsewhere inside one."""
    return f"{text[:1].upper()}{text[1:]}"


def added_to(request: PersonRequest, entry: Entry, client: Person) -> tuple[Any, Any]:
    """What the client added after it: how hard it was, how useful, what they learnt."""
    grant = grant_for(request, client, "reading entries")
    felt = open_sealed(entry, "felt", grant=grant)
    return felt, open_sealed(entry, "quality", grant=grant)


def show_entry(request: PersonRequest, client_id: UUID, entry_id: UUID) -> HttpResponse:
    """Open one entry. The client can see that it was opened, by whom, and when first."""
    client, now = client_in_care(request, client_id), now_for(request.person)
    mine = Entry.objects.visible_to(request.person).filter(client=client)
    entry = get_object_or_404(mine.select_related("client", "version", "entered_by"), pk=entry_id)
    said = open_entries([entry], client=client, by=request.person)[entry.pk]
    texts = definitions({entry.version_id}, language=request.person.language)
    known = followed(client, grant=grant_for(request, client, "reading entries"))
    names = {str(one.id): one.label for one in known}
    definition = naming(texts[str(entry.version_id)], names)
    older, newer, new = neighbours(entry, by=request.person)
    context = {
        "title": definition["title"],
        "when": on_both_clocks(entry.happened_at, zone=now.zone, theirs=entry.zone),
        "score": total_in_words(definition, said),
        "answers": list(answers(definition, said)),
        "notes": [
            *(first_up(part) for part in parts_in_words(definition, said)),
            *(f"{first_up(note)}." for note in how_told(entry)),
            *entered_in_words(entry, request.person),
        ],
        "added": list(added_in_words(*added_to(request, entry, client))),
        "files": files_shown(request, entry, list(attached(definition, said))),
        "seen": _("Your client can see that you opened it."),
        **{
            key: reverse("review:entry", args=[client_id, found.pk]) if found else ""
            for key, found in (("older", older), ("newer", newer), ("next_new", new))
        },
    }
    return show_client_page(request, client, "review/entry.html", "entries", entry=context)
