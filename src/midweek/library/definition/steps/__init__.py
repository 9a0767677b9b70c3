"""The steps of an activity: what is shown, and what may be answered.

A step of a new kind needs: a class here; a check in `midweek_rules.fitting` and its twin in the
phone's `player/fitting.js`, with cases for both in `tests/cases/receiving.json`; a module of the
player, named in `player/fetching.js`; and its words for therapists in `review.queries.answers`.
"""

from typing import Annotated

from pydantic import Field

from midweek.library.definition.steps.collected import Contacts, Ladder, List, Repeat, Table
from midweek.library.definition.steps.derived import Computed, MeasureBlock
from midweek.library.definition.steps.feelings import Feeling, Mood, Thought, Tracked
from midweek.library.definition.steps.kept_files import Audio, Drawing, Photo
from midweek.library.definition.steps.practice import Done, Pacer, Read, Stages, Timer
from midweek.library.definition.steps.questions import (
    Choice,
    ChoiceMany,
    Date,
    Duration,
    LongText,
    Moment,
    Number,
    Scale,
    ShortText,
    Time,
    YesNo,
)
from midweek.library.definition.steps.shown import Asking, Shown

Step = Annotated[
    Read
    | ShortText
    | LongText
    | YesNo
    | Number
    | Scale
    | Choice
    | ChoiceMany
    | Date
    | Time
    | Moment
    | Duration
    | Mood
    | Feeling
    | Thought
    | Tracked
    | Pacer
    | Timer
    | Stages
    | List
    | Table
    | Repeat
    | Ladder
    | Contacts
    | Drawing
    | Photo
    | Audio
    | Computed
    | MeasureBlock
    | Done,
    Field(discriminator="type"),
]

__all__ = ["Asking", "Choice", "Computed", "Shown", "Step"]
