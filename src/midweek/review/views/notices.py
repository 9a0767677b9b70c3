"""Taking up a notice: saying what was done."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from midweek.people.requests import PersonRequest
from midweek.practice.actions.reading import acknowledge
from midweek.practice.models import Notice
from midweek.review.views.said import answer_with
from midweek.review.views.viewer import client_in_care


@require_POST
def take_up(request: PersonRequest, client_id: UUID, notice_id: UUID) -> HttpResponse:
    """Write down what was done about a notice. Without an answer it stays where it is."""
    client = client_in_care(request, client_id)
    mine = Notice.objects.visible_to(request.person).filter(client=client)
    notice = get_object_or_404(mine.select_related("client"), pk=notice_id)
    try:
        acknowledge(notice, response=request.POST.get("response", ""), by=request.person)
    except ValidationError:
        return HttpResponseRedirect(reverse("review:client", args=[client_id]))
    return answer_with("noticed", at="review:client", client_id=client_id)
