"""Write down how something is meant to be done, and what for."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.audit.action import Done, action
from midweek.people.access import grant_to_client
from midweek.people.models import Person
from midweek.people.vault import open_sealed, seal
from midweek.plans.models import Goal, Terms
from midweek.plans.models.planning import Idea, Obstacle, Planning

LONGEST_LINE = 200
LINES = ("goal", "after", "where", "obstacle_words", "answer")
SCALES = {"confidence": 100, "sense": 10}


def put_planning(terms: Terms, planning: Planning, *, client: Person, by: Person) -> None:
    """Seal the planning into terms that are about to be kept; their goal is found or made."""
    _must_make_sense(planning)
    said = {
        name: _tidy(value) if isinstance(value, str) else value
        for name, value in planning.said().items()
    }
    if words := said.get("goal"):
        terms.goal = goal_named(client, words, by=by)
    seal(terms, planning=said)


def goal_named(client: Person, words: str, *, by: Person) -> Goal:
    """The client's goal in these words: one they have, or else a new one."""
    grant = grant_to_client(client, by=by, purpose="plan")
    for known in Goal.objects.filter(client=client).order_by("made_at"):
        if str(open_sealed(known, "words", grant=grant)).casefold() == words.casefold():
            found: Goal = known
            return found
    return _set_goal(client, words, by=by).subject


@action("plans.goal_set", says=_("A goal was written down"))
def _set_goal(client: Person, words: str, *, by: Person) -> Done[Goal]:
    goal = Goal(clinic_id=client.clinic_id, client=client, made_by=by)
    seal(goal, words=words)
    goal.save(force_insert=True)
    return Done(goal)


def _must_make_sense(planning: Planning) -> None:
    if any(len(getattr(planning, line)) > LONGEST_LINE for line in LINES):
        raise ValidationError(_("Say each in one line, of at most 200 characters."))
    if planning.obstacle not in ("", *Obstacle.values) or planning.idea not in ("", *Idea.values):
        raise ValidationError(_("Choose one of the answers."))
    for name, highest in SCALES.items():
        if not _is_within(getattr(planning, name), highest):
            raise ValidationError(_("Choose a number from the scale."))


def _is_within(number: Any, highest: int) -> bool:
    return number is None or (type(number) is int and 0 <= number <= highest)


def _tidy(line: str) -> str:
    return " ".join(line.split())
