"""How the desk says what clients add: counts, never a score, and the last thing learnt."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from midweek.plans.models.planning import Obstacle
from midweek.review.queries.quality import Quality

USEFUL: Mapping[str, Callable[[], str]] = {
    "much": lambda: _("helped a lot"),
    "some": lambda: _("helped a little"),
    "no": lambda: _("did not help"),
}
FELT: Mapping[str, Callable[[], str]] = {
    "easy": lambda: _("Easy"),
    "right": lambda: _("About right"),
    "hard": lambda: _("Hard"),
}


def quality_in_words(said: Quality | None) -> list[str]:
    """Say what was added about one thing of the plan, in as many lines as there is to say."""
    if said is None:
        return []
    lines = [useful_in_words(said.useful), obstacles_in_words(said.obstacles)]
    if said.learnt:
        lines.append(_("Learnt: “%(words)s”") % {"words": said.learnt})
    return [one for one in lines if one]


def useful_in_words(useful: Mapping[str, int]) -> str:
    """Say how often something was how useful."""
    told = [f"{wording()} ({useful[code]})" for code, wording in USEFUL.items() if useful.get(code)]
    return _("By the client’s word: %(told)s") % {"told": ", ".join(told)} if told else ""


def obstacles_in_words(obstacles: Mapping[str, int]) -> str:
    """Say what got in the way, the most frequent first."""
    most = sorted(obstacles.items(), key=lambda one: (-one[1], one[0]))
    told = [f"{Obstacle(code).label} ({count})" for code, count in most if code in Obstacle.values]
    return _("Got in the way: %(told)s") % {"told": ", ".join(told)} if told else ""


def added_in_words(
    felt: str | None, quality: Mapping[str, Any] | None
) -> Iterator[tuple[str, str]]:
    """Yield what the client added to one entry: what was asked, and what they said."""
    said = quality or {}
    if felt and felt in FELT:
        yield _("How hard it was"), FELT[felt]()
    if said.get("useful") in USEFUL:
        yield _("How useful it was"), USEFUL[said["useful"]]()
    if said.get("learnt"):
        yield _("What I learnt"), str(said["learnt"])
