"""Notices: all that wait for this person, and taking one up by saying what was done."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from midweek.people.access import names_grant, treats
from midweek.people.models import Person
from midweek.people.requests import PersonRequest
from midweek.people.vault import open_sealed
from midweek.practice.actions.noticing import acknowledge, see_all
from midweek.practice.models import Notice
from midweek.review.queries.notices import Found, waiting_for
from midweek.review.views.said import Said, answer_with
from midweek.review.views.shown_notices import shown_notice
from midweek.review.views.viewer import Now, now_for


def show_notices(request: PersonRequest) -> HttpResponse:
    """Show every notice nobody has taken up: of one's clients, and those one stands in for."""
    now = now_for(request.person)
    found = waiting_for(request.person)
    see_all([one.notice for one in found], by=request.person)
    context = {
        "here": "notices",
        "own": [named(one, request.person, now) for one in found if not one.as_deputy],
        "passed": [named(one, request.person, now) for one in found if one.as_deputy],
        "said": Said(_("Written down."), None) if request.GET.get("said") == "noticed" else None,
    }
    return render(request, "review/notices.html", context)


def named(one: Found, by: Person, now: Now) -> dict[str, Any]:
    """One notice, with whose it is."""
    client = one.notice.client
    return {
        **shown_notice(one, by=by, now=now),
        "name": open_sealed(client, "name", grant=names_grant(by)),
        "client_url": "" if one.as_deputy else reverse("review:client", args=[client.pk]),
    }


@require_POST
def take_up(request: PersonRequest, client_id: UUID, notice_id: UUID) -> HttpResponse:
    """Write down what was done about a notice. Without an answer it stays where it is."""
    mine = Notice.objects.visible_to(request.person).filter(client=client_id)
    notice = get_object_or_404(mine.select_related("client"), pk=notice_id)
    in_care = treats(request.person, notice.client)
    said = "noticed"
    try:
        acknowledge(notice, response=request.POST.get("response", ""), by=request.person)
    except ValidationError:
        said = ""
    if in_care:
        return answer_with(said, at="review:client", client_id=client_id)
    return HttpResponseRedirect(f"{reverse('review:notices')}?said={said}")
