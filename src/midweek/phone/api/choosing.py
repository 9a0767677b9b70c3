"""What clients may choose by themselves: to add it, or to take it instead of something."""

from typing import Any

from midweek.library.at_hand import ALWAYS_AT_HAND
from midweek.library.models import ActivityVersion
from midweek.library.queries import definitions
from midweek.people.models import Person
from midweek.plans.actions.owning import may_be_own


def told_ideas(client: Person) -> list[dict[str, Any]]:
    """What the client may choose by themselves, with what it is for."""
    newest = ActivityVersion.objects.select_related("activity").newest()
    newest = newest.exclude(activity__slug__in=ALWAYS_AT_HAND)
    ready = [one for one in newest if may_be_own(one.activity, one.definition)]
    said = definitions({one.pk for one in ready}, language=client.language)
    return [
        {
            "activity": one.pk,
            "slug": one.activity.slug,
            "approach": one.definition.get("approach", ""),
            "concerns": one.definition.get("concerns", []),
            **{name: said[str(one.pk)].get(name) for name in ("title", "purpose", "minutes")},
        }
        for one in ready
    ]
