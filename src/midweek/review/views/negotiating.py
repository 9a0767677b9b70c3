"""What the plan's page says of ideas: the client's, the draft, and what was sent."""

from typing import Any

from midweek.people.access import given_name, name_of
from midweek.people.models import Person
from midweek.people.requests import PersonRequest
from midweek.people.vault import Grant
from midweek.plans.queries.offers import drafted, proposed
from midweek.review.queries.negotiation import terrain
from midweek.review.views.ideas import idea_in_words
from midweek.review.views.viewer import now_for


def negotiation(request: PersonRequest, client: Person, grant: Grant) -> dict[str, Any]:
    """What the plan page says of ideas: the client's, the draft, and what was sent."""
    sent, waiting = proposed(client), drafted(client, by=request.person)
    slugs = {one.activity.slug for one in (*sent, *waiting) if one.activity}
    land = terrain(client, grant=grant, language=request.person.language, also=slugs)
    now = now_for(request.person)
    shown = [
        idea_in_words(one, land, now, grant=grant)
        for one in sent
        if not (one.noted_at or one.overtaken_at or one.offer.withdrawn_at)
    ]
    return {
        "theirs": [one for one in shown if one.mine and one.state == "open"],
        "offered": [one for one in shown if not one.mine and one.state in ("open", "no")],
        "drafted": len(waiting),
        "given": given_name(name_of(client, by=request.person)),
    }
