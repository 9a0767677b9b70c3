"""Start one or several clients with a template."""

from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import Done, action
from midweek.library.models import Activity
from midweek.people.models import Person
from midweek.plans.actions.assigning import assign
from midweek.plans.actions.templates import Part, must_see, parts_of
from midweek.plans.models import Assignment, Template


@action("plans.template_started", says=_("Clients were started with a template"))
def start_with_template(
    template: Template, clients: Sequence[Person], *, by: Person
) -> Done[Template]:
    """Agree on all of it with each of these clients, or with none. What runs already stays.

    Each client's own why is still to be written down: it was talked about, or will be.
    """
    must_see(template, by)
    if not clients:
        raise ValidationError(_("Choose whom it is for."))
    parts = parts_of(template, by=by)
    for client in clients:
        _start(client, parts, by=by)
    return Done(template, {"clients": len(clients)})


def _start(client: Person, parts: Sequence[Part], *, by: Person) -> None:
    running = Assignment.objects.filter(client=client, ended_at=None)
    known = set(running.values_list("activity__slug", flat=True))
    today = clock.now().astimezone(ZoneInfo(client.zone)).date()
    for part in parts:
        if part.slug in known:
            continue
        activity = Activity.objects.visible_to(by).filter(slug=part.slug).first()
        if activity is None:
            raise ValidationError(_("This activity is not in the library."))
        assign(client, activity, agreed=replace(part.agreed, starts=today), by=by)
