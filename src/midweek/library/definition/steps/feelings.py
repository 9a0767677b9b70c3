"""Feelings and thoughts."""

from typing import Annotated, Literal

from pydantic import Field

from midweek.library.definition.steps.shown import Asking


class Mood(Asking):
    """Five steps of mood, 1 to 5, on the path of the sun."""

    type: Literal["mood"]


class Feeling(Asking):
    """A place on the map of feelings, and up to three words for it.

    Answered as {"pleasant": -100..100, "energy": -100..100, "words": [{"word": "calm",
    "strength": 0..100}]}; a word of their own is {"own": "..."} in place of "word". Where no
    place fits: {"unsure": "mixed" | "dont_know" | "nothing_much"}, with or without words.
    """

    type: Literal["feeling"]
    words: Annotated[int, Field(ge=0, le=3)] = 3
    strength: bool = True


class Thought(Asking):
    """A thought, and how true it feels. Answered as {"text": "...", "belief": 0..100}."""

    type: Literal["thought"]
    belief: bool = True


class Tracked(Asking):
    """What this client and therapist agreed to follow: up to four dimensions, 0 to 10.

    The names of the dimensions belong to the client and are no part of the activity.
    Answered as {dimension id: 0..10}.
    """

    type: Literal["tracked"]
