"""Sessions in the room: setting them, moving one or those after it, cancelling, coming back."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_POST

from midweek.people.models import Person
from midweek.people.requests import PersonRequest
from midweek.plans.actions.appointments import (
    bring_back_appointment,
    cancel_appointment,
    make_appointment,
    make_series,
    move_appointment,
)
from midweek.plans.models import Appointment
from midweek.review.forms.session import AppointmentForm, MoveForm
from midweek.review.views.head import show_client_page
from midweek.review.views.said import answer_with
from midweek.review.views.viewer import Now, client_in_care, now_for
from midweek.review.words import on_both_clocks

MOST_PAST = 12


def set_appointment(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Say when client and therapist meet next, once or again and again."""
    client, now = client_in_care(request, client_id), now_for(request.person)
    form = AppointmentForm(request.POST or None, zone=now.zone)
    if request.method == "POST" and form.is_valid():
        keep_sessions(client, form, by=request.person)
        return answer_with("session", at="review:client", client_id=client_id)
    coming, past = sessions(request, client, now)
    return show_client_page(
        request,
        client,
        "review/appointment.html",
        "appointment",
        status=422 if form.errors else 200,
        form=form,
        coming=coming,
        past=past,
    )


def keep_sessions(client: Person, form: AppointmentForm, *, by: Person) -> None:
    """Keep what the form says: one session, or a series."""
    every, starts_at = form.cleaned_data["every_weeks"], form.starts_at()
    if every:
        times = form.cleaned_data["sessions"]
        make_series(client, starts_at=starts_at, every_weeks=int(every), times=times, by=by)
    else:
        make_appointment(client, starts_at=starts_at, by=by)


def sessions(
    request: PersonRequest, client: Person, now: Now
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The sessions that are agreed, and the latest of those that were."""
    kept = Appointment.objects.visible_to(request.person).filter(client=client, cancelled_at=None)
    coming = kept.filter(starts_at__gt=now.moment).order_by("starts_at")
    past = kept.filter(starts_at__lte=now.moment).order_by("-starts_at")[:MOST_PAST]
    return [as_said(one, client, now) for one in coming], [
        as_said(one, client, now) for one in past
    ]


def as_said(one: Appointment, client: Person, now: Now) -> dict[str, Any]:
    """Say one session on both clocks."""
    when = on_both_clocks(one.starts_at, zone=now.zone, theirs=client.zone)
    return {"id": one.pk, "when": when, "in_series": one.series is not None}


def move(request: PersonRequest, client_id: UUID, appointment_id: UUID) -> HttpResponse:
    """Move a session, alone or with the later ones of its series."""
    client, now = client_in_care(request, client_id), now_for(request.person)
    appointment = coming_one(request, client, appointment_id)
    there = appointment.starts_at.astimezone(now.zone)
    form = MoveForm(
        request.POST or None,
        zone=now.zone,
        in_series=appointment.series is not None,
        initial={"day": there.date(), "at": there.time()},
    )
    if request.method == "POST" and form.is_valid():
        following = bool(form.cleaned_data.get("following"))
        move_appointment(appointment, to=form.starts_at(), following=following, by=request.person)
        return answer_with("moved", at="review:appointment", client_id=client_id)
    return show_client_page(
        request,
        client,
        "review/move.html",
        "appointment",
        status=422 if form.errors else 200,
        form=form,
        when=as_said(appointment, client, now)["when"],
    )


@require_POST
def cancel(request: PersonRequest, client_id: UUID, appointment_id: UUID) -> HttpResponse:
    """Say that a session will not be; it can come back."""
    client = client_in_care(request, client_id)
    appointment = coming_one(request, client, appointment_id)
    cancel_appointment(appointment, by=request.person)
    return answer_with("cancelled", at="review:appointment", client_id=client_id, of=appointment_id)


@require_POST
def restore(request: PersonRequest, client_id: UUID, appointment_id: UUID) -> HttpResponse:
    """Take a cancellation back."""
    client = client_in_care(request, client_id)
    mine = Appointment.objects.visible_to(request.person).filter(client=client)
    appointment = get_object_or_404(mine.select_related("client"), pk=appointment_id)
    bring_back_appointment(appointment, by=request.person)
    return answer_with("restored", at="review:appointment", client_id=client_id)


def coming_one(request: PersonRequest, client: Person, appointment_id: UUID) -> Appointment:
    """A session that is still to come."""
    mine = Appointment.objects.visible_to(request.person).filter(client=client, cancelled_at=None)
    ahead = mine.filter(starts_at__gt=timezone.now()).select_related("client")
    found: Appointment = get_object_or_404(ahead, pk=appointment_id)
    return found
