"""How the desk says what would change about a plan, and how two versions of it differ."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from midweek.plans.actions.assigning import Agreed
from midweek.plans.models import Rung
from midweek.review.charts.wording import full_day
from midweek.review.when import schedule_in_words


@dataclass(frozen=True)
class Saying:
    """One thing as it is agreed, or would be, with what it is called and its sizes."""

    title: str
    agreed: Agreed
    rungs: Mapping[str, Any]

    def size(self) -> str:
        """What this size is called: by the activity itself where it says so."""
        found = self.rungs.get(self.agreed.rung)
        return str(found["label"]) if found else str(Rung(self.agreed.rung).label)

    def when(self) -> str:
        """When it is due."""
        return schedule_in_words(self.agreed.schedule())

    def until(self) -> str:
        """How long it runs."""
        return full_day(self.agreed.until) if self.agreed.until else _("until it is ended")


def changes(before: Saying, after: Saying) -> Iterator[str]:
    """Yield in a line each what would be different."""
    differs = _("%(what)s: %(now)s instead of %(before)s")
    ends = _("%(what)s until: %(now)s instead of %(before)s")
    facets = ((differs, Saying.when), (differs, Saying.size), (ends, Saying.until))
    for words, facet in facets:
        was, now = facet(before), facet(after)
        if was != now:
            yield words % {"what": after.title, "now": now, "before": was}
    if before.agreed.why != after.agreed.why:
        yield _("%(what)s, because: “%(why)s”") % {"what": after.title, "why": after.agreed.why}


def difference(before: Mapping[str, Saying], after: Mapping[str, Saying]) -> list[str]:
    """Say every difference between two versions of a plan: new, changed, ended."""
    new = [_("New: %(what)s") % {"what": after[pk].title} for pk in after if pk not in before]
    other = [line for pk in after if pk in before for line in changes(before[pk], after[pk])]
    over = [_("Ended: %(what)s") % {"what": before[pk].title} for pk in before if pk not in after]
    return new + other + over or [_("Nothing is different.")]


def whole(saying: Saying) -> str:
    """Say one new thing in a line."""
    return f"{saying.when()} · {saying.size()}"
