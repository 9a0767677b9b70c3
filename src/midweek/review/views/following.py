"""What client and therapist follow together: adding to it, putting it better, ending it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from midweek.people.models import Person
from midweek.people.requests import PersonRequest
from midweek.plans.actions.following import Named, end_dimension, follow, rename_dimension
from midweek.plans.models import Dimension
from midweek.plans.queries import followed
from midweek.review.forms.following import FollowForm
from midweek.review.views.head import show_client_page
from midweek.review.views.plan import tried
from midweek.review.views.said import answer_with
from midweek.review.views.viewer import client_in_care, grant_for


def follow_one(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Add something to follow."""
    client = client_in_care(request, client_id)
    form = FollowForm(request.POST or None)
    if request.method == "POST" and done(
        form, lambda named: follow(client, named=named, by=request.person)
    ):
        return answer_with("followed", at="review:plan", client_id=client_id)
    return show_form(request, client, form, send=_("Follow this"))


def put_better(request: PersonRequest, client_id: UUID, dimension_id: UUID) -> HttpResponse:
    """Put something that is followed in other words."""
    client = client_in_care(request, client_id)
    dimension = dimension_of(request, client, dimension_id)
    known = followed(client, grant=grant_for(request, client, "plan"))
    now = next((one for one in known if one.id == dimension_id and not one.ended_at), None)
    if now is None:
        raise Http404
    form = FollowForm(request.POST or None, initial=vars(now))
    if request.method == "POST" and done(
        form, lambda named: rename_dimension(dimension, named=named, by=request.person)
    ):
        return answer_with("renamed", at="review:plan", client_id=client_id)
    return show_form(request, client, form, send=_("Put it so"))


def done(form: FollowForm, deed: Callable[[Named], Any]) -> bool:
    """Whether what was filled in fits, and the deed took it."""
    return form.is_valid() and bool(tried(form, lambda: deed(form.named())))


@require_POST
def stop_following(request: PersonRequest, client_id: UUID, dimension_id: UUID) -> HttpResponse:
    """End something that is followed; what was answered stays."""
    client = client_in_care(request, client_id)
    end_dimension(dimension_of(request, client, dimension_id), by=request.person)
    return answer_with("unfollowed", at="review:plan", client_id=client_id)


def dimension_of(request: PersonRequest, client: Person, dimension_id: UUID) -> Dimension:
    """Something followed with a client in care."""
    mine = Dimension.objects.visible_to(request.person).filter(client=client)
    found: Dimension = get_object_or_404(mine.select_related("client"), pk=dimension_id)
    return found


def show_form(request: PersonRequest, client: Person, form: Any, *, send: str) -> HttpResponse:
    """Show the form for what is followed."""
    status = 422 if form.errors else 200
    page = "review/follow.html"
    return show_client_page(request, client, page, "plan", status=status, form=form, send=send)
