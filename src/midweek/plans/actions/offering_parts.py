"""Parts of a template as ideas to one client."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.library.models import Activity
from midweek.people.actions.care import raise_counter
from midweek.people.models import Person
from midweek.plans.actions.assigning import Agreed
from midweek.plans.actions.ideas import Idea, kept_proposal
from midweek.plans.actions.templates import Part
from midweek.plans.actions.treating import must_treat
from midweek.plans.models import Assignment, Offer


def offer_parts(client: Person, parts: Sequence[Part], *, by: Person) -> bool:
    """Send what does not run yet as one offer, and say whether there was any. Use in a deed."""
    must_treat(by, client)
    ideas = [Idea(activity=one, agreed=agreed) for one, agreed in missing(client, parts, by=by)]
    if not ideas:
        return False
    raise_counter(client)
    offer = Offer(clinic_id=client.clinic_id, client=client, made_by=by, sent_at=clock.now())
    offer.save(force_insert=True)
    for place, idea in enumerate(ideas, start=1):
        idea.must_make_sense(client)
        kept_proposal(offer, idea, position=place)
    return True


def missing(
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
