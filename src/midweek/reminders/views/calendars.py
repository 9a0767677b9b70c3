"""A calendar asks for the reminders of whoever gave it a secret address."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from midweek.audit.scope import in_clinic
from midweek.people.models import Clinic
from midweek.reminders.calendars import calendar_at, written


@require_safe
def calendar(request: HttpRequest, token: str, clinic_id: UUID) -> HttpResponse:
    """Give out the calendar. A secret that is wrong, old or taken back looks like no address."""
    if not Clinic.objects.filter(pk=clinic_id).exists():
        raise Http404
    with in_clinic(clinic_id):
        row = calendar_at(token)
        if row is None:
            raise Http404
        return HttpResponse(written(row), content_type="text/calendar; charset=utf-8")
