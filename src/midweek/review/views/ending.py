"""The end of a therapy, in its order: staying well, check-ins now and then, the end of care."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from midweek.library.models import Activity
from midweek.library.queries import definition
from midweek.people.models import Person
from midweek.people.requests import PersonRequest
from midweek.plans.actions.assigning import Agreed, assign, current_terms, newest_version
from midweek.plans.actions.ideas import Idea
from midweek.plans.actions.offering import draft
from midweek.plans.models import Assignment, Rung
from midweek.practice.actions.staying_well import SLUG, keep_together
from midweek.practice.models import Entry
from midweek.review.forms.ending import FollowUpForm, StayingWellForm
from midweek.review.queries.ending import Written, written_so_far
from midweek.review.queries.entries import shares_check_ins
from midweek.review.views.head import show_client_page
from midweek.review.views.plan import tried
from midweek.review.views.said import answer_with
from midweek.review.views.viewer import client_in_care, grant_for, now_for

ONCE = "FREQ=DAILY;COUNT=1"
CHECK_IN = "check-in"


def show_ending(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Show the staying-well plan, drafted or as it stands, and keep what was written on it."""
    client = client_in_care(request, client_id)
    written, form = form_for(request, client, request.POST or None)
    if request.method == "POST" and form.is_valid():
        kept = tried(form, lambda: keep(client, form, by=request.person))
        if kept:
            of = kept.subject.pk
            return answer_with("written_together", at="review:ending", client_id=client_id, of=of)
    return show(request, client, written, form, FollowUpForm(initial=usual_why(client)))


def form_for(
    request: PersonRequest, client: Person, filled_in: Any
) -> tuple[Written, StayingWellForm]:
    """What stands so far, as a form in the client's language."""
    grant = grant_for(request, client, "ending")
    written = written_so_far(client, by=request.person, grant=grant)
    steps = steps_of(client, running(client, SLUG))
    after = str(written.after or "")
    return written, StayingWellForm(filled_in, steps=steps, said=written.said, after=after)


def steps_of(client: Person, assignment: Assignment | None) -> Sequence[Mapping[str, Any]]:
    """The questions of the plan in the size that is agreed; all of them where none is yet."""
    activity = get_object_or_404(Activity, slug=SLUG)
    terms = current_terms(assignment) if assignment else None
    version = terms.version if terms else newest_version(activity)
    asked = definition(version.pk, language=client.language)
    rung = (asked.get("rungs") or {}).get(terms.rung if terms else Rung.BIGGER, {})
    return [one for one in asked["steps"] if one["id"] not in rung.get("leave_out", ())]


def running(client: Person, slug: str) -> Assignment | None:
    """What runs of one activity in a client's plan."""
    found = Assignment.objects.filter(client=client, activity__slug=slug).running()
    assignment: Assignment | None = found.select_related("client", "activity").first()
    return assignment


def keep(client: Person, form: StayingWellForm, *, by: Person) -> Any:
    """Keep it as one version, and put it into the client's plan if it is not there."""
    with transaction.atomic():
        return keep_together(
            running(client, SLUG) or put_into_plan(client, by=by),
            form.answers(),
            entry_id=form.cleaned_data["entry"],
            by=by,
        )


def put_into_plan(client: Person, *, by: Person) -> Assignment:
    """Give the client the whole plan, asked for once and always there."""
    activity = Activity.objects.get(slug=SLUG)
    purpose = definition(newest_version(activity).pk, language=client.language)["purpose"]
    agreed = Agreed(why=purpose, starts=now_for(client).today, rrule=ONCE, rung=Rung.BIGGER)
    assignment: Assignment = assign(client, activity, agreed=agreed, by=by).subject
    return assignment


@require_POST
def offer_follow_up(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Write down the idea of a check-in every four weeks; the client answers it like any other."""
    client = client_in_care(request, client_id)
    follow_up = FollowUpForm(request.POST)
    if follow_up.is_valid() and tried(
        follow_up,
        lambda: draft(client, idea=every_four_weeks(client, follow_up), by=request.person),
    ):
        return answer_with("drafted", at="review:offer", client_id=client_id)
    written, form = form_for(request, client, None)
    return show(request, client, written, form, follow_up)


def every_four_weeks(client: Person, form: FollowUpForm) -> Idea:
    """The check-in, sparser from now on; a new one where none runs."""
    agreed = form.agreed(today=now_for(client).today)
    if assignment := running(client, CHECK_IN):
        return Idea(assignment=assignment, agreed=agreed)
    return Idea(activity=get_object_or_404(Activity, slug=CHECK_IN), agreed=agreed)


def usual_why(client: Person) -> dict[str, str]:
    """A reason to begin with, in the client's language."""
    with translation.override(client.language):
        return {"why": _("To notice early how I am.")}


def show(
    request: PersonRequest,
    client: Person,
    written: Written,
    form: StayingWellForm,
    follow_up: FollowUpForm,
) -> HttpResponse:
    """Show the page with both forms."""
    wrong = next((one for one in (form, follow_up) if one.errors), None)
    return show_client_page(
        request,
        client,
        "review/ending.html",
        "plan",
        status=422 if wrong else 200,
        form=wrong,
        staying_well=form,
        follow_up=follow_up,
        drafted=written.after is None,
        shares=shares_check_ins(client),
        version=Entry.objects.filter(pk=written.after).first() if written.after else None,
    )
