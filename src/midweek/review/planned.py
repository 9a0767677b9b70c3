"""How something will be done, in sentences: for the plan's page."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from midweek.plans.models.planning import Help, Idea, Obstacle, Planning, Sure
from midweek.plans.queries import Item


def planned_in_words(item: Item) -> list[str]:
    """Say what was planned, and who said how sure the client is."""
    return [*_sentences(item.planning), *_sure(item.planning, item.sure)]


def _sentences(planning: Planning) -> Iterator[str]:
    if planning.why_later:
        yield _("Why: talked about, still to be written down")
    if planning.goal:
        yield _("Goal: %(goal)s") % {"goal": planning.goal}
    if planning.after or planning.where:
        yield ", ".join(part for part in (planning.after, planning.where) if part)
    if planning.answer or planning.obstacle or planning.obstacle_words:
        yield if_then(planning)
    if planning.minute:
        yield _("The first minute is enough")
    if planning.idea:
        yield _("Whose idea: %(whose)s") % {"whose": Idea(planning.idea).label}


def if_then(planning: Planning) -> str:
    """Say the obstacle and the answer to it in one sentence."""
    known = Obstacle(planning.obstacle).label if planning.obstacle else ""
    obstacle = planning.obstacle_words or known
    if not obstacle:
        return _("If something gets in the way: %(answer)s") % {"answer": planning.answer}
    if not planning.answer:
        return _("What could get in the way: %(obstacle)s") % {"obstacle": obstacle}
    return _("If this gets in the way: %(obstacle)s. Then: %(answer)s") % {
        "obstacle": obstacle,
        "answer": planning.answer,
    }


def _sure(planning: Planning, sure: Sure | None) -> Iterator[str]:
    if planning.confidence is not None:
        yield _("Sure: %(sure)d of 100, asked in the room") % {"sure": planning.confidence}
    if sure and sure.confidence is not None:
        yield _("Sure: %(sure)d of 100, said on the phone") % {"sure": sure.confidence}
    if sure and sure.wants:
        yield _("Would help: %(wish)s") % {"wish": Help(sure.wants).label}
