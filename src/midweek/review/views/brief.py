"""The brief: what gets a therapist ready for a session, and what becomes of the plan after it."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from midweek.people.access import given_name, name_of
from midweek.people.requests import PersonRequest
from midweek.plans.models import Rung
from midweek.plans.queries import Item
from midweek.practice.actions.reading import entries_shared_now, open_entries
from midweek.review.charts.wording import full_day
from midweek.review.forms.next_plan import KEEP, MARKS, SERVED, SMALLER, NextPlanForm, Thing
from midweek.review.queries.brief import Known, known_about
from midweek.review.queries.own_words import first_words
from midweek.review.queries.process_notes import own_notes
from midweek.review.views.brief_lines import FOR_THE_ROOM, Quotes, lines, quoted
from midweek.review.views.head import show_client_page
from midweek.review.views.mending import with_whole_months
from midweek.review.views.next_plan import settle_next
from midweek.review.views.viewer import Now, client_in_care, grant_for, now_for
from midweek.review.when import schedule_in_words
from midweek_rules.brief import fit, words_of


def show_brief(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Show the brief; at the end of the session, make it the next plan."""
    client, now = client_in_care(request, client_id), now_for(request.person)
    grant = grant_for(request, client, "brief")
    ask = partial(known_about, client, by=request.person, grant=grant, now=now.moment)
    known = with_whole_months(ask)
    form = NextPlanForm(request.POST or None, things=[thing(one, known) for one in known.running])
    if request.method == "POST" and form.is_valid():
        return settle_next(request, client, form.decisions())
    in_room = request.GET.get("face") == "room"
    said = lines(known, quotes_in(known, request))
    shown = {name: line for name, line in said.items() if name in FOR_THE_ROOM or not in_room}
    fitted = fit(list(shown.values()))
    return show_client_page(
        request,
        client,
        "review/brief.html",
        "brief",
        status=422 if form.errors else 200,
        grant=grant,
        lines=fitted,
        words=words_of(fitted),
        since=since_in_words(known, now),
        in_room=in_room,
        given=given_name(name_of(client, by=request.person)),
        rows=rows(known, form, now),
        marks=MARKS,
        served=SERVED,
        form=form,
        own_notes=[]
        if in_room
        else [note(one, now) for one in own_notes(client, by=request.person)],
    )


def quotes_in(known: Known, request: PersonRequest) -> Quotes:
    """Open the entries that are quoted: the client can see that somebody read them."""
    ids = [UUID(one.id) for _why, one in quoted(known)]
    found = entries_shared_now(client=known.client.pk, entries=ids) if ids else []
    if not found:
        return {}
    said = open_entries(found, client=known.client, by=request.person)
    return first_words(found, said, language=request.person.language)


def thing(item: Item, known: Known) -> Thing:
    """One thing of the plan, for the form."""
    rungs = (known.books.definitions.get(item.slug) or {}).get("rungs") or {}
    return Thing(item.id, item.rung, tuple(rungs))


def rows(known: Known, form: NextPlanForm, now: Now) -> list[dict[str, Any]]:
    """Everything that is agreed; "make smaller" is one key on what was too hard, or comes first."""
    found = [row(one, form, known, now) for one in known.running]
    can = [one for one in found if SMALLER in (value for value, _label in one["ways"])]
    for one in [one for one in can if one["hard"]][:1] or can[:1]:
        one["key"] = SMALLER
    return found


def row(item: Item, form: NextPlanForm, known: Known, now: Now) -> dict[str, Any]:
    """One thing of the plan, with what can be said and done about it."""
    at = known.looked_at.get(item.id)
    looked = (
        _("looked at %(day)s") % {"day": full_day(at.astimezone(now.zone).date())} if at else ""
    )
    hard = next((one.hard for one in known.things if one.item.id == item.id), None)
    return {
        "id": item.id,
        "title": known.title(item),
        "size": size_of(item, known),
        "when": schedule_in_words(item.schedule),
        "looked": looked or _("not looked at yet"),
        "hard": bool(hard),
        "chosen": form.data.get(f"do-{item.id}") or KEEP,
        "ways": thing(item, known).ways(),
        "mark": form.data.get(f"mark-{item.id}", ""),
        "rating": form.data.get(f"rating-{item.id}", ""),
        "swap": f"{reverse('review:add', args=[known.client.pk])}?instead={item.id}",
    }


def size_of(item: Item, known: Known) -> str:
    """What the agreed size is called: by the activity itself where it says so."""
    rungs = (known.books.definitions.get(item.slug) or {}).get("rungs") or {}
    found = rungs.get(item.rung)
    return str(found["label"] if found else Rung(item.rung).label)


def since_in_words(known: Known, now: Now) -> str:
    """Say since when, and which session it is."""
    if known.when.last is None:
        return _("The last 7 days. No session before this one.")
    day = full_day(known.when.last.astimezone(now.zone).date())
    said = _("Session %(number)d. Since the last one on %(day)s.")
    return said % {"number": known.held + 1, "day": day}


def note(one: Any, now: Now) -> dict[str, Any]:
    """One note of one's own."""
    return {
        "id": one.id,
        "words": one.words,
        "day": full_day(one.at.astimezone(now.zone).date()),
    }
