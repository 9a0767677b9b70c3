"""What a client agreed to, and who did what when."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from midweek.people.models import Consent, ConsentPurpose, Person
from midweek.people.requests import PersonRequest
from midweek.review.charts.wording import full_day
from midweek.review.queries.trail import PAGE, Line, trail
from midweek.review.views.head import show_client_page
from midweek.review.views.viewer import Now, client_in_care, now_for
from midweek.review.words import clock


def show_access(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Show what the client agreed to, and the trail."""
    client, now = client_in_care(request, client_id), now_for(request.person)
    before = request.GET.get("before", "")
    lines = trail(client, by=request.person, before=int(before) if before.isdigit() else None)
    here = reverse("review:access", args=[client_id])
    return show_client_page(
        request,
        client,
        "review/access.html",
        "access",
        consents=[consent_line(one, now) for one in consents(client, request.person)],
        trail=[trail_line(one, now) for one in lines],
        older=f"{here}?before={lines[-1].number}" if len(lines) == PAGE else "",
    )


def consents(client: Person, by: Person) -> list[Consent]:
    """Every answer about sharing, those in force first."""
    mine = Consent.objects.visible_to(by).filter(client=client)
    return sorted(mine.order_by("-at"), key=lambda one: one.ended_at is not None)


def consent_line(one: Consent, now: Now) -> dict[str, str]:
    """Say one answer."""
    since = full_day(one.at.astimezone(now.zone).date())
    until = full_day(one.ended_at.astimezone(now.zone).date()) if one.ended_at else ""
    return {
        "what": str(ConsentPurpose(one.purpose).label),
        "answer": _("shared") if one.granted else _("not shared"),
        "since": _("%(since)s to %(until)s") % {"since": since, "until": until} if until else since,
    }


def trail_line(one: Line, now: Now) -> dict[str, Any]:
    """Say one deed."""
    at = one.at.astimezone(now.zone)
    return {"at": f"{full_day(at.date())}, {clock(at)}", "by": one.by, "says": one.says}
