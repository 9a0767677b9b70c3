"""The plan: what is agreed, adding to it, changing it, ending something and taking it up again."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from midweek.audit.action import Done
from midweek.library.forms import WishForm
from midweek.library.models import Activity, Kind
from midweek.library.shelves import books, matching
from midweek.people.models import Person
from midweek.people.requests import PersonRequest
from midweek.plans.actions.assigning import (
    Agreed,
    assign,
    bring_back,
    change_terms,
    end_assignment,
)
from midweek.plans.actions.following import MOST_DIMENSIONS
from midweek.plans.actions.ideas import Idea
from midweek.plans.actions.offering import draft
from midweek.plans.models import Assignment, Proposal, Rung
from midweek.plans.queries import Item, followed
from midweek.plans.queries.goals import goals
from midweek.plans.queries.pauses import pauses, running
from midweek.review.charts.wording import full_day
from midweek.review.forms.terms import TermsForm, terms_as_filled_in
from midweek.review.planned import planned_in_words
from midweek.review.quality_words import obstacles_in_words, quality_in_words
from midweek.review.queries.plan import Planned, one_of, plan
from midweek.review.queries.quality import quality
from midweek.review.queries.shelf import Definition, Shelf, shelf
from midweek.review.queries.steps import steps
from midweek.review.stepping import step_in_words
from midweek.review.views.head import show_client_page
from midweek.review.views.negotiating import negotiation
from midweek.review.views.programmes import just_stopped, programmes_in_words
from midweek.review.views.said import answer_with
from midweek.review.views.viewer import Now, client_in_care, grant_for, now_for
from midweek.review.when import schedule_in_words
from midweek_rules.scoring import asks_about_risk

USUALLY_DUE = {"session-bridge": {"way": "before", "number": 1}}
"""When an activity is due if nobody says otherwise: a bridge from 24 hours before a session on."""

FOUR_WEEKS = timedelta(days=28)


def show_plan(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Show what is agreed, and what has ended."""
    client = client_in_care(request, client_id)
    grant = grant_for(request, client, "plan")
    found = plan(client, grant=grant)
    books = shelf((one.item.slug for one in found), language=request.person.language)
    now = now_for(request.person)
    proposed = steps(
        found,
        client,
        books.definitions,
        by=request.person,
        grant=grant,
        today=now_for(client).today,
    )
    since = now.today - FOUR_WEEKS
    added, in_the_way = quality(client, by=request.person, grant=grant, since=since)
    said = [
        as_agreed(one, books, now)
        | {"quality": quality_in_words(added.get(one.item.id))}
        | {"step": step_in_words(proposed.get(one.item.id), client.pk, one.item.id)}
        for one in found
    ]
    return show_client_page(
        request,
        client,
        "review/plan.html",
        "plan",
        **negotiation(request, client, grant),
        to_come=programmes_in_words(client, grant=grant, language=request.person.language),
        stopped=just_stopped(request),
        on_hold=pauses_in_words(client, books),
        in_the_way=obstacles_in_words(in_the_way) if len(added) > 1 else "",
        agreed=[one for one in said if not one["ended"]],
        ended=[one for one in said if one["ended"]],
        followed=[one for one in followed(client, grant=grant) if not one.ended_at],
        most_followed=MOST_DIMENSIONS,
    )


def as_agreed(one: Planned, books: Shelf, now: Now) -> dict[str, Any]:
    """Say one thing of the plan, with its days on the viewer's clock."""
    item, until, ended = one.item, one.item.schedule.until, one.item.ended_at
    return {
        "id": item.id,
        "title": item.called or books.title(item.slug),
        "why": item.why,
        "own": item.own,
        "sizes": sizes_of(item, books),
        "when": schedule_in_words(item.schedule),
        "until": _("until %(day)s") % {"day": full_day(until)} if until else "",
        "rung": Rung(item.rung).label,
        "planned": planned_in_words(item),
        "ended": bool(ended),
        "agreed": _("ended %(day)s") % {"day": full_day(ended.astimezone(now.zone).date())}
        if ended
        else _("agreed %(day)s") % {"day": full_day(one.agreed_at.astimezone(now.zone).date())},
        "times_changed": changed_in_words(item.number - 1),
    }


