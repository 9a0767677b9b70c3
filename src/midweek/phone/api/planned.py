"""How something will be done, as the client's phone shows it beside the task."""

from datetime import timedelta
from typing import Any

from midweek.audit import clock
from midweek.plans.models.planning import Obstacle, Planning
from midweek.plans.queries import Item

IS_NEW = timedelta(days=7)


def planned(item: Item) -> dict[str, Any]:
    """What the two said about doing it, and whether the phone asks how sure the client is.

    It asks once, of what is new, and not where the question was answered in the room.
    """
    planning, sure = item.planning, item.sure
    said = {
        "goal": planning.goal,
        "after": planning.after,
        "where": planning.where,
        "obstacle": _obstacle(planning),
        "answer": planning.answer,
        "minute": planning.minute or bool(sure and sure.wants == "minute"),
    }
    return {
        "planned": {name: value for name, value in said.items() if value},
        "ask_sure": sure is None and planning.confidence is None and _is_new(item),
    }


def _is_new(item: Item) -> bool:
    recent = item.agreed_at and item.agreed_at > clock.now() - IS_NEW
    return bool(recent and not item.ended_at)


def _obstacle(planning: Planning) -> str:
    known = str(Obstacle(planning.obstacle).label) if planning.obstacle else ""
    return planning.obstacle_words or known
