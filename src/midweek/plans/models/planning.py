"""How something is meant to be done: what for, after what, where, what may get in the way."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

SURE_ENOUGH = 70
"""Below this the task is talked over again (convention of motivational interviewing and CBT)."""


class Obstacle(models.TextChoices):
    """What often gets in the way (after the Homework Rating Scale II and Callan's barriers)."""

    FORGOT = "forgot", _("Forgetting it")
    NO_TIME = "no_time", _("No time")
    TOO_HARD = "too_hard", _("Too hard")
    NO_POINT = "no_point", _("Not seeing the point")
    FELT_WORSE = "felt_worse", _("Feeling worse")
    ASHAMED = "ashamed", _("Feeling ashamed")
    SYMPTOMS = "symptoms", _("Symptoms in the way")
    NOBODY = "nobody", _("Nobody to help")
    APP = "app", _("Trouble with the app")
    LIFE = "life", _("Something else in life")
    OTHER = "other", _("Other")


class Idea(models.TextChoices):
    """Whose idea it was."""

    CLIENT = "client", _("The client’s")
    THERAPIST = "therapist", _("The therapist’s")
    BOTH = "both", _("Both")


class Help(models.TextChoices):
    """What may make it likelier, where somebody is not sure."""

    SMALLER = "smaller", _("The smaller size")
    TIME = "time", _("Another time")
    MINUTE = "minute", _("The first minute only")


@dataclass(frozen=True)
class Planning:
    """What two people said about how it will be done. Whatever is empty was not said.

    `goal` is the client's, in their words; `why_later` says that the reason was talked
    about and is still to be written down. `confidence` is 0 to 100 and was asked of the
    client when the terms were agreed; what they say on the phone stands beside it.
    """

    goal: str = ""
    why_later: bool = False
    after: str = ""
    where: str = ""
    obstacle: str = ""
    obstacle_words: str = ""
    answer: str = ""
    confidence: int | None = None
    minute: bool = False
    idea: str = ""
    sense: int | None = None

    def said(self) -> dict[str, Any]:
        """What was said, and nothing else: as it is sealed, and as `planning_of` reads it."""
        return {
            one.name: value
            for one in fields(self)
            if (value := getattr(self, one.name)) != one.default
        }


NOTHING_SAID = Planning()


def planning_of(said: Mapping[str, Any] | None) -> Planning:
    """Read what `Planning.said` wrote."""
    return Planning(**(said or {}))


@dataclass(frozen=True)
class Sure:
    """What the client answered on the phone: how sure they are, and what would help.

    No `confidence` means that they were asked and did not want to say.
    """

    confidence: int | None = None
    wants: str = ""


def sure_of(said: Mapping[str, Any] | None) -> Sure | None:
    """Read what was kept of it; None means that nobody asked yet."""
    return None if said is None else Sure(**said)
