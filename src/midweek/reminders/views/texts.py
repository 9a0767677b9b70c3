"""A gateway tells: what became of a text, and what somebody answered."""

import json
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from midweek.people.models import Clinic
from midweek.reminders.actions.answers import answer, report
from midweek.reminders.channels.dialects import ARRIVED, DIALECTS, LOST
from midweek.reminders.channels.reporting import answers_path, is_right, report_path


@csrf_exempt
@require_POST
def heard(request: HttpRequest, token: str) -> HttpResponse:
    """Do what somebody answered, if it is STOP or START; nothing of it is kept."""
    _must_know_the_secret(request, answers_path())
    said, dialect = _said(request), DIALECTS[settings.ENVIRONMENT.sms_dialect]
    answer(said.get(dialect.number, ""), said.get(dialect.words, ""))
    return HttpResponse(status=204)


@csrf_exempt
@require_POST
def reported(request: HttpRequest, token: str, clinic_id: UUID, message_id: UUID) -> HttpResponse:
    """Take note that a text arrived, or did not."""
    _must_know_the_secret(request, report_path(clinic_id, message_id))
    dialect = DIALECTS[settings.ENVIRONMENT.sms_dialect]
    status = _said(request).get(dialect.status, "").lower()
    if status in ARRIVED | LOST and Clinic.objects.filter(pk=clinic_id).exists():
        report(clinic_id, message_id, arrived=status in ARRIVED)
    return HttpResponse(status=204)


def _must_know_the_secret(request: HttpRequest, wanted: str) -> None:
    if not is_right(request.path, wanted):
        raise Http404


def _said(request: HttpRequest) -> dict[str, str]:
    if request.content_type != "application/json":
        return {name: str(value) for name, value in request.POST.items()}
    try:
        told = json.loads(request.body)
    except ValueError:
        return {}
    return {str(name): str(one) for name, one in told.items()} if isinstance(told, dict) else {}
