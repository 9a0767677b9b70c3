"""Start one or several clients with a template, or offer it to them."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from midweek.audit.action import Done, action
from midweek.people.models import Person
from midweek.plans.actions.assigning import assign
from midweek.plans.actions.offering_parts import missing, offer_parts
from midweek.plans.actions.overtaking import overtake
from midweek.plans.actions.programmes import begin_programme
from midweek.plans.actions.templates import Part, must_see, parts_of
from midweek.plans.actions.treating import must_treat
from midweek.plans.models import Template


@action("plans.template_started", says=_("Clients were started with a template"))
def start_with_template(
    template: Template, clients: Sequence[Person], *, by: Person
) -> Done[Template]:
    """Agree on all of it with each of these clients, or with none. What runs already stays.

    Each client's own why is still to be written down: it was talked about, or will be.
    What is for later waits, and is offered when its time has come.
    """
    parts = _parts(template, clients, by=by)
    for client in clients:
        for activity, agreed in missing(client, _at_once(parts), by=by):
            assign(client, activity, agreed=agreed, by=by)
        _let_wait(client, parts, by=by)
    return Done(template, {"clients": len(clients)})


@action("plans.template_offered", says=_("A template was offered to clients"))
def offer_template(template: Template, clients: Sequence[Person], *, by: Person) -> Done[Template]:
    """Offer all of it to each of these clients, who answers each idea for themselves.

    What runs already is left out, and a draft that is being written stays a draft. What is
    for later waits, and is offered when its time has come.
    """
    parts = _parts(template, clients, by=by)
    offered = [_offer(client, parts, by=by) for client in clients]
    if not any(offered):
        raise ValidationError(_("All of it is in their plans already."))
    return Done(template, {"clients": sum(offered)})


def _parts(template: Template, clients: Sequence[Person], *, by: Person) -> list[Part]:
    must_see(template, by)
    if not clients:
        raise ValidationError(_("Choose whom it is for."))
    return parts_of(template, by=by)


def _offer(client: Person, parts: Sequence[Part], *, by: Person) -> bool:
    must_treat(by, client)
    if any(missing(client, _at_once(parts), by=by)):
        overtake(client, ~Q(offer__made_by=client))
    sent = offer_parts(client, _at_once(parts), by=by)
    return _let_wait(client, parts, by=by) or sent


def _at_once(parts: Sequence[Part]) -> list[Part]:
    return [one for one in parts if not one.after]


def _let_wait(client: Person, parts: Sequence[Part], *, by: Person) -> bool:
    later = [one for one in parts if one.after]
    if later:
        first = parts.index(later[0])
        before = parts[first - 1].slug if first else ""
        begin_programme(client, later, before=before, by=by)
    return bool(later)
