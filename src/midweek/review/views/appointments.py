"""Sessions in the room: setting the next one, cancelling one."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_POST

from midweek.people.models import Person
from midweek.people.requests import PersonRequest
from midweek.plans.actions.appointments import cancel_appointment, make_appointment
from midweek.plans.models import Appointment
from midweek.review.forms.session import AppointmentForm
from midweek.review.views.head import show_client_page
from midweek.review.views.said import answer_with
from midweek.review.views.viewer import client_in_care, now_for
from midweek.review.words import on_both_clocks


def set_appointment(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Say when client and therapist meet next."""
    client, now = client_in_care(request, client_id), now_for(request.person)
    form = AppointmentForm(request.POST or None, zone=now.zone)
    if request.method == "POST" and form.is_valid():
        make_appointment(client, starts_at=form.starts_at(), by=request.person)
        return answer_with("session", at="review:client", client_id=client_id)
    return show_client_page(
        request,
        client,
        "review/appointment.html",
        "appointment",
        status=422 if form.errors else 200,
        form=form,
        coming=coming(request, client),
    )


def coming(request: PersonRequest, client: Person) -> list[dict[str, object]]:
    """The sessions that are agreed."""
    now = now_for(request.person)
    agreed = Appointment.objects.visible_to(request.person).filter(
        client=client, cancelled_at=None, starts_at__gt=now.moment
    )
    return [
        {
            "id": one.pk,
            "when": on_both_clocks(one.starts_at, zone=now.zone, theirs=client.zone),
        }
        for one in agreed.order_by("starts_at")
    ]


@require_POST
def cancel(request: PersonRequest, client_id: UUID, appointment_id: UUID) -> HttpResponse:
    """Say that a session will not be."""
    client = client_in_care(request, client_id)
    mine = Appointment.objects.visible_to(request.person).filter(client=client, cancelled_at=None)
    appointment = get_object_or_404(
        mine.filter(starts_at__gt=timezone.now()).select_related("client"), pk=appointment_id
    )
    cancel_appointment(appointment, by=request.person)
    return answer_with("cancelled", at="review:appointment", client_id=client_id)