def sizes_of(item: Item, books: Shelf) -> list[dict[str, Any]]:
    """The sizes of a thing side by side, each but the agreed one to be suggested."""
    rungs = (books.definitions.get(item.slug) or {}).get("rungs") or {}
    return [
        {"rung": rung, "label": rungs[rung]["label"], "chosen": rung == item.rung}
        for rung in Rung.values
        if rung in rungs
    ]


def pauses_in_words(client: Person, books: Shelf) -> list[str]:
    """Say what is on hold, and until when."""
    found = running(pauses([client.pk]), today=now_for(client).today)
    slugs = dict(
        Assignment.objects.filter(pk__in=[one.assignment_id for one in found]).values_list(
            "pk", "activity__slug"
        )
    )
    return [
        _("%(what)s: on hold until %(day)s")
        % {
            "what": books.title(slugs[one.assignment_id]) if one.assignment_id else _("Everything"),
            "day": full_day(one.until),
        }
        for one in found
    ]


def changed_in_words(times: int) -> str:
    """Say how often the terms were agreed anew."""
    if not times:
        return ""
    return ngettext("changed once", "changed %(times)d times", times) % {"times": times}


def add(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Choose an activity, then agree about it."""
    client = client_in_care(request, client_id)
    if "activity" not in request.GET:
        return show_shelf(request, client)
    wanted = Activity.objects.visible_to(request.person)
    activity = get_object_or_404(wanted, slug=request.GET["activity"])
    today, definition = now_for(client).today, definition_of(activity.slug, request)
    instead = instead_of(request, client)
    form = TermsForm(
        request.POST or None,
        today=today,
        rungs=definition.get("rungs") or {},
        initial=USUALLY_DUE.get(activity.slug),
    )
    if request.method == "POST" and form.is_valid() and form.is_settled():
        agreed = form.agreed(starts=today)
        if "suggest" in request.POST:
            idea = Idea(activity=activity, assignment=instead, agreed=agreed)
            if tried(form, lambda: draft(client, idea=idea, by=request.person)):
                return answer_with("drafted", at="review:offer", client_id=client_id)
            return show_form(request, client, form, definition, send=_("Add to the plan"))
        done = tried(form, lambda: agree_on(client, activity, agreed, instead, by=request.person))
        if done:
            new = done.subject.pk
            return answer_with("assigned", at="review:plan", client_id=client_id, of=new)
    return show_form(request, client, form, definition, send=_("Add to the plan"))


def instead_of(request: PersonRequest, client: Person) -> Assignment | None:
    """The running thing of the plan that the address says is to be swapped."""
    mine = Assignment.objects.filter(client=client, ended_at=None).select_related("client")
    wanted = request.GET.get("instead", "")
    return next((one for one in mine if str(one.pk) == wanted), None) if wanted else None


def agree_on(
    client: Person,
    activity: Activity,
    agreed: Agreed,
    instead: Assignment | None,
    *,
    by: Person,
) -> Done[Assignment]:
    """Agree on something new; where it takes the place of something, that ends with it."""
    with transaction.atomic():
        if instead:
            end_assignment(instead, by=by)
        return assign(client, activity, agreed=agreed, by=by)


def definition_of(slug: str, request: PersonRequest) -> Definition:
    """What an activity says and asks, in the viewer's language."""
    found = shelf([slug], language=request.person.language).definitions
    if slug not in found:
        raise Http404
    return found[slug]


def tried(form: Form, deed: Any) -> Any:
    """Do a deed; what the deed refuses is said in the form."""
    try:
        return deed()
    except ValidationError as refused:
        form.add_error(None, refused)
        return None


def show_shelf(request: PersonRequest, client: Person) -> HttpResponse:
    """Show what the library has, and help to find something in it."""
    form = WishForm(request.GET or None)
    running = set(
        Assignment.objects.visible_to(request.person)
        .filter(client=client, ended_at=None)
        .values_list("activity__slug", flat=True)
    )
    found = matching(books(by=request.person), form.wish())
    shown = [as_book(one.activity, one.said, one.slug in running, client=client) for one in found]
    return show_client_page(
        request,
        client,
        "review/shelf.html",
        "plan",
        shelf=shown,
        form=form,
        searched=bool(form.wish()),
        instead=instead.pk if (instead := instead_of(request, client)) else "",
    )


def as_book(
    activity: Activity, definition: Definition, in_plan: bool, *, client: Person
) -> dict[str, Any]:
    """Say one activity of the library, and whether it waits for somebody to respond to answers."""
    minutes = int(definition.get("minutes") or 0)
    return {
        "slug": activity.slug,
        "title": definition["title"],
        "kind": Kind(activity.kind).label,
        "minutes": ngettext("%(minutes)d minute", "%(minutes)d minutes", minutes)
        % {"minutes": minutes},
        "purpose": definition.get("purpose", ""),
        "in_plan": in_plan,
        "waits": asks_about_risk(definition) and not client.clinic.says_who_answers,
    }


def change(request: PersonRequest, client_id: UUID, assignment_id: UUID) -> HttpResponse:
    """Agree anew about something in the plan."""
    client = client_in_care(request, client_id)
    found = one_of(plan(client, grant=grant_for(request, client, "plan")), assignment_id)
    if found is None or found.item.ended_at:
        raise Http404
    item, definition = found.item, definition_of(found.item.slug, request)
    form = TermsForm(
        request.POST or None,
        today=now_for(client).today,
        rungs=definition.get("rungs") or {},
        initial={**terms_as_filled_in(item), **wanted_size(request)},
    )
    if request.method == "POST" and form.is_valid() and form.is_settled():
        assignment = Assignment.objects.visible_to(request.person).get(pk=assignment_id)
        agreed = form.agreed(starts=item.schedule.starts)
        if "suggest" in request.POST:
            idea = Idea(assignment=assignment, agreed=agreed, answers=answered(request, client))
            if tried(form, lambda: draft(client, idea=idea, by=request.person)):
                return answer_with("drafted", at="review:offer", client_id=client_id)
            return show_form(request, client, form, definition, send=_("Change the plan"))
        if tried(form, lambda: change_terms(assignment, agreed=agreed, by=request.person)):
            return answer_with("changed", at="review:plan", client_id=client_id)
    return show_form(request, client, form, definition, send=_("Change the plan"))


def answered(request: PersonRequest, client: Person) -> Proposal | None:
    """The client's idea that the address says this one answers."""
    theirs = Proposal.objects.filter(client=client, offer__made_by=client).open()
    return next((one for one in theirs if str(one.pk) == request.GET.get("answers")), None)


def wanted_size(request: PersonRequest) -> dict[str, str]:
    """The size that a link asks for, so that "Make smaller" is filled in already."""
    rung = request.GET.get("rung", "")
    return {"rung": rung} if rung in Rung.values else {}


def show_form(
    request: PersonRequest, client: Person, form: TermsForm, definition: Definition, *, send: str
) -> HttpResponse:
    """Show the form for what is agreed."""
    return show_client_page(
        request,
        client,
        "review/terms_form.html",
        "plan",
        status=422 if form.errors else 200,
        form=form,
        heading=definition["title"],
        purpose=definition.get("purpose", ""),
        send=send,
        whys=[one for one in (definition.get("why"), definition.get("purpose")) if one],
        goals=goals(client, grant=grant_for(request, client, "plan")),
    )


@require_POST
def end(request: PersonRequest, client_id: UUID, assignment_id: UUID) -> HttpResponse:
    """End something; it can be taken up again."""
    end_assignment(assignment_of(request, client_id, assignment_id), by=request.person)
    return answer_with("ended", at="review:plan", client_id=client_id, of=assignment_id)


@require_POST
def resume(request: PersonRequest, client_id: UUID, assignment_id: UUID) -> HttpResponse:
    """Take something up again that had ended."""
    bring_back(assignment_of(request, client_id, assignment_id), by=request.person)
    return answer_with("resumed", at="review:plan", client_id=client_id)


def assignment_of(request: PersonRequest, client_id: UUID, assignment_id: UUID) -> Assignment:
    """Something in the plan of a client in care."""
    client = client_in_care(request, client_id)
    mine = Assignment.objects.visible_to(request.person).filter(client=client)
    found: Assignment = get_object_or_404(mine.select_related("client"), pk=assignment_id)
    return found
