"""Start one or several clients with a template, or offer it to them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import Done, action
from midweek.library.models import Activity
from midweek.people.actions.care import raise_counter
from midweek.people.models import Person
from midweek.plans.actions.assigning import Agreed, assign
from midweek.plans.actions.ideas import Idea, kept_proposal
from midweek.plans.actions.overtaking import overtake
from midweek.plans.actions.templates import Part, must_see, parts_of
from midweek.plans.actions.treating import must_treat
from midweek.plans.models import Assignment, Offer, Template


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


@action("plans.template_offered", says=_("A template was offered to clients"))
def offer_template(template: Template, clients: Sequence[Person], *, by: Person) -> Done[Template]:
    """Offer all of it to each of these clients, who answers each idea for themselves.

    What runs already is left out, and a draft that is being written stays a draft.
    """
    must_see(template, by)
    if not clients:
        raise ValidationError(_("Choose whom it is for."))
    parts = parts_of(template, by=by)
    offered = [_offer(client, parts, by=by) for client in clients]
    if not any(offered):
        raise ValidationError(_("All of it is in their plans already."))
    return Done(template, {"clients": sum(offered)})


def _offer(client: Person, parts: Sequence[Part], *, by: Person) -> bool:
    must_treat(by, client)
    ideas = [Idea(activity=one, agreed=agreed) for one, agreed in _missing(client, parts, by=by)]
    if not ideas:
        return False
    raise_counter(client)
    overtake(client, ~Q(offer__made_by=client))
    offer = Offer(clinic_id=client.clinic_id, client=client, made_by=by, sent_at=clock.now())
    offer.save(force_insert=True)
    for place, idea in enumerate(ideas, start=1):
        idea.must_make_sense(client)
        kept_proposal(offer, idea, position=place)
    return True


def _start(client: Person, parts: Sequence[Part], *, by: Person) -> None:
    for activity, agreed in _missing(client, parts, by=by):
        assign(client, activity, agreed=agreed, by=by)


def _missing(
    client: Person, parts: Sequence[Part], *, by: Person
) -> Iterator[tuple[Activity, Agreed]]:
    """What of it does not run yet, from today on."""
    running = Assignment.objects.filter(client=client, ended_at=None)
    known = set(running.values_list("activity__slug", flat=True))
    today = clock.now().astimezone(ZoneInfo(client.zone)).date()
    for part in parts:
        if part.slug in known:
            continue
        activity = Activity.objects.visible_to(by).filter(slug=part.slug).first()
        if activity is None:
            raise ValidationError(_("This activity is not in the library."))
        yield activity, replace(part.agreed, starts=today)
